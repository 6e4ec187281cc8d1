/** Questions: the grammar of their lists, the order that readers see, and what the build makes of them. */
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, it, test } from 'vitest';
import { plainText } from '../../src/collections/anchors.ts';
import { features, parseMdx, walk } from '../../src/collections/mdx.ts';
import {
  isQuestion,
  itemsOf,
  numberIn,
  questionsIn,
  shuffled,
  tolerance,
} from '../../src/collections/questions.ts';
import { minutesToRead } from '../../src/collections/reading-time.ts';
import { questions } from '../../src/markdown/questions.ts';

function parse(source: string) {
  const tree = parseMdx(source, (line, message) => {
    throw new Error(`${line}: ${message}`);
  });
  return tree!;
}

/** What the items of the first question say, and why. */
function items(source: string) {
  const question = [...walk(parse(source))].find(({ node }) => isQuestion(node))!.node;
  return itemsOf(question).map(({ said, why, ticked }) => ({
    said: said.map(plainText).join(''),
    why: why.map(plainText),
    ticked,
  }));
}

test('the first line says what may be answered, what stands below it why', () => {
  const source = `<Choose question="Which?">
- [ ] The *first* \`one\`
  It is wrong,
  for a reason.
- [x] The second

  It is right.

  Twice over.
- [ ] A hard break\\
  ends the line too.
</Choose>`;
  expect(items(source)).toEqual([
    { said: 'The first one', why: ['It is wrong,\nfor a reason.'], ticked: false },
    { said: 'The second', why: ['It is right.', 'Twice over.'], ticked: true },
    { said: 'A hard break', why: ['ends the line too.'], ticked: false },
  ]);
});

test('an answer is kept under the words of its question', () => {
  const one = '<Check question="Why?">Because.</Check>';
  const other = '<Choose question="Which?">\n- [x] a\n  b\n- [ ] c\n  d\n</Choose>';
  const [first] = questionsIn(parse(one));
  const [, second] = questionsIn(parse(`${other}\n\n${one.replace('Because', 'So it is')}`));
  expect(second?.key).toBe(first?.key);
  expect(new Set(questionsIn(parse(`${one}\n\n${other}`)).map(({ key }) => key)).size).toBe(2);
});

test('questions take no time to read', () => {
  const words = 'word '.repeat(2000);
  expect(minutesToRead(parse(`Text.\n\n<Check question="Why?">${words}</Check>`))).toBe(1);
});

describe('the order that readers see', () => {
  const named = (count: number) => Array.from({ length: count }, (_, at) => `Item ${at}`);

  it('has every item once, is always the same, and never right', () => {
    for (let at = 0; at < 200; at += 1) {
      const count = 3 + (at % 5);
      const order = shuffled(`Question ${at}`, named(count));
      expect(order).toEqual(shuffled(`Question ${at}`, named(count)));
      expect(order.toSorted((a, b) => a - b)).toEqual([...named(count).keys()]);
      expect(order).not.toEqual([...named(count).keys()]);
    }
  });
});

it.each([
  ['0.5', 0.5],
  ['−2', -2],
  ['24,000', 24_000],
  ['half', NaN],
  ['1e3', NaN],
])('authors write the number %s', (text, number) => expect(numberIn(text)).toBe(number));

test('a tolerance is a distance or a part of the number', () => {
  expect(tolerance('0.05', 2)).toBe(0.05);
  expect(tolerance('10%', -2)).toBeCloseTo(0.2);
  expect(tolerance('near', 2)).toBeNaN();
});

test('the build gives each question its number, its key and its parted list', () => {
  const source = `<Check question="Why?">Because.</Check>

<Order question="What comes first?">
1. One
   It is the first.
2. Two
   It is the second.
3. Three
   It is the third.
</Order>`;
  const { code } = mdxToJs(source, {
    features,
    fileURL: pathToFileURL('/content/sections/02-gans.mdx'),
    mdastPlugins: [questions],
  });
  const all = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1]);
  expect(all(/anchor: "([^"]+)"/g)).toEqual(['gans_question-1', 'gans_question-2']);
  expect(all(/\bhash: "([^"]+)"/g)).toEqual(questionsIn(parse(source)).map(({ key }) => key));
  expect(all(/slot: "([^"]+)"/g)).toEqual([...Array(3).fill('options'), ...Array(3).fill('answers')]);
  expect(all(/"data-place": "(\d)"/g)).toEqual(
    shuffled('What comes first?', ['One', 'Two', 'Three']).map(String),
  );
});
