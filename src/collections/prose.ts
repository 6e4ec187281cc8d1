/** What the sections say, as plain text: the site's own words, and its own pseudo-code, for what counts them. */
import { join } from 'node:path';
import { parseMdx, walk, type MdastNode } from './mdx.ts';
import { contentRoot } from './root.ts';
import { readSource } from './source.ts';

export interface SiteText {
  /** A line for each stretch of words: paragraphs end one, and so do formulas and code between words. */
  readonly prose: string;
  /** Line by line, without the fences. */
  readonly code: string;
}

/** The text of section files that have been checked, in this order. */
export function siteText(
  sections: readonly { readonly file: string }[],
  root: string = contentRoot,
): SiteText {
  const ignore = (): void => undefined; // what is wrong in a file was reported when it was checked
  const trees = sections.flatMap(({ file }) => {
    const source = readSource(join(root, file), ignore);
    const tree = source === undefined ? undefined : parseMdx(source, ignore);
    return tree === undefined ? [] : [tree];
  });
  return { prose: trees.map(proseOf).join('\n'), code: trees.map(codeOf).join('\n') };
}

/** The paragraphs' words. Tags give their content, citations nothing; formulas and code are line breaks. */
export function proseOf(tree: MdastNode): string {
  const lines: string[] = [];
  for (const { node } of walk(tree)) if (node.type === 'paragraph') lines.push(words(node));
  return lines.join('\n');
}

/** What stands between fences. */
export function codeOf(tree: MdastNode): string {
  const blocks: string[] = [];
  for (const { node } of walk(tree)) if (node.type === 'code') blocks.push(node.value);
  return blocks.join('\n');
}

function words(node: MdastNode): string {
  if (node.type === 'text') return node.value.replaceAll('\n', ' ');
  if (node.type === 'break') return ' ';
  if (node.type === 'inlineMath' || node.type === 'inlineCode') return '\n';
  return 'children' in node ? node.children.map(words).join('') : '';
}
