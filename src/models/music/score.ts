/** @file How near a tune is to others: whether a model has copied. */
import type { Tune } from './tune.ts';
import { tonics } from './vocabulary.ts';

/** A melody apart from its key: each note as its semitones above the tonic and its length. */
function notesOf({ header, bars }: Tune): string[] {
  return bars.flatMap(({ melody }) =>
    melody.map(
      ({ pitch, length }) => `${pitch === undefined ? '' : pitch - tonics[header.key]}/${length}`,
    ),
  );
}

/**
 * How many notes must be put in, taken out or changed to make one melody of another (Levenshtein 1966), for each note of the
 * longer: 0 is the same in any key, 1 has nothing in common.
 */
export function distance(one: Tune, other: Tune): number {
  const [a, b] = [notesOf(one), notesOf(other)];
  let row = b.map((_, j) => j + 1);
  a.forEach((note, i) => {
    const next: number[] = [];
    b.forEach((theirs, j) => {
      const diagonal = j === 0 ? i : row[j - 1]!;
      const left = j === 0 ? i + 1 : next[j - 1]!;
      next.push(Math.min(diagonal + (note === theirs ? 0 : 1), row[j]! + 1, left + 1));
    });
    row = next;
  });
  return (row.at(-1) ?? a.length) / Math.max(a.length, b.length, 1);
}

/** The nearest of some tunes. Throws a RangeError if there are none. */
export function nearest(tune: Tune, tunes: readonly Tune[]): { tune: Tune; distance: number } {
  const [first, ...rest] = tunes.map((each) => ({ tune: each, distance: distance(tune, each) }));
  if (!first) throw new RangeError('There is no tune to be near to.');
  return rest.reduce((best, each) => (each.distance < best.distance ? each : best), first);
}
