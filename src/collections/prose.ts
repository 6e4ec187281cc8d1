/** What the sections say, as plain text: the site's own words, and its own pseudo-code, for what counts them. */
import { join } from 'node:path';
import { parseMdx, walk, type MdastNode } from './mdx.ts';
import { contentRoot } from './root.ts';
import { readSource } from './source.ts';

export interface SiteText {
  /** A line for each paragraph; formulas and code in it are an ellipsis. */
  readonly prose: string;
  /** Line by line, without the fences. */
  readonly code: string;
}

/** The text of section files that have been checked, in this order. */
export function siteText(
  sections: readonly { readonly file: string }[],
  root: string = contentRoot,
): SiteText {
  const trees = sections.flatMap(({ file }) => treeOf(file, root) ?? []);
  return { prose: trees.map(proseOf).join('\n'), code: trees.map(codeOf).join('\n') };
}

/** The syntax tree of a section file that has been checked. */
export function treeOf(file: string, root: string = contentRoot): MdastNode | undefined {
  const ignore = (): void => undefined; // what is wrong in a file was reported when it was checked
  const source = readSource(join(root, file), ignore);
  return source === undefined ? undefined : parseMdx(source, ignore);
}

/** The paragraphs' words. Tags give their content, citations nothing; formulas and code an ellipsis. */
export function proseOf(tree: MdastNode): string {
  const lines: string[] = [];
  for (const { node } of walk(tree)) if (node.type === 'paragraph') lines.push(wordsOf(node));
  return lines.join('\n');
}

/** What stands between fences. */
export function codeOf(tree: MdastNode): string {
  const blocks: string[] = [];
  for (const { node } of walk(tree)) if (node.type === 'code') blocks.push(node.value);
  return blocks.join('\n');
}

/** The words of a paragraph, or of what is in it. */
export function wordsOf(node: MdastNode): string {
  if (node.type === 'text') return node.value.replaceAll('\n', ' ');
  if (node.type === 'break') return ' ';
  if (node.type === 'inlineMath' || node.type === 'inlineCode') return '…';
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
