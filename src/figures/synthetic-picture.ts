/**
 * @file The two pictures of the lab of synthetic data: a small panel for what each source adds and the border that a
 * classifier draws from it; and a generation beside the real data, with a strip of all generations below.
 */
import { marks, path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { crosses, diamonds, discs } from '../drawing/points.ts';
import { chartFrame, squareView, type View } from '../drawing/scale.ts';
import type { Mixture } from '../models/mixture.ts';
import type { Flat } from '../models/points.ts';
import type { SquareValues } from '../models/square-grid.ts';
import { densityLines, levelLines, washes } from './fields.ts';
import { gridOf } from './squares.ts';
import { nearestTo, placeInStrip, SIDE, SMALL, STRIP_TOP } from './strip.ts';

/** Points of two classes, (n, 2) each. */
export type TwoClasses = readonly [Flat, Flat];

/** What a classifier has learned: p(class 1) on a grid, none before it has. */
export interface HelpMoment {
  readonly real: TwoClasses;
  readonly added: TwoClasses;
  readonly border: SquareValues | undefined;
  /** p(class 1) by Bayes' rule. */
  readonly best: SquareValues;
}

/** A panel with what stands below it. */
export interface HelpCell extends HelpMoment {
  readonly name: string;
  readonly error: string;
  readonly verdict: string;
}

/** Points of a class that a source adds which are drawn: the first ones. */
const FEW = 110;
/** Where there are more real ones than these, they are drawn smaller. */
const MANY = 60;

/** The real examples, what was added, the classifier's border and, dashed, the best one. `size`: of a mark, in pixels. */
export function helpMarks(
  { real, added, border, best }: HelpMoment,
  v: View,
  size: number,
): Mark[] {
  const some = (points: Flat): Flat => points.slice(0, 2 * FEW);
  const mark = real[0].length > 2 * MANY ? 0.6 * size : size;
  return marks(
    border && washes(gridOf(border), [0.5], 'discriminator verdict', v),
    added[0].length > 0 && [
      discs(some(added[0]), v, 'generated', 0.55 * size),
      crosses(some(added[1]), v, 'generated', 0.9 * size),
    ],
    discs(real[0], v, 'real', mark),
    { ...crosses(real[1], v, 'real', 1.6 * mark), className: 'real line' },
    levelLines(gridOf(best), [0.5], 'discriminator line dashed', v),
    border && levelLines(gridOf(border), [0.5], 'discriminator boundary', v),
  );
}

/** One panel for the build. */
export function helpPanel(moment: HelpMoment, size: number): Drawing {
  const v = squareView(moment.best.reach, size);
  return { width: size, height: size, marks: [...helpMarks(moment, v, 5), ...chartFrame(v)] };
}

const COLUMNS = 3;
const PANEL = 136;
/** The words are larger than elsewhere: the picture may be small. */
const LETTERS = 1.2;
const CELL = { width: (SIDE - PANEL) / (COLUMNS - 1), height: SIDE / 2 } as const;

/** A panel for each source, in rows of three, with its name, its error and what it did. */
export function helpPicture(cells: readonly HelpCell[]): Drawing {
  const v = squareView(cells[0]?.best.reach ?? 1, PANEL);
  const panels = cells.map((cell, i): Mark => {
    const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    return {
      kind: 'group',
      x: column * CELL.width,
      y: row * CELL.height,
      marks: [
        { kind: 'group', clip: [PANEL, PANEL], marks: helpMarks(cell, v, 4) },
        ...chartFrame(v, 3),
        {
          kind: 'group',
          y: PANEL,
          scale: LETTERS,
          marks: [
            text('name', 0, 15, cell.name),
            text('value', 0, 31, cell.error),
            text('label', 0, 46, cell.verdict),
          ],
        },
      ],
    };
  });
  return { width: SIDE, height: SIDE, marks: panels };
}

/** A generation, in sight of the truth. */
export interface GenerationMoment {
  readonly truth: Mixture;
  readonly reach: number;
  readonly real: Flat;
  readonly generation: number;
  readonly samples: Flat;
  readonly strip: readonly { readonly generation: number; readonly samples: Flat }[];
}

const GAP = 8;
const HALF = (SIDE - GAP) / 2;

/** Contours of a truth never change: those of a view are kept. */
const contours = new WeakMap<Mixture, Map<number, Mark>>();
function contoursOf(truth: Mixture, v: View): Mark {
  const known = contours.get(truth) ?? new Map<number, Mark>();
  contours.set(truth, known);
  const made = known.get(v.width) ?? densityLines(truth, v, 'real faint', [0.01, 0.1, 0.5]);
  known.set(v.width, made);
  return made;
}

/** The real data, the generation that is shown, and below them the strip, with the one that is shown in a frame. */
export function generationsPicture(moment: GenerationMoment): Drawing {
  const { truth, reach, real, generation, samples, strip } = moment;
  const v = squareView(reach, HALF);
  const small = squareView(reach, SMALL);
  const panel = (x: number, points: Mark, label: string): Mark => ({
    kind: 'group',
    x,
    marks: [
      { kind: 'group', clip: [HALF, HALF], marks: [contoursOf(truth, v), points] },
      ...chartFrame(v, 4),
      text('name', 0, HALF + 16, label),
    ],
  });
  const now = nearestTo(strip, generation);
  return {
    width: SIDE,
    height: SIDE,
    marks: [
      panel(0, discs(real, v, 'real', 4), 'Real examples'),
      panel(
        HALF + GAP,
        diamonds(samples, v, 'generated', 3.4),
        generation > 0 ? `Samples of generation ${generation}` : 'Samples: none yet',
      ),
      ...strip.map((each, i): Mark => ({
        kind: 'group',
        ...placeInStrip(i),
        marks: [
          {
            kind: 'group',
            clip: [SMALL, SMALL],
            marks: [diamonds(each.samples, small, 'generated', 1.6)],
          },
          rectangle(i === now ? 'asked' : 'frame', 0.5, 0.5, SMALL - 1, SMALL - 1),
          text('label middle', SMALL / 2, SMALL + 14, String(each.generation)),
        ],
      })),
      ...(strip.length === 0 ? [path('axis', `M${nums(0, STRIP_TOP)}H${nums(SIDE)}`)] : []),
    ],
  };
}
