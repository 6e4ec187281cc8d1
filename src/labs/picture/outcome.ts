/** @file What comes of a run of an experiment, and how its numbers are said. */
import { rightOf, split, variety, waysOf } from '../../models/pictures/score.ts';
import { inWords, type Combination, type Condition } from '../../models/pictures/vocabulary.ts';
import type { Neighbour } from './nearest-worker.ts';
import { numbersOf } from './pixels.ts';
import type { PictureFrame } from './session.ts';

/** What came of a run. */
export interface Outcome {
  readonly condition: Condition;
  /** What the judge sees in the pictures. */
  readonly seen: readonly Combination[];
  /** Mean distance of pixels between two of them. */
  readonly apart: number;
  /** Where it was asked: what the judge sees in the GAN's pictures. */
  readonly gan?: readonly Combination[];
  /** Where it was asked: the training picture nearest to picture 1. */
  readonly nearest?: Pick<Neighbour, 'distance' | 'words'>;
}

/** What came of the finished pictures alone. */
export function outcomeOf({ seen, pictures }: PictureFrame, condition: Condition): Outcome {
  return { condition, seen: seen!, apart: variety(split(numbersOf(pictures))) };
}

export const right = ({ condition, seen }: Outcome): string =>
  `${rightOf(condition, seen)} of ${seen.length}`;
export const otherwise = ({ condition, seen }: Outcome): string =>
  String(seen.length - rightOf(condition, seen) || 'none');
export const ways = ({ condition, seen }: Outcome): number => waysOf(condition, seen);
export const ofGan = (run: Outcome): Outcome => ({ ...run, seen: run.gan! });

/** What the judge sees most often. */
export function mostSeen(seen: readonly Combination[]): string {
  const names = seen.map(inWords);
  const times = (name: string): number => names.filter((each) => each === name).length;
  const most = names.reduce((a, b) => (times(b) > times(a) ? b : a));
  return `${most} in ${times(most)}`;
}
