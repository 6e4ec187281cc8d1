/**
 * @file Words over generations: a mark for each different word of the real texts, the most frequent first, as large as it is
 * frequent; beside it those that a generation still knows, with a strip of all generations below.
 */
import { marks, path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { diamonds, discs } from '../drawing/points.ts';
import { chartFrame, squareView, type View } from '../drawing/scale.ts';
import { nearestTo, placeInStrip, SIDE, SMALL, STRIP_TOP } from './strip.ts';

/** How often each word was counted; the words are always the same. */
export interface CountedWords {
  readonly generation: number;
  readonly counts: readonly number[];
}

export interface WordsMoment extends CountedWords {
  readonly real: readonly number[];
  readonly strip: readonly CountedWords[];
}

const GAP = 8;
const HALF = (SIDE - GAP) / 2;
/** Counts above which a mark is so large, as a share of a word's room. */
const SIZES = [
  [0, 0.34],
  [2, 0.5],
  [9, 0.66],
  [30, 0.82],
  [100, 0.98],
] as const;

/** The real texts, the generation that is shown, and below them the strip, with the one that is shown in a frame. */
export function storiesPicture({ real, generation, counts, strip }: WordsMoment): Drawing {
  const columns = Math.ceil(Math.sqrt(real.length));
  const known = counts.filter((count) => count > 0).length;
  const now = nearestTo(strip, generation);
  const v = squareView(1, HALF);
  const small = squareView(1, SMALL);
  const panel = (x: number, list: Mark[], label: string): Mark => ({
    kind: 'group',
    x,
    marks: [...list, ...chartFrame(v, 0), text('name', 0, HALF + 16, label)],
  });
  return {
    width: SIDE,
    height: SIDE,
    marks: [
      panel(0, sized(real, columns, v, discs, 'real'), `Real texts: ${real.length} words`),
      panel(
        HALF + GAP,
        generation > 0 ? sized(counts, columns, v, diamonds, 'generated', 0.8) : [],
        generation > 0 ? `Generation ${generation} knows ${known}` : 'No model yet',
      ),
      ...strip.map((each, i): Mark => ({
        kind: 'group',
        ...placeInStrip(i),
        marks: [
          // Too small for sizes: what is there, and what is not.
          diamonds(placesOf(each.counts, columns, 0), small, 'generated', (0.7 * SMALL) / columns),
          rectangle(i === now ? 'asked' : 'frame', 0.5, 0.5, SMALL - 1, SMALL - 1),
          text('label middle', SMALL / 2, SMALL + 14, String(each.generation)),
        ],
      })),
      ...(strip.length === 0 ? [path('axis', `M${nums(0, STRIP_TOP)}H${nums(SIDE)}`)] : []),
    ],
  };
}

type Points = typeof discs;

/** Marks of each size, those of all words that were counted. */
function sized(
  counts: readonly number[],
  columns: number,
  v: View,
  points: Points,
  className: string,
  scale = 1,
): Mark[] {
  return marks(
    SIZES.map(([above, size], i) =>
      points(
        placesOf(counts, columns, above, SIZES[i + 1]?.[0]),
        v,
        className,
        (scale * size * v.width) / columns,
      ),
    ),
  );
}

/** Where the words are whose counts lie in a range: in rows from the upper left corner of the square from -1 to 1. */
function placesOf(
  counts: readonly number[],
  columns: number,
  above: number,
  most = Infinity,
): Float64Array {
  const at = (i: number): number => (2 * (i + 0.5)) / columns - 1;
  return Float64Array.from(
    counts.flatMap((count, i) =>
      count > above && count <= most ? [at(i % columns), -at(Math.floor(i / columns))] : [],
    ),
  );
}
