/**
 * Markdown of one line, outside of a section's text: in its frontmatter and in attributes. It has emphasis, code and
 * formulas; punctuation stays as written, and tags are shown as such.
 */
import { markdownToMdast, type MdastNode } from 'satteri';
import { escapeHtml } from '../text/html.ts';
import { inlineFormula, marksAt, withoutMarks } from './math.ts';
import { texOf } from './math-text.ts';

/** What is parsed stands after a point, so that a line such as "1. Noise" begins no list. */
const GUARD = '.';

/** The source that is parsed for a text, and its tree. */
export function parseInline(text: string): { source: string; tree: MdastNode } {
  const source = GUARD + text.trim().replaceAll(/\s+/g, ' ');
  const features = { gfm: false, math: true, smartPunctuation: false };
  return { source, tree: markdownToMdast(source, { features }) };
}

/** The text as HTML. */
export function inlineHtml(text: string): string {
  return html(parseInline(text).tree).slice(GUARD.length);
}

/** The text for where only characters can stand: code as it is, formulas as LaTeX. */
export function inlineText(text: string): string {
  return plain(parseInline(text).tree).slice(GUARD.length);
}

const tags: Readonly<Record<string, string>> = { emphasis: 'em', strong: 'strong' };

function html(node: MdastNode, before?: MdastNode, after?: MdastNode): string {
  if (node.type === 'text') return escapeHtml(withoutMarks(node.value, before, after));
  if (node.type === 'inlineCode') return `<code>${escapeHtml(node.value)}</code>`;
  if (node.type === 'inlineMath') return inlineFormula(node.value, marksAt(before, after));
  if (!('children' in node)) return 'value' in node ? escapeHtml(String(node.value)) : '';
  const children = node.children as readonly MdastNode[];
  const inner = children.map((child, at) => html(child, children[at - 1], children[at + 1]));
  const tag = tags[node.type];
  return tag === undefined ? inner.join('') : `<${tag}>${inner.join('')}</${tag}>`;
}

function plain(node: MdastNode): string {
  if (node.type === 'inlineMath') return texOf(node.value);
  if ('children' in node) return node.children.map(plain).join('');
  return 'value' in node ? String(node.value) : '';
}
