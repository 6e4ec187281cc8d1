/** Citations in a section: `<Cite of="ho2020, song2020" />`. */
import { attributeValue } from './attributes.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { suggestion } from './suggest.ts';

/** The keys that a section cites, in reading order, with their lines; a key may come many times. */
export function citedKeys(tree: MdastNode): { key: string; line: number | undefined }[] {
  const found: { key: string; line: number | undefined }[] = [];
  for (const { node } of walk(tree)) {
    if (!isJsx(node) || node.name !== 'Cite') continue;
    const keys = splitKeys(attributeValue(node, 'of') ?? '');
    found.push(...keys.map((key) => ({ key, line: lineOf(node) })));
  }
  return found;
}

/** The keys in the attribute `of`, apart at commas. */
export function splitKeys(of: string): string[] {
  return of.trim() === '' ? [] : of.split(',').map((key) => key.trim());
}

export function checkCitations(tree: MdastNode, keys: readonly string[], report: Report): void {
  for (const { node } of walk(tree)) {
    if (!isJsx(node) || node.name !== 'Cite') continue;
    const own = splitKeys(attributeValue(node, 'of') ?? '');
    const twice = own.find((key, at) => key !== '' && own.indexOf(key) < at);
    if (twice !== undefined)
      report(lineOf(node), `<Cite> has the key "${twice}" twice.`, 'Keep one.');
  }
  for (const { key, line } of citedKeys(tree)) {
    if (keys.includes(key)) continue;
    if (key === '') {
      report(line, '<Cite> has a comma too many.', 'Write keys like of="ho2020, song2020".');
      continue;
    }
    const hint = suggestion(key, keys, 'keys');
    report(line, `There is no source "${key}" in references.bib.`, hint);
  }
}
