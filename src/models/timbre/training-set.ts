/** @file The sounds that models are trained on. Each has a stream of chance of its own, so that any can be made anew. */
import { createRng } from '../random.ts';
import { drawTimbre } from './maker.ts';
import { seen, type Combination } from './vocabulary.ts';

export const TRAINING_SOUNDS = 12_000;

/** What training sound i is: all combinations that are not held out, in turn. */
export function trainingCombination(i: number): Combination {
  return seen[i % seen.length]!;
}

/** Training sound i of a seed: 1,024 numbers in [-1, 1]. */
export function trainingTimbre(i: number, seed = 1): Float32Array {
  return drawTimbre(trainingCombination(i), createRng(seed, `sound ${i}`));
}
