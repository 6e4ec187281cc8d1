/**
 * @file One moment of a GAN as a picture, layer by layer. Grids are a discriminator's log-odds of "real".
 */
import { chartFrame, squareView, type View } from '../drawing/scale.ts';
import { pathOf } from '../drawing/lines.ts';
import { path, type Drawing, type Mark } from '../drawing/mark.ts';
import { diamonds, discs } from '../drawing/points.ts';
import type { Flat } from '../models/points.ts';
import type { SquareValues } from '../models/square-grid.ts';
import { levelLines, washes } from './fields.ts';
import { arrows, bounded, gridOf } from './squares.ts';

export interface GanMoment {
  readonly real: Flat;
  readonly fake: Flat;
  readonly field?: SquareValues | undefined;
  /** The best discriminator's. */
  readonly best?: SquareValues | undefined;
  /** A lattice of noise mapped by the generator, row by row; one row is a curve. */
  readonly warp?:
    { readonly points: Flat; readonly columns: number; readonly rows: number } | undefined;
  /** Minus the gradient of the generator's loss at each fake, (n, 2). */
  readonly pull?: Flat | undefined;
}

/** The layers in the order in which they are drawn. */
export const pictureLayers = ['field', 'best', 'warp', 'real', 'pull', 'fake'] as const;
export type PictureLayer = (typeof pictureLayers)[number];

/** Pixels of an arrow for a pull of length 1, and the longest arrow. */
const ARROWS = { unit: 40, longest: 26, centered: false };

/** The marks of these layers, as far as the moment has something for them. `size` is that of a mark, in pixels. */
export function ganMarks(
  moment: GanMoment,
  layers: ReadonlySet<PictureLayer>,
  v: View,
  size = 4.6,
  levels: readonly number[] = LEVELS,
): Mark[] {
  return pictureLayers.flatMap((layer) =>
    layers.has(layer) ? marksOf(layer, moment, v, size, levels) : [],
  );
}

function marksOf(
  layer: PictureLayer,
  { real, fake, field, best, warp, pull }: GanMoment,
  v: View,
  size: number,
  levels: readonly number[],
): readonly Mark[] {
  switch (layer) {
    case 'field':
      return field ? fieldMarks(field, v, levels) : [];
    case 'best':
      return best ? bestMarks(best, v) : [];
    case 'warp':
      return warp ? [path('generator line hair', lattice(warp, v))] : [];
    case 'real':
      return [discs(real, v, 'real', size)];
    case 'fake':
      return [diamonds(fake, v, 'generated', size * 0.8)];
    case 'pull':
      return pull ? [arrows({ places: fake, vectors: pull }, 'generator arrows', v, ARROWS)] : [];
  }
}

/** A drawing of `size` pixels square for the build. */
export function ganPanel(moment: GanMoment, size: number, reach: number, mark: number): Drawing {
  const v = squareView(reach, size);
  const marks = ganMarks(moment, new Set(pictureLayers), v, mark, FEW_LEVELS);
  return { width: size, height: size, marks: [...marks, ...chartFrame(v)] };
}

/** Shares at which a wash begins, as log-odds: away from 1/2, three on either side. */
const LEVELS = [1 / 2 + 1e-6, 3 / 4, 0.9].map((p) => Math.log(p / (1 - p)));
/** A small panel of the build has the first alone, which keeps the page light. */
const FEW_LEVELS = LEVELS.slice(0, 1);

/**
 * What the discriminator answers: stacked washes in the color of real data where it says "real", in that of generated
 * data where it says "generated", and the line between the two.
 */
function fieldMarks(field: SquareValues, v: View, levels: readonly number[]): Mark[] {
  const grid = gridOf(field);
  return [
    ...washes(grid, levels, 'real verdict', v),
    ...washes(grid, levels, 'generated verdict', v, -1),
    levelLines(grid, [0], 'discriminator boundary', v),
  ];
}

/** Where the best discriminator answers 1/4, 1/2 and 3/4. */
function bestMarks(best: SquareValues, v: View): Mark[] {
  const grid = gridOf(best);
  return [
    levelLines(grid, [Math.log(3), -Math.log(3)], 'discriminator line hair', v),
    levelLines(grid, [0], 'discriminator line bold dashed', v),
  ];
}

/** Its rows and, where there are several, its columns. */
function lattice(
  { points, columns, rows }: { points: Flat; columns: number; rows: number },
  v: View,
): string {
  let d = '';
  const along = (start: number, step: number, n: number): void => {
    const line = new Float64Array(2 * n);
    for (let k = 0; k < n; k++) {
      line[2 * k] = bounded(points[2 * (start + k * step)]!);
      line[2 * k + 1] = bounded(points[2 * (start + k * step) + 1]!);
    }
    d += pathOf(line, v);
  };
  for (let row = 0; row < rows; row++) along(row * columns, 1, columns);
  if (rows > 1) for (let column = 0; column < columns; column++) along(column, columns, rows);
  return d;
}
