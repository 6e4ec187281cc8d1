/**
 * @file The simplest language model as one of a line of generations: it counts which word comes after which, and writes by
 * these counts, as they are. What it has never counted it never writes. ("Word digrams": Shannon 1948, section 3;
 * `../ngram.ts` answers the same question and knows where each word stands, but keeps all of the text for it.)
 */
import type { Rng } from '../random.ts';

/** Words by their numbers, from 1; 0 is the border of a text: it stands before the first word and after the last. */
export type Text = readonly number[];
export const BORDER = 0;

export interface Bigram {
  /** Counts a text. */
  add(text: Text): void;
  /**
   * Draws a text, cut after `most` words: the chance of a word after another is its share of what was counted there.
   */
  write(rng: Rng, most?: number): number[];
  /** How often each word was counted, by its number; that of the border is how many texts there were. */
  readonly counts: Int32Array;
  /** How often word `b` was counted right after `a`. */
  pair(a: number, b: number): number;
  /** All pairs of neighbors that were counted. */
  pairs(): [a: number, b: number][];
}

/** A bigram of texts whose words have numbers below `words`, nothing counted yet. */
export function createBigram(words: number): Bigram {
  const after = Array.from({ length: words }, () => new Map<number, number>());
  const counts = new Int32Array(words);

  return {
    add(text) {
      let before = BORDER;
      for (const word of [...text, BORDER]) {
        after[before]!.set(word, (after[before]!.get(word) ?? 0) + 1);
        counts[before]! += 1;
        before = word;
      }
    },
    write(rng, most = Infinity) {
      const text: number[] = [];
      while (text.length < most) {
        const before = text.at(-1) ?? BORDER;
        const next = drawn(after[before]!, rng.below(counts[before]!));
        if (next === BORDER) break;
        text.push(next);
      }
      return text;
    },
    counts,
    pair: (a, b) => after[a]!.get(b) ?? 0,
    pairs: () => after.flatMap((each, a) => [...each.keys()].map((b): [number, number] => [a, b])),
  };
}

/** The one of some counted words to which the count at `place` belongs. */
function drawn(counted: ReadonlyMap<number, number>, place: number): number {
  let left = place;
  for (const [word, count] of counted) {
    left -= count;
    if (left < 0) return word;
  }
  throw new RangeError('There are fewer counts than that.');
}
