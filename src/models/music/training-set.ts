/** @file The tunes that models are trained on. Each has a stream of chance of its own, so that any can be made anew. */
import { createRng, type Rng } from '../random.ts';
import { makeTune } from './maker.ts';
import type { Tune } from './tune.ts';
import { keys, seen, type Header } from './vocabulary.ts';

/** What training tune i is: all characters that are not held out, in turn, each in every key. */
export function trainingHeader(i: number): Header {
  const character = seen[i % seen.length]!;
  return { ...character, key: keys[Math.floor(i / seen.length) % keys.length]! };
}

/** Training tune i of a seed. */
export function trainingTune(i: number, seed = 1): Tune {
  return makeTune(trainingHeader(i), createRng(seed, `tune ${i}`));
}

/** How often training withholds each word, and all of them. */
const ONE_WITHHELD = 0.15;
const ALL_WITHHELD = 0.1;

/** What training says of a tune: now and then less than all, so that a model also learns to do without. */
export function withheld(header: Header, rng: Rng): Partial<Header> {
  const kept = Object.entries(header).filter(() => rng.uniform() >= ONE_WITHHELD);
  return rng.uniform() < ALL_WITHHELD ? {} : Object.fromEntries(kept);
}
