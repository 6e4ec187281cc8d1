/** Questions: that each kind has what it needs, and that every answer says why it is right or wrong. */
import { plainText } from './anchors.ts';
import { attributeValue } from './attributes.ts';
import { shorten } from '../text/shorten.ts';
import { lineOf, walk, type JsxNode, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import {
  isQuestion,
  itemsOf,
  listOf,
  numberIn,
  questionsIn,
  tolerance,
  type Item,
  type QuestionTag,
} from './questions.ts';

type ListTag = Exclude<QuestionTag, 'Check'>;

/** What the items of each kind are called, how one is written, and how few and many there may be. */
const lists = {
  Choose: { item: 'option', mark: '- [ ]', least: 2 },
  Estimate: { item: 'wrong answer', mark: '-', least: 1 },
  Order: { item: 'item', mark: '1.', least: 3 },
} as const satisfies Record<ListTag, unknown>;

/** Letters name them. */
const MOST_ITEMS = 10;

export function checkQuestions(tree: MdastNode, report: Report): void {
  const first = new Map<string, number | undefined>();
  for (const { question, key, line } of questionsIn(tree)) {
    if (question.trim() === '') continue; // which was reported
    const other = first.get(key);
    if (first.has(key)) {
      const message = `This question is asked twice, in line ${other} too.`;
      report(line, message, 'Ask another one: a reader’s answer is kept under its words.');
    } else first.set(key, line);
  }
  for (const { node } of walk(tree)) {
    if (isQuestion(node) && node.name !== 'Check') checkQuestion(node, node.name, report);
  }
}

function checkQuestion(node: JsxNode, name: ListTag, report: Report): void {
  const { mark, item, least } = lists[name];
  const form = `Write each as ${mark} ${item}, and below it, two spaces in, why it is ${name === 'Order' ? 'there' : 'right or wrong'}.`;
  const list = listOf(node);
  if (list === undefined) {
    if (node.children.length > 0) report(lineOf(node), `<${name}> has no list of ${item}s.`, form);
    return;
  }
  checkAround(node, name, list, report);
  if (list.ordered !== (name === 'Order')) {
    report(
      lineOf(list),
      `The ${item}s of <${name}> ${list.ordered ? 'are' : 'are not'} numbered.`,
      form,
    );
    return;
  }
  const items = itemsOf(node);
  if (items.length < least || items.length > MOST_ITEMS) {
    const message = `<${name}> has ${items.length === 1 ? `one ${item}` : `${items.length} ${item}s`}.`;
    report(lineOf(node), message, `Write ${least} to ${MOST_ITEMS}.`);
  }
  const words = items.map(({ said }) => said.map(plainText).join(''));
  items.forEach(({ why, line }, at) => {
    if (why.length > 0) return;
    const message = `“${shorten(words[at] ?? '', 40)}” does not say why.`;
    report(line, message, 'Write it on the line below, two spaces in.');
  });
  if (name === 'Choose') checkChoices(node, items, report);
  else if (name === 'Order') checkTwice(items, words, report);
  else checkNumbers(node, items, words, report);
}

/** Only `Estimate` has text besides its list: the explanation, before it. */
function checkAround(node: JsxNode, name: ListTag, list: MdastNode, report: Report): void {
  const children = node.children as readonly MdastNode[];
  const before = children.indexOf(list);
  const stray = children.find((_, at) => at !== before && (name !== 'Estimate' || at > before));
  if (stray !== undefined) {
    const hint =
      name === 'Estimate'
        ? 'Put the explanation above the list, and what belongs to an item two spaces in.'
        : 'What belongs to an item stands two spaces in.';
    report(lineOf(stray), `This stands outside of the list of <${name}>.`, hint);
  }
  if (name === 'Estimate' && before === 0) {
    const hint = 'Write above its list how one finds the number.';
    report(lineOf(node), '<Estimate> has no explanation.', hint);
  }
}

function checkChoices(node: JsxNode, items: readonly Item[], report: Report): void {
  const bare = items.filter(({ ticked }) => ticked === undefined);
  for (const { line } of bare) {
    report(line, 'This option has no box.', 'Write - [ ] before it, or - [x] if it is right.');
  }
  const right = items.filter(({ ticked }) => ticked === true);
  if (bare.length > 0 || right.length === 1) return;
  const count = right.length === 0 ? 'no right option' : `${right.length} right options`;
  report(lineOf(node), `<Choose> has ${count}.`, 'Tick one: - [x].');
}

function checkTwice(items: readonly Item[], words: readonly string[], report: Report): void {
  words.forEach((text, at) => {
    if (words.indexOf(text) === at) return;
    const message = `“${shorten(text, 40)}” stands twice in <Order>.`;
    report(items[at]?.line, message, 'No reader could tell them apart.');
  });
}

function checkNumbers(
  node: JsxNode,
  items: readonly Item[],
  words: readonly string[],
  report: Report,
): void {
  const [answer, within] = ['answer', 'within'].map((name) => attributeValue(node, name) ?? '');
  if (answer === '' || within === '') return; // which was reported
  const number = numberIn(answer!);
  const near = tolerance(within!, number);
  if (Number.isNaN(number)) {
    report(lineOf(node), `answer="${answer}" is not a number.`, 'Write digits: answer="0.5".');
    return;
  }
  if (!(near > 0)) {
    const message = `within="${within}" is not a distance.`;
    report(
      lineOf(node),
      message,
      'Write how far off still counts: "0.05", or "10%" of the answer.',
    );
    return;
  }
  words.forEach((text, at) => {
    const wrong = numberIn(text);
    const { line } = items[at]!;
    if (Number.isNaN(wrong)) {
      const hint =
        'Write the number alone on this line, and below it, two spaces in, why it is wrong.';
      report(line, `“${shorten(text, 40)}” is not a number.`, hint);
    } else if (Math.abs(wrong - number) <= near) {
      report(line, `${text} counts as right, within ${within} of ${answer}.`, 'Narrow "within".');
    }
  });
}
