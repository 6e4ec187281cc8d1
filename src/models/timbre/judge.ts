/**
 * @file Who says what a sound is: the nearest of new sounds by the maker, of all combinations, also of those that training
 * never hears. It needs no training and no weights, and on other sounds by the maker it is right in more than 99 of 100.
 */
import { nearest } from '../pictures/score.ts';
import { createRng } from '../random.ts';
import { drawTimbre } from './maker.ts';
import { combinations, type Combination } from './vocabulary.ts';

/** Sounds of each combination that it knows. */
const EACH = 40;

/** Names the words of a sound, given as its picture (1,024 numbers). To make one takes half a second. */
export function createJudge(each = EACH): (picture: ArrayLike<number>) => Combination {
  const known = combinations.flatMap((combination, i) =>
    Array.from({ length: each }, (_, j) => ({
      combination,
      picture: drawTimbre(
        combination,
        createRng(1, `sound ${j} of combination ${i} for the judge`),
      ),
    })),
  );
  const all = { count: known.length, pixels: (i: number) => known[i]!.picture };
  return (picture) => known[nearest(picture, all, 1)[0]!.index]!.combination;
}

/** Shares of the sounds in which the judge hears the word that was asked for, and all three. */
export interface Agreement {
  readonly all: number;
  readonly making: number;
  readonly tone: number;
  readonly length: number;
}

/** How often what was heard is what was asked. Equal lengths. */
export function agreement(asked: readonly Combination[], heard: readonly Combination[]): Agreement {
  const share = (...kinds: (keyof Combination)[]): number =>
    asked.filter((each, i) => kinds.every((kind) => each[kind] === heard[i]![kind])).length /
    asked.length;
  return {
    all: share('making', 'tone', 'length'),
    making: share('making'),
    tone: share('tone'),
    length: share('length'),
  };
}
