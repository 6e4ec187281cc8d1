/** @file What was said of all places, put together by how often training showed them. */
import { places, shownLadder } from '../../models/language/places.ts';
import type { PlaceRow } from './ask.ts';

/** Places that training showed equally often. */
export interface FactGroup {
  readonly timesShown: number;
  /** How many there are, and how many were asked about. */
  readonly places: number;
  readonly asked: number;
  /** Of those asked about: shares of the likeliest answers, and the mean probability of the truth. */
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
  readonly onTruth: number;
}

/** From never to most often. */
export function groupsOf(rows: readonly PlaceRow[]): FactGroup[] {
  return [...shownLadder].reverse().map(([count, timesShown]) => {
    const group = rows.filter((row) => row.timesShown === timesShown);
    const share = (said: PlaceRow['said']): number =>
      group.filter((row) => row.said === said).length / (group.length || 1);
    return {
      timesShown,
      places: count,
      asked: group.length,
      right: share('true'),
      wrong: share('false'),
      unknown: share('unknown'),
      onTruth: group.reduce((sum, row) => sum + row.onTruth, 0) / (group.length || 1),
    };
  });
}

/** How many places there are to ask about. */
export const PLACES = places.length;
