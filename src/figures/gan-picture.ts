/**
 * @file One moment of a GAN as a picture, layer by layer: the build puts the layers together, the browser replaces those
 * that change from frame to frame.
 */
import type { Flat } from '../models/points.ts';
import { contour, walled, type Grid } from '../drawing/contours.ts';
import { pathOf } from '../drawing/lines.ts';
import { diamonds, discs } from '../drawing/marks.ts';
import { chartFrame, squareView, type View } from '../drawing/scale.ts';
import { el, nums, panel } from '../drawing/svg.ts';

/** A discriminator's log-odds of "real" at nodes x nodes places over [-reach, reach]^2, row by row from the lowest y. */
export interface LogOddsGrid {
  readonly reach: number;
  readonly nodes: number;
  readonly values: ArrayLike<number>;
}

export interface GanMoment {
  readonly real: Flat;
  readonly fake: Flat;
  readonly field?: LogOddsGrid | undefined;
  /** The best discriminator's. */
  readonly best?: LogOddsGrid | undefined;
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
const ARROW = 40;
const LONGEST = 26;

/** The markup of one layer; empty where the moment has nothing for it. `size` is that of a mark, in pixels. */
export function pictureLayer(
  layer: PictureLayer,
  moment: GanMoment,
  v: View,
  size = 4.6,
  levels: readonly number[] = LEVELS,
): string {
  const { field, best, warp, pull } = moment;
  switch (layer) {
    case 'field':
      return field ? fieldLayer(field, v, levels) : '';
    case 'best':
      return best ? bestLayer(best, v) : '';
    case 'warp':
      return warp ? el('path', { class: 'generator line hair', d: lattice(warp, v) }) : '';
    case 'real':
      return discs(moment.real, v, 'real', size);
    case 'fake':
      return diamonds(moment.fake, v, 'generated', size * 0.8);
    case 'pull':
      return pull ? arrows(moment.fake, pull, v) : '';
  }
}

/** A panel of `size` pixels square with these layers, for the build. */
export function ganPanel(moment: GanMoment, size: number, reach: number, mark: number): string {
  const v = squareView(reach, size);
  const layers = pictureLayers.map((layer) => pictureLayer(layer, moment, v, mark, FEW_LEVELS));
  return panel(size, size, [...layers, chartFrame(v)]);
}

/** Shares at which a wash begins, as log-odds: away from 1/2, three on either side. */
const LEVELS = [1 / 2, 3 / 4, 0.9].map((p) => Math.log(p / (1 - p)));
/** A small panel of the build has the first alone, which keeps the page light. */
const FEW_LEVELS = LEVELS.slice(0, 1);
const WALL = -1e9;

/**
 * What the discriminator answers: stacked washes in the color of real data where it says "real", in that of generated
 * data where it says "generated", and the line between the two.
 */
function fieldLayer(field: LogOddsGrid, v: View, levels: readonly number[]): string {
  const grid = gridOf(field, 1);
  const washes = ([1, -1] as const).flatMap((side) => {
    const walls = walled(gridOf(field, side), WALL);
    return levels.map((level) => {
      const d = paths(walls, level === 0 ? 1e-6 : level, v);
      const className = `${side === 1 ? 'real' : 'generated'} verdict`;
      return d && el('path', { class: className, 'fill-rule': 'evenodd', d });
    });
  });
  const half = paths(grid, 0, v);
  return washes.join('') + (half && el('path', { class: 'discriminator boundary', d: half }));
}

/** The best discriminator: its line at 1/2 dashed, those at 1/4 and 3/4 thin. */
function bestLayer(best: LogOddsGrid, v: View): string {
  const grid = gridOf(best, 1);
  const thin = paths(grid, Math.log(3), v) + paths(grid, -Math.log(3), v);
  const half = paths(grid, 0, v);
  return (
    (thin && el('path', { class: 'discriminator line hair', d: thin })) +
    (half && el('path', { class: 'discriminator line bold dashed', d: half }))
  );
}

function paths(grid: Grid, level: number, v: View): string {
  return contour(grid, level)
    .map((line) => pathOf(line, v))
    .join('');
}

/** As a grid of numbers within +-30, which the contours can interpolate; what is no number counts as 0. */
function gridOf({ reach, nodes, values }: LogOddsGrid, side: 1 | -1): Grid {
  const kept = Float64Array.from(values, (value) =>
    Number.isNaN(value) ? 0 : side * Math.min(30, Math.max(-30, value)),
  );
  const span = [-reach, reach] as const;
  return { x: span, y: span, columns: nodes, rows: nodes, values: kept };
}

function lattice(
  { points, columns, rows }: { points: Flat; columns: number; rows: number },
  v: View,
): string {
  const at = (row: number, column: number): [number, number] => {
    const i = 2 * (row * columns + column);
    return [bounded(points[i]!), bounded(points[i + 1]!)];
  };
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const across = range(rows).map((row) => range(columns).map((column) => at(row, column)));
  const down =
    rows > 1 ? range(columns).map((column) => range(rows).map((row) => at(row, column))) : [];
  return [...across, ...down].map((line) => pathOf(line, v)).join('');
}

/** A run on its way to infinity still has to be drawn. */
function bounded(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1e3, Math.max(-1e3, value));
}

/** One small arrow a point; those shorter than a pixel are left out, so that a vanished gradient shows as none. */
function arrows(points: Flat, pull: Flat, v: View): string {
  let shafts = '';
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [v.x(points[i]!), v.y(points[i + 1]!)];
    const length = Math.min(LONGEST, ARROW * Math.hypot(pull[i]!, pull[i + 1]!));
    if (!(length >= 1 && x >= 0 && x <= v.width && y >= 0 && y <= v.height)) continue;
    const turn = Math.atan2(-pull[i + 1]!, pull[i]!); // y grows downwards here
    const [dx, dy] = [length * Math.cos(turn), length * Math.sin(turn)];
    const barb = (side: number): string => {
      const size = Math.min(4, length / 2);
      return nums(-size * Math.cos(turn + side), -size * Math.sin(turn + side));
    };
    shafts += `M${nums(x, y)}l${nums(dx, dy)}l${barb(0.5)}M${nums(x + dx, y + dy)}l${barb(-0.5)}`;
  }
  return shafts && el('path', { class: 'generator arrows', d: shafts });
}
