/**
 * Dollar signs around formulas. A price is no formula: as in Pandoc, no space stands inside of the signs, and no digit
 * after the second. Two signs stand on lines of their own, because a formula between them in a line would be set small.
 */
import type { MathNode } from './check-maths.ts';
import type { Report } from './problem.ts';

const money = 'Write \\$ for a dollar sign';
const ownLines = 'Write $$ on a line of its own, above the formula and below it';

/** Reports what is wrong with the signs around a formula; `line` is the first one's. */
export function checkDollars(
  node: MathNode,
  source: string,
  line: number | undefined,
  report: Report,
): boolean {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return true;
  const written = source.slice(start.offset, end.offset);
  if (node.type === 'math') {
    if (node.meta) {
      report(line, `"${node.meta}" stands in the line of $$ and would be lost.`, `${ownLines}.`);
    } else if (!/\$\$\s*$/.test(written) || /[^\s>]/.test(lastLine(written).replaceAll('$', ''))) {
      report(line, 'The $$ that opens a formula here is not closed.', `${ownLines}.`);
    } else return true;
    return false;
  }
  if (written.startsWith('$$')) {
    const hint = `${ownLines}; in a sentence write $ once on each side.`;
    report(line, 'A formula between $$ stands in a line of text.', hint);
  } else if (/^\$\s|\s\$$/.test(written) || /\d/.test(source.charAt(end.offset))) {
    const hint = `${money}; around a formula, no space inside of the signs and no digit after them.`;
    report(line, `Two dollar signs make a formula of "${written}".`, hint);
  } else if (/(?<![\\{A-Za-z])[A-Za-z]{3,} [A-Za-z]{2,}/.test(withoutText(node.value))) {
    const hint = `${money}, and \\text{…} around words in a formula.`;
    report(line, `The words of "${written}" would run together as a formula.`, hint);
  } else return true;
  return false;
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** LaTeX without the words that commands take: `\text{if so}`. */
function withoutText(latex: string): string {
  return latex.replaceAll(
    /\\(?:[a-z]*text[a-z]*|operatorname\*?|math[a-z]+|[fhm]box|tag)\s*\{[^{}]*\}/g,
    '',
  );
}
