/** The trained weights that the page ships do what their cards say, on samples small enough for a test. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readings } from '../../../src/labs/language/suggestions.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { testStories } from '../../../src/models/language/corpus.ts';
import {
  answersAbout,
  fit,
  keepsPromises,
  statements,
  write,
  type Answers,
} from '../../../src/models/language/measure.ts';
import { idOf, tokenize } from '../../../src/models/language/vocabulary.ts';
import { questions } from '../../../src/models/language/questions.ts';
import {
  createTransformer,
  matricesOf,
  type TransformerShape,
} from '../../../src/models/language/transformer.ts';
import { languageShape, smallShape } from '../../../src/models/language/transformer-training.ts';
import {
  asReader,
  createWriter,
  type Writer,
} from '../../../src/models/language/transformer-writer.ts';
import { decodeWeights } from '../../../src/models/network/weights.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import { cardsInWords, type Cards } from '../../../src/tools/training/language-card.ts';

const folder = new URL('../../../src/models/language/trained/', import.meta.url);
const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const cards = JSON.parse(readFileSync(new URL('cards.json', folder), 'utf8')) as Required<Cards>;
const wasm = await compileKernel();

function load(name: 'base' | 'tuned'): Writer {
  const k = createKernel(wasm, 16);
  const net = createTransformer(k, languageShape, createRng(1));
  decodeWeights(bytes(`${name}.bin`), matricesOf(net));
  return createWriter(k, net);
}

const readers = { base: asReader(load('base')), tuned: asReader(load('tuned')) };
const stories = Array.from(testStories(60, 7), ({ tokens }) => tokens);
const asked = questions.filter(({ part }) => part === 'test').map(({ place }) => place);

describe.each(['base', 'tuned'] as const)('%s', (name) => {
  const card = cards[name];

  it('has a file as long as its card says, of at most 450 kB', () => {
    expect(bytes(`${name}.bin`)).toHaveLength(card.bytes);
    expect(card.bytes).toBeLessThanOrEqual(450_000);
  });

  it('is within 3 % of the floor, as its card says', () => {
    expect(card.worth.fit.loss / card.worth.fit.floor).toBeLessThan(name === 'base' ? 1.015 : 1.03);
    const { loss, floor, divergence } = fit(readers[name], stories);
    expect(loss / floor).toBeLessThan(1.04);
    // Of 60 stories instead of 1,000.
    expect(divergence / card.worth.fit.divergence).toBeGreaterThan(0.7);
    expect(divergence / card.worth.fit.divergence).toBeLessThan(1.4);
  });

  it('writes stories that keep their promises about as often as its card says', () => {
    const rng = createRng(8);
    const kept = Array.from({ length: 100 }, () => write(readers[name], rng, 127)).filter(
      keepsPromises,
    ).length;
    // Within three standard deviations of 100 draws.
    const share = card.worth.promises;
    expect(Math.abs(kept / 100 - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / 100));
  });

  it('says of harbors and answers what its card says, to the last place', () => {
    const rounded = (table: object): unknown =>
      JSON.parse(JSON.stringify(table), (_, value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
      );
    expect(rounded(statements(readers[name]))).toEqual(rounded(card.statements));
    expect(rounded(answersAbout(readers[name], asked))).toEqual(rounded(card.answers));
  });
});

it('is larger than the one that trains in the page, by as much as the lab says', () => {
  const numbers = (shape: TransformerShape): number =>
    createTransformer(createKernel(wasm, 16), shape, createRng(1)).parameters.data.length;
  expect([numbers(smallShape), numbers(languageShape)]).toEqual([36_992, cards.base.parameters]);
});

it('has a head for each word that is shown to settle a guess', () => {
  const writer = load('base');
  for (const { text, source, layer, head } of readings) {
    const { ids, unknown } = tokenize(text);
    expect(unknown).toEqual([]);
    writer.keep(0);
    writer.read(ids);
    const at = ids.indexOf(idOf(source)!);
    const shares = Array.from({ length: languageShape.layers }, (_, l) =>
      Array.from(
        { length: languageShape.heads },
        (_, h) => writer.attention(l, h, ids.length - 1)[at + 1]!,
      ),
    );
    expect(shares[layer - 1]![head - 1]).toBe(Math.max(...shares.flat()));
    expect(shares[layer - 1]![head - 1]).toBeGreaterThan(0.8);
  }
});

it('knows what it was shown often, and cannot know what it was never shown', () => {
  const { statements: said } = cards.base;
  for (const { timesShown, right } of said) {
    if (timesShown >= 32) expect(right).toBeGreaterThan(0.95);
    if (timesShown === 0) expect(right).toBeLessThan(0.3); // of eight colors
  }
});

it('is as good as the chapter says: nine stories in ten keep their promises', () => {
  expect(cards.base.worth.promises).toBeGreaterThan(0.87);
  expect(cards.base.worth.promises).toBeLessThan(0.93);
});

it('says that it does not know only once it is tuned', () => {
  const unknown = (answers: readonly Answers[], timesShown: number): number =>
    answers.find((each) => each.timesShown === timesShown)!.unknown;
  for (const { unknown: share } of cards.base.answers) expect(share).toBe(0);
  const { answers } = cards.tuned;
  expect(unknown(answers, 0)).toBeGreaterThan(0.65); // the chapter: about seven in ten
  expect(unknown(answers, 0)).toBeLessThan(0.75);
  expect(unknown(answers, 256)).toBeLessThan(0.4);
});

it('has a card in words that is made of its numbers', () => {
  expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(cardsInWords(cards));
});
