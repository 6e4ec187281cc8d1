/**
 * @file Marks: many points in one path, which keeps a page of figures light. A mark is a piece of line of almost no
 * length whose cap is the shape: a round cap is a disc, a square cap a square, and a slanted square cap a diamond.
 */
import type { Flat } from '../models/points.ts';
import type { View } from './scale.ts';
import { el, num, nums } from './svg.ts';

type Vertex = readonly [number, number];

/**
 * Filled circles (`real`, `noise`). `size` is the diameter in pixels of the panel. `rows`: the points come in rows with
 * even spaces, an order that compresses better than any made here.
 */
export function discs(
  points: Flat,
  v: View,
  className: string,
  size: number,
  rows = false,
): string {
  const look = { class: `dots ${className}`, 'stroke-width': size, 'stroke-linecap': 'round' };
  return marks(points, v, 'h0', 0, look, rows);
}

/** Diamonds (`generated`). `size` is the length of a side. */
export function diamonds(points: Flat, v: View, className: string, size: number): string {
  return marks(points, v, 'l.1.1', 0.1, {
    class: `dots ${className}`,
    'stroke-width': size,
    'stroke-linecap': 'square',
  });
}

/** Crosses: what a denoiser guesses. `size` is the length of an arm, tip to tip. */
export function crosses(points: Flat, v: View, className: string, size: number): string {
  const h = num(size / 2);
  const mark = `m-${h} 0h${num(size)}m-${h}-${h}v${num(size)}m0-${h}`;
  return marks(points, v, mark, 0, { class: `${className} line hair` });
}

/** Open circles: a second class of real points. `radius` in pixels of the panel. */
export function rings(points: Flat, v: View, className: string, radius: number): string {
  const r = num(radius);
  const half = `a${r} ${r} 0 1 1`;
  const d = `${half}-${num(2 * radius)} 0${half} ${num(2 * radius)} 0`;
  return marks(points, v, d, 0, { class: `rings ${className}` });
}

function marks(
  points: Flat,
  v: View,
  mark: string,
  drift: number,
  attributes: Record<string, string | number>,
  rows = false,
): string {
  let at: Vertex = [0, 0];
  const places = visible(points, v);
  const d = (rows ? places : sweep(places))
    .map(([x, y], i) => {
      // To whole pixels, which take few bytes. The move is rounded, not the place: so a mark that ends beside its place
      // does not put fractions into all that follow.
      const [dx, dy] = [Math.round(x - at[0]), Math.round(y - at[1])];
      at = [at[0] + dx + drift, at[1] + dy + drift];
      return `${i === 0 ? 'M' : 'm'}${nums(dx, dy)}${mark}`;
    })
    .join('');
  return el('path', { ...attributes, d: d || 'M0 0' });
}

/** Where points fall in the panel, in pixels; those outside are left out. */
function visible(points: Flat, v: View): Vertex[] {
  const places: Vertex[] = [];
  for (let i = 0; i < points.length / 2; i++) {
    const [x, y] = [v.x(points[2 * i]!), v.y(points[2 * i + 1]!)];
    if (x >= 0 && x <= v.width && y >= 0 && y <= v.height) places.push([x, y]);
  }
  return places;
}

/** Neighbours after one another, in bands from left to right and back: shorter moves compress better. */
function sweep(places: Vertex[]): Vertex[] {
  const band = ([, y]: Vertex): number => Math.floor(y / 14);
  return places.sort((p, q) => {
    const rows = band(p) - band(q);
    if (rows !== 0) return rows;
    const columns = band(p) % 2 === 0 ? p[0] - q[0] : q[0] - p[0];
    return columns !== 0 ? columns : p[1] - q[1];
  });
}
