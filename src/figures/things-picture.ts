/** @file Some of the pictures that each source adds, side by side, with what they do to a classifier. */
import { marks, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { SIDE as PIXELS } from '../models/pictures/maker.ts';
import { SIDE } from './strip.ts';

/** A source's pictures: 768 numbers in [-1, 1] each. */
export interface ThingsCell {
  readonly name: string;
  readonly error: string;
  readonly verdict: string;
  readonly pictures: readonly ArrayLike<number>[];
  /** In place of pictures, where there are none. */
  readonly empty: string;
  readonly real: boolean;
}

const COLUMNS = 2;
const IN_A_ROW = 4;
const STEP = 37;
const PICTURE = 35;
const GRID = IN_A_ROW * STEP - (STEP - PICTURE);
const CELL = { width: SIDE / 2 + 10, height: SIDE / 2 } as const;
/** The words are larger than elsewhere: the picture may be small. */
const LETTERS = 1.2;

/** A panel for each source, in rows of two, with its name, its error and what it did. */
export function thingsPicture(cells: readonly ThingsCell[]): Drawing {
  const panels = cells.map(({ pictures, real, ...words }, i): Mark => ({
    kind: 'group',
    x: (i % COLUMNS) * CELL.width,
    y: Math.floor(i / COLUMNS) * CELL.height,
    marks: marks(
      pictures.map((picture, k) => ({
        kind: 'pixels',
        x: (k % IN_A_ROW) * STEP,
        y: Math.floor(k / IN_A_ROW) * STEP,
        size: PICTURE,
        side: PIXELS,
        colors: Float32Array.from(picture, (value) => (value + 1) / 2),
      })),
      pictures.length === 0 && [
        rectangle('frame', 0.5, 0.5, GRID - 1, GRID - 1),
        text('label middle', GRID / 2, GRID / 2, words.empty),
      ],
      {
        kind: 'group',
        y: GRID,
        scale: LETTERS,
        marks: [
          text(`name ${real ? 'real' : 'generated'}`, 0, 15, words.name),
          text('value', 0, 30, words.error),
          text('label', 0, 44, words.verdict),
        ],
      },
    ),
  }));
  return { width: SIDE, height: SIDE, marks: panels };
}
