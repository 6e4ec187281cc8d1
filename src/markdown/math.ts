/** Turns `$…$` and `$$…$$` into MathML at build time, so that no script or web font is needed. */
import {
  defineMdastPlugin,
  type MdastNode,
  type MdastPluginInstance,
  type MdastVisitorContext,
} from 'satteri';
import temml from 'temml';
import { escapeHtml } from '../text/html.ts';
import { withClasses } from './math-classes.ts';
import { plainLetters } from './math-letters.ts';
import { mathMacros } from './math-macros.ts';
import { refuse } from './math-refused.ts';
import { texOf } from './math-text.ts';
import { signsAcross } from './math-width.ts';

/** Identifiers of one Latin or Greek letter, which the style sheet sets in the text's own italic. */
const singleLetter = /<mi(?: class="([^"]*)")?>([A-Za-zα-ω])<\/mi>/g;

/**
 * Renders LaTeX as MathML.
 *
 * The element says its LaTeX in `data-tex`, which `components/formula-copy.ts` puts on the clipboard.
 *
 * @throws MathError where the LaTeX asks for what is not shown, temml.ParseError where it is not valid.
 */
export function renderMath(latex: string, display: boolean): string {
  refuse(latex);
  const mathml = temml.renderToString(latex, {
    displayMode: display,
    macros: { ...mathMacros },
    throwOnError: true,
    trust: (context: { command: string }) => context.command === '\\class',
  });
  const classed = withClasses(mathml.replaceAll('"black"', '"currentcolor"'));
  const lettered = classed.replaceAll(
    singleLetter,
    (_, names = '', letter: string) => `<mi class="${`letter ${names}`.trim()}">${letter}</mi>`,
  );
  return plainLetters(lettered).replace(
    '<math',
    `<math data-tex="${escapeHtml(withoutGaps(texOf(latex)))}"`,
  );
}

/** An empty line means nothing in a formula, and would end the HTML that it stands in. */
function withoutGaps(latex: string): string {
  return latex.replaceAll(/\n\s*\n/g, '\n');
}

/** Signs of a formula that a line has room for. */
const LINE_OF_PHONE = 20;
const LINE_OF_PAPER = 60;

/** Marks that no line may begin or end with when they stand at a formula. */
const closing = /^[.,;:!?)\]”’…]+/;
const opening = /[([“‘]+$/;

/** The marks at a formula, in the text before it and after it. */
export function marksAt(before: MdastNode | undefined, after: MdastNode | undefined): Marks {
  return {
    before: opening.exec(textOf(before))?.[0] ?? '',
    after: closing.exec(textOf(after))?.[0] ?? '',
  };
}

export interface Marks {
  readonly before: string;
  readonly after: string;
}

/** A text without the marks that the formulas beside it have taken. */
export function withoutMarks(
  text: string,
  before: MdastNode | undefined,
  after: MdastNode | undefined,
): string {
  const rest = before?.type === 'inlineMath' ? text.replace(closing, '') : text;
  return after?.type === 'inlineMath' ? rest.replace(opening, '') : rest;
}

/** HTML of a formula in a line, with the marks at it. */
export function inlineFormula(latex: string, marks: Marks): string {
  const formula = renderMath(latex, false);
  const marked = `${marks.before}${formula}${marks.after}`;
  // One that a phone's line may not hold scrolls by itself, and by keyboard.
  if (signsAcross(formula) > LINE_OF_PHONE) {
    return `<span class="unbroken long-formula${onPaper(formula)}" tabindex="0">${marked}</span>`;
  }
  return marked === formula ? formula : `<span class="unbroken">${marked}</span>`;
}

/** HTML of a formula on lines of its own. It scrolls where it is wider than the column; paper, which cannot, has it smaller. */
function displayFormula(latex: string): string {
  const formula = renderMath(latex, true);
  return `<div class="formula${onPaper(formula)}" tabindex="0">${formula}</div>`;
}

/** A class for what is wider than paper. */
function onPaper(formula: string): string {
  return signsAcross(formula) > LINE_OF_PAPER ? ' smaller' : '';
}

/** Sätteri plugin: replaces each formula with its MathML, and keeps marks at it on its line. */
export const mathPlugin = defineMdastPlugin({
  name: 'math',
  inlineMath(node, context) {
    const raw = inlineFormula(node.value, marksAt(...around(node, context)));
    context.replaceNode(node, { raw, mdxExpressions: false });
  },
  text(node, context) {
    const value = withoutMarks(node.value, ...around(node, context));
    if (value !== node.value) context.setProperty(node, 'value', value);
  },
  math(node, context) {
    context.replaceNode(node, { raw: displayFormula(node.value), mdxExpressions: false });
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
