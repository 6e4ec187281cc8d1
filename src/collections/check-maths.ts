/** Formulas in a section: that the renderer which builds them accepts the LaTeX. */
import { mathMacros } from '../markdown/math-macros.ts';
import { renderMath } from '../markdown/math.ts';
import { shorten } from '../text/shorten.ts';
import { lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { nearest } from './suggest.ts';

export function checkMaths(tree: MdastNode, report: Report): void {
  for (const { node } of walk(tree)) {
    if (node.type !== 'math' && node.type !== 'inlineMath') continue;
    try {
      renderMath(node.value, node.type === 'math');
    } catch (error) {
      const { message, position } = read(error);
      const first = lineOf(node);
      // A display formula starts on the line after its $$, unless both stand on one line.
      const { start, end } = node.position ?? {};
      const below = node.type === 'math' && start?.line !== end?.line ? 1 : 0;
      const down = node.value.slice(0, position).split('\n').length - 1 + below;
      const macro = /\\[A-Za-z]+/.exec(message)?.[0];
      const near = macro === undefined ? undefined : nearest(macro, Object.keys(mathMacros));
      report(
        first === undefined ? undefined : first + down,
        `The formula ${written(node.value)} is not LaTeX that can be shown: ${message}.`,
        near === undefined ? undefined : `Did you mean ${near}{…}?`,
      );
    }
  }
}

/** Temml repeats the formula, underlined with combining marks, after "at position" or "at end". */
function read(error: unknown): { message: string; position: number } {
  const text = error instanceof Error ? error.message : String(error);
  const position: unknown = error instanceof Error && 'position' in error ? error.position : 0;
  const message = text.replace(/ at (?:position \d+|end of input):[\s\S]*$/, '').trim();
  return {
    message: message.charAt(0).toLowerCase() + message.slice(1),
    position: typeof position === 'number' ? position : 0,
  };
}

function written(formula: string): string {
  return `$${shorten(formula.trim().replaceAll(/\s+/g, ' '), 60)}$`;
}
