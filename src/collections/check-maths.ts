/** Formulas in a section: that they are formulas, and that the renderer which builds them can show them. */
import { MathError } from '../markdown/math-error.ts';
import { mathMacros } from '../markdown/math-macros.ts';
import { renderMath } from '../markdown/math.ts';
import { shorten } from '../text/shorten.ts';
import { checkDollars } from './check-dollars.ts';
import { lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { nearest } from './suggest.ts';

export type MathNode = Extract<MdastNode, { type: 'math' | 'inlineMath' }>;

/** Checks the formulas of a tree that was parsed from `source`. */
export function checkMaths(tree: MdastNode, source: string, report: Report): void {
  for (const { node } of walk(tree)) {
    if (node.type !== 'math' && node.type !== 'inlineMath') continue;
    const first = lineOf(node);
    if (!checkDollars(node, source, first, report)) continue;
    if (node.value.trim() === '') {
      report(first, 'There is no formula between these signs.', 'Write it, or remove them.');
      continue;
    }
    const percent = node.type === 'inlineMath' ? /(?<!\\)%/ : /\d\s*%/;
    if (percent.test(node.value)) {
      report(
        first,
        `The sign % hides what follows it in ${written(node.value)}.`,
        'Write \\% for the sign itself.',
      );
    }
    try {
      renderMath(node.value, node.type === 'math');
    } catch (error) {
      const { message, position, hint } = read(error);
      const valid =
        error instanceof MathError ? 'cannot be shown' : 'is not LaTeX that can be shown';
      // A display formula starts on the line after its $$.
      const below = node.type === 'math' ? 1 : 0;
      const down = node.value.slice(0, position).split('\n').length - 1 + below;
      report(
        first === undefined ? undefined : first + down,
        `The formula ${written(node.value)} ${valid}: ${message}.`,
        hint,
      );
    }
  }
}

/** Temml repeats the formula, underlined with combining marks, after "at position" or "at end". */
function read(error: unknown): { message: string; position: number; hint: string | undefined } {
  if (error instanceof MathError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const position: unknown = error instanceof Error && 'position' in error ? error.position : 0;
  const message = text.replace(/ at (?:position \d+|end of input):[\s\S]*$/, '').trim();
  const macro = /\\[A-Za-z]+/.exec(message)?.[0];
  const near = macro === undefined ? undefined : nearest(macro, Object.keys(mathMacros));
  return {
    message: message.charAt(0).toLowerCase() + message.slice(1),
    position: typeof position === 'number' ? position : 0,
    hint: near === undefined ? undefined : `Did you mean ${near}{…}?`,
  };
}

function written(formula: string): string {
  return `$${shorten(formula.trim().replaceAll(/\s+/g, ' '), 60)}$`;
}
