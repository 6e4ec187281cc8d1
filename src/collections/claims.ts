/**
 * Claims that age, such as who makes what, and since when: `<Cite of="key" checked="2026-11-26" again="2027-05" />` says
 * when someone compared the sentence with its source, and when to do so again.
 */
import { attributeValue } from './attributes.ts';
import { splitKeys } from './check-citations.ts';
import { isOver } from './days.ts';
import { isJsx, lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';
import type { Problem } from './problem.ts';

/** One of them. */
export interface Claim {
  /** Path of its section, relative to the content folder. */
  readonly file: string;
  readonly line: number | undefined;
  /** The sentence in which the citation stands, without formulas. */
  readonly sentence: string;
  /** Keys of its sources. */
  readonly sources: readonly string[];
  /** A day: `2026-11-26`. */
  readonly checked: string;
  /** A month or a day: overdue when it is over. */
  readonly again: string;
}

/** The claims of a section in reading order. */
export function claimsOf(tree: MdastNode, file: string): Claim[] {
  return [...walk(tree)].flatMap(({ node, parents }) => {
    if (!isJsx(node) || node.name !== 'Cite') return [];
    const [checked, again] = [attributeValue(node, 'checked'), attributeValue(node, 'again')];
    if (checked === undefined || again === undefined) return [];
    const sources = splitKeys(attributeValue(node, 'of') ?? '');
    const sentence = sentenceOf(node, parents);
    return [{ file, line: lineOf(node), sentence, sources, checked, again }];
  });
}

/** By the time to look again, so that the overdue ones come first; a month ends behind all its days. */
export function inOrder(claims: readonly Claim[]): Claim[] {
  const end = ({ again }: Claim) => again.padEnd('2026-11-26'.length, '~');
  return claims.toSorted((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
}

/** What to tell whoever builds the site: no error, because the text is still what it was. */
export function overdueClaims(claims: readonly Claim[], today: string): Problem[] {
  return claims
    .filter(({ again }) => isOver(again, today))
    .map(({ file, line, sources, checked, again, sentence }) => ({
      file,
      line,
      message: `This was checked on ${checked} and is to be looked at again by ${again}: "${sentence}"`,
      hint: `Compare it with ${sources.join(', ')}, then write the new day.`,
    }));
}

/** The oldest day on which a claim of each source was checked: all its claims have been, since then. */
export function checkedSources(claims: readonly Claim[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { sources, checked } of claims) {
    for (const key of sources) {
      const known = days.get(key);
      if (known === undefined || checked < known) days.set(key, checked);
    }
  }
  return days;
}

/** The sentence of its paragraph that ends at or goes on behind a citation. */
function sentenceOf(cite: JsxNode, parents: readonly MdastNode[]): string {
  const paragraph = parents.findLast(({ type }) => !phrasing.has(type));
  let text = '';
  let at = 0;
  for (const { node } of walk(paragraph ?? cite)) {
    if (node === cite) at = text.trimEnd().length - 1;
    if (node.type === 'text' || node.type === 'inlineCode')
      text += node.value.replaceAll('\n', ' ');
    if (node.type === 'break') text += ' ';
  }
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
  return (sentences.containing(Math.max(at, 0))?.segment ?? '').trim();
}

const phrasing: ReadonlySet<string> = new Set([
  'emphasis',
  'strong',
  'delete',
  'mdxJsxTextElement',
]);
