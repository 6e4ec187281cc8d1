/** @file The tunes that models are trained on. Each has a stream of chance of its own, so that any can be made anew. */
import { createRng, type Rng } from '../random.ts';
import { withholding } from '../words.ts';
import { makeTune } from './maker.ts';
import type { Tune } from './tune.ts';
import { characterKinds, seen, type Character, type Header } from './vocabulary.ts';

/** What training tune i is: all characters that are not held out, in turn. */
export function trainingHeader(i: number): Header {
  return { ...seen[i % seen.length]!, key: 'C' };
}

/** Training tune i of a seed. */
export function trainingTune(i: number, seed = 1): Tune {
  return makeTune(trainingHeader(i), createRng(seed, `tune ${i}`));
}

/** What training says of a tune. */
export function withheld(character: Character, rng: Rng): Partial<Character> {
  return withholding(characterKinds, character, { one: 0.15, all: 0.1 }, rng);
}
