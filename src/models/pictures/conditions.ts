/** @file Words as the numbers that a network reads: a place for each word, and one for "not said". */
import type { Rng } from '../random.ts';
import { colors, scenes, things, type Combination, type Condition } from './vocabulary.ts';

/** The three kinds of words, in the order of their places. */
const kinds = [
  ['thing', things],
  ['color', colors],
  ['scene', scenes],
] as const;

export const CONDITION_FEATURES = kinds.reduce((sum, [, words]) => sum + words.length + 1, 0);

/** 1 at the place of each word, or of its absence, and 0 elsewhere: {@link CONDITION_FEATURES} numbers. */
export function conditionFeatures(condition: Condition): Float32Array {
  const features = new Float32Array(CONDITION_FEATURES);
  let first = 0;
  for (const [kind, words] of kinds) {
    const word = condition[kind];
    const place = word === undefined ? words.length : (words as readonly string[]).indexOf(word);
    if (place < 0) throw new RangeError(`There is no ${kind} “${word}”.`);
    features[first + place] = 1;
    first += words.length + 1;
  }
  return features;
}

/** Part of the way from one condition to another: share 0 is the first, 1 the second. */
export function mixFeatures(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, i) => (1 - share) * value + share * to[i]!);
}

/** How often training withholds each word, and all of them (Ho & Salimans 2022, arXiv 2207.12598). */
const ONE_WITHHELD = 0.05;
const ALL_WITHHELD = 0.1;

/** What training tells of a picture: now and then less than all, so that a model also learns to do without. */
export function withheld({ thing, color, scene }: Combination, rng: Rng): Condition {
  const draws = kinds.map(() => rng.uniform() < ONE_WITHHELD);
  if (rng.uniform() < ALL_WITHHELD) return {};
  return {
    ...(draws[0] ? {} : { thing }),
    ...(draws[1] ? {} : { color }),
    ...(draws[2] ? {} : { scene }),
  };
}
