/** @file The pictures that models are trained on. Each has a stream of chance of its own, so that any can be made anew. */
import { createRng } from '../random.ts';
import { drawPicture } from './maker.ts';
import { seen, type Combination } from './vocabulary.ts';

/** Pictures to learn from, by their number. */
export interface TrainingSet {
  readonly count: number;
  combination(i: number): Combination;
  /** 768 numbers in [-1, 1]. */
  pixels(i: number): ArrayLike<number>;
}

export const TRAINING_PICTURES = 24_000;

/** What training picture i shows: all combinations that are not held out, in turn. */
export function trainingCombination(i: number): Combination {
  return seen[i % seen.length]!;
}

/** Training picture i of a seed: 768 numbers in [-1, 1]. */
export function trainingPicture(i: number, seed = 1): Float32Array {
  return drawPicture(trainingCombination(i), createRng(seed, `picture ${i}`));
}
