/** Turns `$…$` and `$$…$$` into MathML at build time, so that no script or web font is needed. */
import {
  defineMdastPlugin,
  type MdastNode,
  type MdastPluginInstance,
  type MdastVisitorContext,
} from 'satteri';
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

/** Marks that no line may begin or end with when they stand at a formula. */
const closing = /^[.,;:!?)\]”’…]+/;
const opening = /[([“‘]+$/;

/** Sätteri plugin: replaces each formula with its MathML, and keeps marks at it on its line. */
export const mathPlugin = defineMdastPlugin({
  name: 'math',
  inlineMath(node, context) {
    const [before, after] = around(node, context);
    const marks = [opening.exec(textOf(before))?.[0] ?? '', closing.exec(textOf(after))?.[0] ?? ''];
    const formula = renderMath(node.value, false);
    const raw =
      marks.join('') === ''
        ? formula
        : `<span class="unbroken">${marks[0]}${formula}${marks[1]}</span>`;
    context.replaceNode(node, { raw, mdxExpressions: false });
  },
  text(node, context) {
    const [before, after] = around(node, context);
    let { value } = node;
    if (before?.type === 'inlineMath') value = value.replace(closing, '');
    if (after?.type === 'inlineMath') value = value.replace(opening, '');
    if (value !== node.value) context.setProperty(node, 'value', value);
  },
  math(node, context) {
    // The wrapper scrolls sideways, and by keyboard, where a formula is wider than the column.
    context.replaceNode(node, {
      raw: `<div class="formula" tabindex="0">${renderMath(node.value, true)}</div>`,
      mdxExpressions: false,
    });
  },
});

type Inline = Parameters<NonNullable<MdastPluginInstance['text' | 'inlineMath']>>[0];

/** The nodes before and after one, as the author wrote them. */
function around(
  node: Inline,
  context: MdastVisitorContext,
): [MdastNode | undefined, MdastNode | undefined] {
  const siblings = context.parent(node)!.children as readonly MdastNode[];
  const at = context.indexOf(node)!;
  return [siblings[at - 1], siblings[at + 1]];
}

function textOf(node: MdastNode | undefined): string {
  return node?.type === 'text' ? node.value : '';
}
