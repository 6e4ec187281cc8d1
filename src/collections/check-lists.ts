/** Signs at the start of a line: a list or a quotation where a sentence was meant, or items that stand elsewhere. */
import { lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';

type List = Extract<MdastNode, { type: 'list' }>;
type Item = List['children'][number];

/** Beyond this, a number before a stop is a year. */
const YEAR = 1000;

export function checkLists(tree: MdastNode, source: string, report: Report): void {
  for (const { node } of walk(tree)) {
    if (!('children' in node)) continue;
    const children: readonly MdastNode[] = node.children;
    children.forEach((child, at) => {
      const before = children[at - 1];
      if (child.type === 'list') {
        // In an item, a list below its words is how lists nest.
        if (node.type !== 'listItem' && before?.type === 'paragraph') {
          checkLone(child, before, source, report);
        }
        checkList(child, before, source, report);
      } else if (child.type === 'blockquote' && follows(child, before)) {
        checkQuote(child, source, report);
      }
    });
  }
}

/** A sentence whose second line happens to start with a sign. */
function checkLone(list: List, before: MdastNode, source: string, report: Report): void {
  const [item] = list.children;
  if (item === undefined || list.children.length > 1 || !follows(list, before)) return;
  const mark = markOf(item, source);
  const message = `The ${mark} at the start of this line makes a list of one.`;
  const hint = `Write ${escaped(mark)} for the sign; if it is a list, leave an empty line above it.`;
  report(lineOf(item), message, hint);
}

function checkList(
  list: List,
  before: MdastNode | undefined,
  source: string,
  report: Report,
): void {
  const { children: items } = list;
  const [first] = items;
  if (first === undefined) return;
  const mark = markOf(first, source);
  if ((list.start ?? 1) >= YEAR) {
    const message = `"${mark}" at the start of a line makes a list.`;
    report(lineOf(first), message, `Write ${escaped(mark)}, or another word first.`);
  }
  const column = columnOf(before?.type === 'list' && follows(list, before) ? before : list);
  const shifted = items.find((item) => columnOf(item) > column);
  if (shifted !== undefined) {
    const message = 'This item is indented, but not as far as the words of the item above it.';
    const hint = 'Let it begin below those words to stand in that item, or at the margin.';
    report(lineOf(shifted), message, hint);
  }
  for (const item of items) {
    if (item.children.length > 0) continue;
    report(lineOf(item), 'This item of a list has no words.', 'Write them, or remove it.');
  }
  checkNumbers(items, source, report);
}

/** Numbers are counted from the first on: all alike, or in order. */
function checkNumbers(items: readonly Item[], source: string, report: Report): void {
  const numbers = items.map((item) => Number.parseInt(markOf(item, source), 10));
  const [first = NaN] = numbers;
  if (Number.isNaN(first) || numbers.every((number) => number === first)) return;
  const at = numbers.findIndex((number, index) => number !== first + index);
  const item = items[at];
  if (item === undefined) return;
  report(
    lineOf(item),
    `This item has number ${numbers[at]}, but would be shown as ${first + at}.`,
    'Items are counted from the first one on; what is between them stands below their words, indented.',
  );
}

/** A comparison at the start of a line: `> 5`. */
function checkQuote(quote: MdastNode, source: string, report: Report): void {
  const mark = /^>=?\s*[\d=]/.exec(source.slice(quote.position?.start.offset));
  if (mark === null) return;
  report(
    lineOf(quote),
    'The > at the start of this line makes a quotation.',
    'Write \\> for the sign.',
  );
}

/** Whether nothing is between the two, not even an empty line. */
function follows(node: MdastNode, before: MdastNode | undefined): boolean {
  const { start } = node.position ?? {};
  const end = before?.position?.end;
  return start !== undefined && end !== undefined && start.line - end.line <= 1;
}

function columnOf(node: MdastNode): number {
  return node.position?.start.column ?? 0;
}

/** What makes it an item: `-`, `2.` */
function markOf(item: MdastNode, source: string): string {
  return /^\s*(\d+[.)]|\S)/.exec(source.slice(item.position?.start.offset))?.[1] ?? '';
}

/** The mark as the sign itself. */
function escaped(mark: string): string {
  return `${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}
