/** @file What a model's pictures are worth: do they show what was asked, are they copies, and do they vary. */
import { NUMBERS } from './maker.ts';
import type { Combination, Condition } from './vocabulary.ts';

/** Shares of the pictures in which the judge sees the word that was asked for, and all three. */
export interface Agreement {
  readonly all: number;
  readonly thing: number;
  readonly color: number;
  readonly scene: number;
}

/** How often what was seen is what was asked. Equal lengths. */
export function agreement(asked: readonly Combination[], seen: readonly Combination[]): Agreement {
  const share = (right: (a: Combination, b: Combination) => boolean): number =>
    asked.filter((each, i) => right(each, seen[i]!)).length / asked.length;
  return {
    all: share((a, b) => a.thing === b.thing && a.color === b.color && a.scene === b.scene),
    thing: share((a, b) => a.thing === b.thing),
    color: share((a, b) => a.color === b.color),
    scene: share((a, b) => a.scene === b.scene),
  };
}

/** Root of the mean squared difference of the numbers of two pictures of one size; 0 for equal ones, 2 for black and white. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j]! - b[j]!) ** 2;
  return Math.sqrt(sum / a.length);
}

/** The nearest pictures to one, best first: their numbers in `all`, and how far they are. */
export function nearest(
  picture: ArrayLike<number>,
  all: { readonly count: number; pixels(i: number): ArrayLike<number> },
  most: number,
): { readonly index: number; readonly distance: number }[] {
  const best: { index: number; distance: number }[] = [];
  for (let index = 0; index < all.count; index++) {
    const far = distance(picture, all.pixels(index));
    if (best.length === most && far >= best.at(-1)!.distance) continue;
    if (best.length === most) best.pop();
    best.push({ index, distance: far });
    best.sort((a, b) => a.distance - b.distance);
  }
  return best;
}

/**
 * In how many ways the words that a prompt leaves open came out, by what the judge saw. Unlike a distance of pixels it does
 * not take odd colors for variety. 1 where nothing is open.
 */
export function waysOf(condition: Condition, seen: readonly Combination[]): number {
  const kinds = (['thing', 'color', 'scene'] as const).filter((kind) => !condition[kind]);
  return new Set(seen.map((each) => kinds.map((kind) => each[kind]).join())).size;
}

/** In how many pictures the judge sees all that was asked for. */
export function rightOf(condition: Condition, seen: readonly Combination[]): number {
  const asked = Object.entries(condition) as [keyof Combination, string][];
  return seen.filter((each) => asked.every(([kind, word]) => each[kind] === word)).length;
}

/** Mean distance of pixels between two of the pictures. */
export function variety(pictures: readonly ArrayLike<number>[]): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < pictures.length; i++) {
    for (let j = 0; j < i; j++, pairs++) sum += distance(pictures[i]!, pictures[j]!);
  }
  return sum / pairs;
}

/** Pictures (n, 768) one by one; they share memory. */
export function split(pictures: Float64Array): Float64Array[] {
  return Array.from({ length: pictures.length / NUMBERS }, (_, i) =>
    pictures.subarray(i * NUMBERS, (i + 1) * NUMBERS),
  );
}
