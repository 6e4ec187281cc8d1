/** @file What is asked of a picture as the numbers that a network reads, and what training tells of it. */
import type { Rng } from '../random.ts';
import { featureCount, withholding, wordFeatures, type Kinds } from '../words.ts';
import { colors, scenes, things, type Combination, type Condition } from './vocabulary.ts';

const kinds: Kinds<Combination> = { thing: things, color: colors, scene: scenes };

export const CONDITION_FEATURES = featureCount(kinds);

/** 1 at the place of each word, or of its absence, and 0 elsewhere: {@link CONDITION_FEATURES} numbers. */
export function conditionFeatures(condition: Condition): Float32Array {
  return wordFeatures(kinds, condition);
}

/** What training tells of a picture. */
export function withheld(combination: Combination, rng: Rng): Condition {
  return withholding(kinds, combination, { one: 0.05, all: 0.1 }, rng);
}
