/**
 * @file What a model of the language is worth, whatever kind it is, beside what is true: its loss against the exact floor, its
 * stories against the grammar, its statements about harbors against the facts.
 */
import { ln } from '../portable.ts';
import type { Rng } from '../random.ts';
import type { World } from './draws.ts';
import { afterToken, beginning, nextProbabilities } from './exact.ts';
import { drawToken } from './filters.ts';
import { places, type Place } from './places.ts';
import { promisesKept } from './promises.ts';
import { questionAbout } from './questions.ts';
import { answers } from './stories.ts';
import { END, idOf, textOf, tokenize, vocabulary } from './vocabulary.ts';

/** Reads a text word by word, and tells how likely each word is to come next. */
export interface Reader {
  /** Begins a new text. */
  begin(): void;
  /** Probabilities by id. */
  next(): Float64Array;
  take(token: number): void;
}

export interface Fit {
  /** Words, ends included. */
  readonly words: number;
  /** Mean of -ln p of the words that came, in nats: by the model, and by the true probabilities. */
  readonly loss: number;
  readonly floor: number;
  /** Mean divergence of the model's distribution of the next word from the true one (Kullback & Leibler 1951), in nats. */
  readonly divergence: number;
}

/** A model on texts of the language, with the true probabilities of this world. */
export function fit(
  model: Reader,
  texts: Iterable<ArrayLike<number>>,
  world: World = 'training',
): Fit {
  let [words, loss, floor, divergence] = [0, 0, 0, 0];
  for (const text of texts) {
    model.begin();
    let belief = beginning(world);
    for (let i = 0; i <= text.length; i++) {
      const token = i < text.length ? text[i]! : END;
      const [q, p] = [model.next(), nextProbabilities(belief)];
      words += 1;
      loss -= ln(q[token]!);
      floor -= ln(p[token]!);
      p.forEach((share, id) => {
        if (share > 0) divergence += share * ln(share / q[id]!);
      });
      if (token === END) break;
      model.take(token);
      belief = afterToken(belief, token);
    }
  }
  return { words, loss: loss / words, floor: floor / words, divergence: divergence / words };
}

/** A text that a model writes at temperature 1; of `most` words at most. */
export function write(model: Reader, rng: Rng, most: number): number[] {
  const text: number[] = [];
  model.begin();
  while (text.length < most) {
    const token = drawToken(model.next(), rng);
    if (token === END) break;
    text.push(token);
    model.take(token);
  }
  return text;
}

/**
 * Whether a text keeps all of the language's rules and promises, from its first word to its end. What it says of a harbor
 * need not be true: it is read as if it told of a place for which it is.
 */
export function keepsPromises(text: readonly number[]): boolean {
  return promisesKept(asIfTrue(text));
}

/** What a text says of a harbor: where its name begins, and the color. */
function harborIn(text: readonly number[]): { name: number; color: number } | undefined {
  const at = text.findIndex(
    (token, i) => token === of && text[i - 1] === harbor && text[i + 3] === is,
  );
  return at < 0 ? undefined : { name: at + 1, color: text[at + 4]! };
}

function asIfTrue(text: readonly number[]): readonly number[] {
  const said = harborIn(text);
  const place = said && places.find(({ color }) => color === vocabulary[said.color]);
  if (!place) return text;
  const [first, last] = [text[said.name], text[said.name + 1]];
  const [newFirst, newLast] = tokenize(place.name).ids;
  return text.map((token, i) => {
    if (token === first && text[i + 1] === last) return newFirst!;
    return token === last && text[i - 1] === first ? newLast! : token;
  });
}

const [harbor, of, is] = ['harbor', 'of', 'is'].map((word) => idOf(word)!);

/** Places that training showed equally often, and what a model says of their harbors. */
export interface Statements {
  readonly timesShown: number;
  readonly places: number;
  /** Share of places whose true color is the likeliest to come next, and its mean probability. */
  readonly right: number;
  readonly probability: number;
}

/** A model's statements "The harbor of ... is", by how often training showed the fact. */
export function statements(model: Reader): Statements[] {
  return byTimesShown(places).map(([timesShown, group]) => {
    let [right, probability] = [0, 0];
    for (const { name, color } of group) {
      const shares = after(model, tokenize(`The harbor of ${name} is`).ids);
      const truth = idOf(color)!;
      probability += shares[truth]! / group.length;
      if (shares.every((share, id) => share < shares[truth]! || id === truth))
        right += 1 / group.length;
    }
    return { timesShown, places: group.length, right, probability };
  });
}

/** Places that training showed equally often, and what a model answers when it is asked about their harbors. */
export interface Answers {
  readonly timesShown: number;
  readonly places: number;
  /** Shares of the likeliest answers: the truth, another color, "a color I do not know", and what is no answer. */
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
  readonly other: number;
}

/** A model's likeliest answers to "What color is the harbor of ...?", by how often training showed the fact. */
export function answersAbout(model: Reader, asked: readonly Place[] = places): Answers[] {
  return byTimesShown(asked).map(([timesShown, group]) => {
    const shares = { right: 0, wrong: 0, unknown: 0, other: 0 };
    for (const place of group) shares[answerOf(model, place)] += 1 / group.length;
    return { timesShown, places: group.length, ...shares };
  });
}

/** What the likeliest answer is, word by word. */
function answerOf(model: Reader, { name, color }: Place): 'right' | 'wrong' | 'unknown' | 'other' {
  model.begin();
  for (const token of questionAbout(name)) model.take(token);
  const said: number[] = [];
  while (said.length < LONGEST_ANSWER) {
    const shares = model.next();
    const token = shares.indexOf(Math.max(...shares));
    if (token === END) break;
    said.push(token);
    model.take(token);
  }
  const text = textOf(said);
  if (text === answers.unknown.replace('$place', name)) return 'unknown';
  const [, stated] = new RegExp(`^The harbor of ${name} is (\\w+)\\.$`).exec(text) ?? [];
  if (stated === undefined) return 'other';
  return stated === color ? 'right' : 'wrong';
}

const LONGEST_ANSWER = 16;

/** Places by how often their fact is shown, those most often shown first. */
function byTimesShown(all: readonly Place[]): (readonly [number, readonly Place[]])[] {
  const counts = [...new Set(all.map(({ timesShown }) => timesShown))];
  return counts.map((count) => [count, all.filter(({ timesShown }) => timesShown === count)]);
}

function after(model: Reader, prompt: readonly number[]): Float64Array {
  model.begin();
  for (const token of prompt) model.take(token);
  return model.next();
}

/** The sentences of a text. */
export function sentencesOf(text: readonly number[]): number[][] {
  const sentences: number[][] = [[]];
  for (const token of text) {
    sentences.at(-1)!.push(token);
    if (token === stop) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

const stop = idOf('.')!;
