/** Marks in a section that would be published as they were typed, because this is not the Markdown that knows them. */
import { shorten } from '../text/shorten.ts';
import { dialects } from './dialects.ts';
import { isJsx, lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { lineAt } from './source.ts';
import { BLANK, wordsOnly } from './words-only.ts';

/** Names of Python that would lose their signs. */
const pythonName =
  /^__(?:all|call|dict|doc|enter|eq|exit|file|getitem|init|iter|len|main|name|new|next|repr|setitem|str|version)__$/;

export function checkDialects(
  tree: MdastNode,
  source: string,
  sources: readonly string[],
  report: Report,
): void {
  let words = wordsOnly(tree, source);
  for (const { pattern, wrong, hint } of dialects) {
    // What one has reported is not another's.
    words = words.replaceAll(pattern, (match: string, ...rest: unknown[]) => {
      const offset = rest.find((each) => typeof each === 'number') ?? 0;
      const groups = rest.filter((each) => typeof each === 'string').slice(0, -1);
      const shown = [match, ...groups].map((text) => short(text));
      report(lineAt(source, offset), wrong(...shown), hint);
      return match.replaceAll(/[^\n]/g, BLANK);
    });
  }
  for (const { index, 1: key = '' } of words.matchAll(/(?<![\w@.])@([\w:-]+)/g)) {
    if (!sources.includes(key)) continue;
    report(lineAt(source, index), `@${key} is no citation here.`, `Write <Cite of="${key}" />.`);
  }
  checkNodes(tree, source, report);
}

/** Whether what stands there is an option of `Choose`, which has boxes. */
function ofChoice(parents: readonly MdastNode[]): boolean {
  const around = parents.at(-2);
  return around !== undefined && isJsx(around) && around.name === 'Choose';
}

/** What Markdown has understood, but otherwise than it was meant. */
function checkNodes(tree: MdastNode, source: string, report: Report): void {
  for (const { node, parents } of walk(tree)) {
    const { start, end } = node.position ?? {};
    const written = source.slice(start?.offset, end?.offset);
    if (node.type === 'delete' && !written.startsWith('~~')) {
      const message = `${shorten(written, 40)} would be struck out.`;
      report(lineOf(node), message, 'Write <sub>2</sub> to lower it, or ~~…~~ to strike it out.');
    } else if (
      node.type === 'listItem' &&
      typeof node.checked === 'boolean' &&
      !ofChoice(parents)
    ) {
      report(lineOf(node), 'A list of tasks has boxes that no reader can tick.', 'Write - alone.');
    } else if (node.type === 'inlineCode' && /^`{3}|^``[^`]*\n/.test(written)) {
      const message = 'This is code in a line of text, not a block of code.';
      report(lineOf(node), message, 'Write ``` on a line of its own above the code and below it.');
    } else if (node.type === 'emphasis' && isProduct(source, start?.offset, end?.offset)) {
      report(
        lineOf(node),
        `${written} would be emphasis between digits.`,
        'Write $2 \\cdot 3$, or \\* for the sign.',
      );
    } else if (
      node.type === 'link' &&
      /^https?:/.test(written) &&
      source[(start?.offset ?? 0) - 1] === '['
    ) {
      report(
        lineOf(node),
        'These brackets make no link of the address in them.',
        'Write [words](https://…).',
      );
    } else if (node.type === 'strong' && pythonName.test(written)) {
      const message = `${written} would be bold, without its signs.`;
      report(
        lineOf(node),
        message,
        `Write \`${written}\` for code, or ${written.replaceAll('__', '**')} for bold.`,
      );
    } else if (node.type === 'paragraph' && /^\\\[[^]*\\\]$/.test(written)) {
      report(lineOf(node), '\\[ and \\] make no formula here.', 'Write $$ above and below it.');
    } else if (node.type === 'paragraph' && parents.length === 1 && indentOf(source, start) > 3) {
      report(lineOf(node), 'Indented lines are no code here.', 'Write ``` above and below them.');
    }
  }
}

/** A digit on both sides: `2*3*4`. */
function isProduct(source: string, start = 0, end = 0): boolean {
  return /\d/.test(source.charAt(start - 1)) && /\d/.test(source.charAt(end));
}

/** Columns before a node on its line, where nothing else stands there. */
function indentOf(source: string, start: { readonly offset?: number } | undefined): number {
  const before = source.slice(0, start?.offset).split('\n').at(-1) ?? '';
  return /^\s*$/.test(before) ? before.replaceAll('\t', '    ').length : 0;
}

/** A match as it was written, without the blanks. */
function short(text: string): string {
  return shorten(text.replaceAll(BLANK, '').replaceAll(/\s+/g, ' ').trim(), 40);
}
