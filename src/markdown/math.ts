/** Turns `$…$` and `$$…$$` into MathML at build time, so that no script or web font is needed. */
import { defineMdastPlugin } from 'satteri';
import temml from 'temml';
import { mathMacros } from './math-macros.ts';

/** Identifiers of one Latin or Greek letter, which the style sheet sets in the text's own italic. */
const singleLetter = /<mi(?: class="([^"]*)")?>([A-Za-zα-ω])<\/mi>/g;

/**
 * Renders LaTeX as MathML.
 *
 * Temml writes a few `style` attributes, which the content-security policy refuses; `styles/math.css`
 * says the same by selector, so they are dropped here.
 *
 * @throws temml.ParseError where the LaTeX is not valid.
 */
export function renderMath(latex: string, display: boolean): string {
  const mathml = temml.renderToString(latex, {
    displayMode: display,
    macros: { ...mathMacros },
    throwOnError: true,
    trust: (context: { command: string }) => context.command === '\\class',
  });
  return mathml
    .replaceAll(/ style="[^"]*"/g, '')
    .replaceAll(
      singleLetter,
      (_, names = '', letter: string) => `<mi class="${`letter ${names}`.trim()}">${letter}</mi>`,
    );
}

/** Sätteri plugin: replaces each formula with its MathML. */
export const mathPlugin = defineMdastPlugin({
  name: 'math',
  inlineMath(node, context) {
    context.replaceNode(node, { raw: renderMath(node.value, false), mdxExpressions: false });
  },
  math(node, context) {
    // The wrapper scrolls sideways, and by keyboard, where a formula is wider than the column.
    context.replaceNode(node, {
      raw: `<div class="formula" tabindex="0">${renderMath(node.value, true)}</div>`,
      mdxExpressions: false,
    });
  },
});
