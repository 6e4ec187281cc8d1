/** @file The rhythms that melodies are made of: lengths of the notes of a bar, in eighth notes. */
import type { Dance, Pace } from './vocabulary.ts';

export type Rhythm = readonly number[];

/** Of bars that are no cadence. */
export const rhythms: Readonly<Record<Dance, Readonly<Record<Pace['notes'], readonly Rhythm[]>>>> =
  {
    waltz: {
      few: [[2, 2, 2], [4, 2], [2, 4], [3, 1, 2]],
      many: [[2, 2, 1, 1], [2, 1, 1, 2], [1, 1, 2, 2], [1, 1, 1, 1, 2], [2, 1, 1, 1, 1], [3, 1, 1, 1]],
    },
    march: {
      few: [[4, 4], [4, 3, 1], [3, 1, 4], [6, 2]],
      many: [[3, 1, 2, 2], [2, 2, 3, 1], [3, 1, 3, 1], [2, 1, 1, 2, 2], [3, 1, 2, 1, 1]],
    },
    jig: {
      few: [[3, 3], [2, 1, 3], [3, 2, 1]],
      many: [[1, 1, 1, 1, 1, 1], [2, 1, 2, 1], [2, 1, 1, 1, 1], [1, 1, 1, 2, 1]],
    },
    hymn: {
      few: [[4, 4], [4, 2, 2], [2, 2, 4]],
      many: [[2, 2, 2, 2], [2, 2, 2, 1, 1], [2, 1, 1, 2, 2], [1, 1, 2, 2, 2]],
    },
  }; // prettier-ignore

/** Of the bar in the middle that asks, and of the last one that answers: their last notes last half a bar at least. */
export const cadences: Readonly<Record<Dance, Readonly<Record<'half' | 'full', readonly Rhythm[]>>>> =
  {
    waltz: { half: [[6], [2, 4], [1, 1, 4]], full: [[6], [1, 1, 4]] },
    march: { half: [[4, 4], [3, 1, 4], [2, 2, 4]], full: [[8], [2, 2, 4], [3, 1, 4]] },
    jig: { half: [[3, 3], [2, 1, 3], [1, 1, 1, 3]], full: [[6], [2, 1, 3]] },
    hymn: { half: [[8], [4, 4], [2, 2, 4]], full: [[8], [2, 2, 4]] },
  }; // prettier-ignore
