/** Anchors of headings. */
import { slug } from 'github-slugger';
import { lineOf, walk, type MdastNode } from './mdx.ts';

/** One heading inside a section. */
export interface Heading {
  /** 3 for `###`, the highest level in a section, to 6. */
  readonly depth: number;
  readonly text: string;
  /** `<section id>-<slug of the text>`, without `#`. */
  readonly anchor: string;
  readonly line: number | undefined;
}

/** Anchor of a heading with this text. */
export function headingAnchor(sectionId: string, text: string): string {
  return `${sectionId}-${slug(text.trim())}`;
}

/** Text of a heading as it is read: components give their content, citations nothing. */
export function plainText(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** The headings of a section in order. */
export function headingsOf(tree: MdastNode, sectionId: string): Heading[] {
  const headings: Heading[] = [];
  for (const { node } of walk(tree)) {
    if (node.type !== 'heading') continue;
    const text = plainText(node).trim();
    const anchor = headingAnchor(sectionId, text);
    headings.push({ depth: node.depth, text, anchor, line: lineOf(node) });
  }
  return headings;
}
