/**
 * @file Marks: what figures are made of. A figure function returns marks and knows nothing of how they are put down;
 * `svg.ts` writes them as SVG, `canvas.ts` draws them on a canvas. A mark says what it is by classes of one vocabulary,
 * and the style sheet says how each class looks, for both:
 *
 * - ideas: `real` `generated` `generator` `discriminator` `noise`; each sets the one color, as `color`.
 * - points, in currentColor: `dots`, and `rings` for open circles; `line hair` for crosses.
 * - lines, stroked in currentColor: `line` (1.5), with `bold` (2.5), `hair` (0.7) or `dashed`.
 * - areas, filled with currentColor: `area` (an opaque shape), `wash` (a faint tint below a curve or in a box),
 *   `verdict` and, fainter, `field` (stacked washes of what a discriminator answers: the more, the surer).
 * - `boundary`: the contour at 1/2, bold. `density`: a contour of a density, no fill, 1.2.
 * - `path`: a trajectory, no fill, fine, translucent; `followed`: the one point that a row of panels follows; `asked`: the
 *   point that the reader asks for; `arrows`: many small ones.
 * - `faint`: lower opacity, for context. `blend-0` .. `blend-5`: from the color of real to that of noise.
 * - chart: `frame` (hairline box), `axis` (hairline ticks and axes), `label` (12 px text, muted),
 *   `name` (13 px text, ink), `code` (12 px mono, ink), `value` (12 px, tabular figures, ink).
 *   Text takes `middle` or `end` for its anchor, and an idea for its color.
 * - flow: `box` (paper fill, hairline), `updated` (bold outline in currentColor), `frozen` (muted, dashed outline),
 *   `arrow` (ink line), `head` (its filled head), `gradient` (dashed line in currentColor), `stop` (the bar that ends one).
 * - thumbnails: `guess-word` and `guess-code` (words above bars), `given` (the word that they follow).
 * The chart of the title has classes of its own: `rhumb` `depth` `sounding` `emblem-noise` `emblem-path` `emblem-point`
 * `north` `north-letter`.
 */
import type { Bitmap } from './bitmap.ts';
import { nums } from './numbers.ts';

export type Mark = StyledMark | PixelsMark | GroupMark;

/** A mark that looks as its class says. */
export type StyledMark = PathMark | PointsMark | TextMark;

/** A line or an area. */
export interface PathMark {
  readonly kind: 'path';
  readonly className: string;
  /** Path data, as SVG and `Path2D` take it. */
  readonly d: string;
  /** Holes are where it covers itself an even number of times. */
  readonly evenOdd?: true;
}

/** Many equal marks. */
export interface PointsMark {
  readonly kind: 'points';
  readonly className: string;
  readonly shape: PointShape;
  /** Pixels: the diameter of a disc or ring, the side of a diamond, the length of a cross from tip to tip. */
  readonly size: number;
  /** x0, y0, x1, y1, ... in pixels. */
  readonly places: ArrayLike<number>;
  /** The points come in rows with even spaces, an order that compresses better than any made here. */
  readonly rows?: true;
}

export type PointShape = 'disc' | 'diamond' | 'cross' | 'ring';

export interface TextMark {
  readonly kind: 'text';
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A picture in colors of its own. */
export interface PixelsMark extends Bitmap {
  readonly kind: 'pixels';
  /** For the style sheet, where it is SVG. */
  readonly className?: string;
  readonly x: number;
  readonly y: number;
  /** Width and height as it is drawn. */
  readonly size: number;
}

/** Marks that are moved, shrunk or cut off together. */
export interface GroupMark {
  readonly kind: 'group';
  /** For the style sheet, where the group is SVG; on a canvas only the looks of the marks count. */
  readonly className?: string;
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  /** Width and height of what is shown of them, from their own origin. */
  readonly clip?: readonly [number, number];
  readonly marks: readonly Mark[];
}

/** Marks on a ground of so many pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** One picture of a figure; the label is plain text set in HTML beneath it. */
export interface Panel {
  readonly drawing: Drawing;
  readonly label?: string;
}

export interface Figure {
  readonly panels: readonly Panel[];
  /** The text alternative: what is shown and the numbers in it. */
  readonly alt: string;
  /** Answers the question that its caption asks, with the numbers found: one paragraph. */
  readonly answer?: string;
  /** What was computed, for captions, prose and tests. */
  readonly facts: Readonly<Record<string, number | string>>;
}

/** A line, or an area: `className` says which. */
export function path(className: string, d: string): PathMark {
  return { kind: 'path', className, d };
}

/** An area with holes. */
export function area(className: string, d: string): PathMark {
  return { kind: 'path', className, d, evenOdd: true };
}

export function text(className: string, x: number, y: number, content: string): TextMark {
  return { kind: 'text', className, x, y, text: content };
}

/** A box by its upper left corner, with rounded corners where a radius is given. */
export function rectangle(
  className: string,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 0,
): PathMark {
  const r = radius;
  const [w, h] = [width - 2 * r, height - 2 * r];
  const turn = (dx: number, dy: number): string => (r ? `a${nums(r, r, 0, 0, 1, dx, dy)}` : '');
  const d =
    `M${nums(x + r, y)}h${nums(w)}${turn(r, r)}v${nums(h)}${turn(-r, r)}` +
    `h${nums(-w)}${turn(-r, -r)}${r ? `v${nums(-h)}${turn(r, -r)}` : ''}z`;
  return path(className, d);
}

export function circle(className: string, x: number, y: number, radius: number): PathMark {
  const half = `a${nums(radius, radius)} 0 1 1`;
  return path(
    className,
    `M${nums(x - radius, y)}${half} ${nums(2 * radius, 0)}${half}${nums(-2 * radius, 0)}z`,
  );
}

/** Those of the marks that there are. */
export function marks(...all: readonly (Mark | readonly Mark[] | undefined | false)[]): Mark[] {
  return all.flatMap((each) => (each ? each : []) as Mark | readonly Mark[]);
}
