/**
 * @file When on the way from noise is it settled what a picture shows? The judge names thing, color and scene in the
 * denoiser's guess at every step, and in the finished picture: a word is settled where both agree.
 */
import type { Points } from '../points.ts';
import type { Combination } from './vocabulary.ts';
import type { ImageWalk } from '../image-walk.ts';

/** From the layout to the detail, as it turned out. */
export const kinds = ['scene', 'color', 'thing'] as const;

/** In how many pictures a word of each kind is settled: a number for the guess of each step. */
export type Settled = Readonly<Record<(typeof kinds)[number], readonly number[]>>;

/**
 * What is measured: pictures without a prompt, because words would tell the answer at once. They walk `together` at a
 * time; each such group is counted by itself, so that one alone can be counted again.
 */
export const settledRun = { pictures: 512, together: 32, steps: 20, seed: 1 } as const;

/** Counts a walk that is done. */
export function settledIn(walk: ImageWalk, see: (pictures: Points) => Combination[]): Settled {
  const end = see(walk.states.at(-1)!);
  const guessed = walk.guesses.map(see);
  const count = (kind: (typeof kinds)[number]): number[] =>
    guessed.map((seen) => seen.filter((each, i) => each[kind] === end[i]![kind]).length);
  return { scene: count('scene'), color: count('color'), thing: count('thing') };
}
