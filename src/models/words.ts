/**
 * @file Words as the numbers that a network reads: a place for each word of each kind, and one for "not said".
 */
import type { Rng } from './random.ts';

/** The words of each kind, in the order of their places. */
export type Kinds<C> = { readonly [K in keyof C]: readonly C[K][] };

/** How often training withholds each word, and all of them (Ho & Salimans 2022, arXiv 2207.12598). */
export interface Odds {
  readonly one: number;
  readonly all: number;
}

/** How many numbers {@link wordFeatures} gives. */
export function featureCount<C>(kinds: Kinds<C>): number {
  return listed(kinds).reduce((sum, [, words]) => sum + words.length + 1, 0);
}

/** 1 at the place of each word, or of its absence, and 0 elsewhere. Throws a RangeError for a word that there is not. */
export function wordFeatures<C>(kinds: Kinds<C>, condition: Partial<C>): Float32Array {
  const features = new Float32Array(featureCount(kinds));
  let first = 0;
  for (const [kind, words] of listed(kinds)) {
    const word = condition[kind];
    const place = word === undefined ? words.length : words.indexOf(word);
    if (place < 0) throw new RangeError(`There is no ${String(kind)} “${String(word)}”.`);
    features[first + place] = 1;
    first += words.length + 1;
  }
  return features;
}

/** Part of the way from one condition to another: share 0 is the first, 1 the second. */
export function mixFeatures(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, i) => (1 - share) * value + share * to[i]!);
}

/** What training tells: now and then less than all, so that a model also learns to do without. */
export function withholding<C>(
  kinds: Kinds<C>,
  whole: C,
  { one, all }: Odds,
  rng: Rng,
): Partial<C> {
  const kept = listed(kinds).filter(() => rng.uniform() >= one);
  if (rng.uniform() < all) return {};
  const told: Partial<C> = {};
  for (const [kind] of kept) told[kind] = whole[kind];
  return told;
}

function listed<C>(kinds: Kinds<C>): [kind: keyof C, words: readonly C[keyof C][]][] {
  return (Object.keys(kinds) as (keyof C)[]).map((kind) => [kind, kinds[kind]]);
}
