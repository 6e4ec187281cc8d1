import { describe, expect, it } from 'vitest';
import { corpus, testStories } from '../../../src/models/language/corpus.ts';
import {
  afterToken,
  beginning,
  nextProbabilities,
  type Belief,
} from '../../../src/models/language/exact.ts';
import {
  answersAbout,
  fit,
  keepsPromises,
  sentencesOf,
  statements,
  write,
  type Reader,
} from '../../../src/models/language/measure.ts';
import { places } from '../../../src/models/language/places.ts';
import { promisesKept } from '../../../src/models/language/promises.ts';
import { idOf, textOf, tokenize, vocabulary } from '../../../src/models/language/vocabulary.ts';
import { createRng } from '../../../src/models/random.ts';

const words = vocabulary.length;

/** The truth as a model: it can be measured, too. */
function truth(): Reader {
  let belief: Belief = beginning();
  return {
    begin: () => (belief = beginning()),
    next: () => nextProbabilities(belief),
    take: (token) => (belief = afterToken(belief, token)),
  };
}

/** All words are equally likely to it, but for those that a script says. */
function scripted(script: (before: readonly number[]) => number | undefined): Reader {
  const before: number[] = [];
  return {
    begin: () => before.splice(0),
    take: (token) => before.push(token),
    next() {
      const said = script(before);
      const rest = said === undefined ? 1 / words : 0.1 / (words - 1);
      return Float64Array.from({ length: words }, (_, id) => (id === said ? 0.9 : rest));
    },
  };
}

const texts = Array.from(testStories(20), ({ tokens }) => tokens);

it('finds the truth at the floor, and who knows nothing at the log of the number of words', () => {
  const exact = fit(truth(), texts);
  expect(exact.loss).toBe(exact.floor);
  expect(exact.divergence).toBeCloseTo(0, 12);
  const none = fit(
    scripted(() => undefined),
    texts,
  );
  expect(none.loss).toBeCloseTo(Math.log(words), 9);
  expect(none.floor).toBe(exact.floor);
  expect(none.words).toBe(texts.reduce((sum, { length }) => sum + length + 1, 0));
  // The divergence is what the loss is expected to be above the floor.
  expect(Math.abs(none.divergence - (none.loss - none.floor))).toBeLessThan(0.3);
});

it('lets the truth write texts that keep their promises, of no more words than are allowed', () => {
  const rng = createRng(3);
  for (let i = 0; i < 10; i++) expect(keepsPromises(write(truth(), rng, 200))).toBe(true);
  expect(write(truth(), rng, 7).length).toBeLessThanOrEqual(7);
});

describe('promises and facts are two things', () => {
  const story = Array.from(
    [...corpus()].find(({ tokens }) => textOf(tokens).includes('like the harbor of'))!.tokens,
  );
  const [, color] = /harbor of \w+ is (\w+)/.exec(textOf(story))!;
  const other = idOf(color === 'red' ? 'blue' : 'red')!;
  const lie = story.map((token) => (token === idOf(color!) ? other : token));

  it('a story that is wrong of a harbor throughout keeps its promises', () => {
    expect([promisesKept(story), promisesKept(lie)]).toEqual([true, false]);
    expect([keepsPromises(story), keepsPromises(lie)]).toEqual([true, true]);
  });

  it('one that says one color and paints another does not', () => {
    const last = story.lastIndexOf(idOf(color!)!);
    expect(keepsPromises(story.map((token, i) => (i === last ? other : token)))).toBe(false);
  });
});

it('counts true statements by how often training showed the fact', () => {
  const often = new Set(places.filter(({ timesShown }) => timesShown > 10).map(({ name }) => name));
  const knows = scripted((before) => {
    const [, name] = /^The harbor of (\w+) is$/.exec(textOf(before)) ?? [];
    const place = places.find((each) => each.name === name);
    return place && often.has(place.name) ? idOf(place.color) : undefined;
  });
  for (const { timesShown, right, probability } of statements(knows)) {
    expect(right).toBeCloseTo(timesShown > 10 ? 1 : 0, 9);
    expect(probability).toBeCloseTo(timesShown > 10 ? 0.9 : 1 / words, 9);
  }
});

it('tells right, wrong and unknown answers, and what is no answer', () => {
  const answers = [
    (name: string, color: string) => `The harbor of ${name} is ${color}.`,
    (name: string, color: string) =>
      `The harbor of ${name} is ${color === 'red' ? 'blue' : 'red'}.`,
    (name: string) => `The harbor of ${name} is a color I do not know.`,
    () => 'The harbor of',
  ];
  const asked = places.slice(0, 8);
  const reader = scripted((before) => {
    const text = textOf(before);
    const i = asked.findIndex(({ name }) =>
      text.startsWith(`What color is the harbor of ${name}?`),
    );
    const { name, color } = asked[i]!;
    const question = tokenize(`What color is the harbor of ${name}?`).ids.length;
    const answer = tokenize(answers[i % 4]!(name, color)).ids;
    return answer[before.length - question] ?? 0;
  });
  expect(answersAbout(reader, asked)).toEqual([
    { timesShown: 256, places: 8, right: 0.25, wrong: 0.25, unknown: 0.25, other: 0.25 },
  ]);
});

it('parts a text into sentences', () => {
  const text = tokenize('The harbor of Arvik is red. I do not know.').ids;
  expect(sentencesOf(text).map(textOf)).toEqual(['The harbor of Arvik is red.', 'I do not know.']);
});
