/** @file Sets of points as marks: filled circles, diamonds, crosses, open circles. */
import type { Flat } from '../models/points.ts';
import type { PointShape, PointsMark } from './mark.ts';
import type { View } from './scale.ts';

/**
 * Filled circles (`real`, `noise`). `size` is the diameter in pixels of the panel. `rows`: the points come in rows with
 * even spaces.
 */
export function discs(
  points: Flat,
  v: View,
  className: string,
  size: number,
  rows = false,
): PointsMark {
  const mark = placed('disc', points, v, `dots ${className}`, size);
  return rows ? { ...mark, rows: true } : mark;
}

/** Diamonds (`generated`). `size` is the length of a side. */
export function diamonds(points: Flat, v: View, className: string, size: number): PointsMark {
  return placed('diamond', points, v, `dots ${className}`, size);
}

/** Crosses: what a denoiser guesses. `size` is the length of an arm, tip to tip. */
export function crosses(points: Flat, v: View, className: string, size: number): PointsMark {
  return placed('cross', points, v, `${className} line hair`, size);
}

/** Open circles: a second class of real points. `radius` in pixels of the panel. */
export function rings(points: Flat, v: View, className: string, radius: number): PointsMark {
  return placed('ring', points, v, `rings ${className}`, 2 * radius);
}

/** Where points fall in the panel, in pixels; those outside are left out. */
function placed(
  shape: PointShape,
  points: Flat,
  v: View,
  className: string,
  size: number,
): PointsMark {
  const places: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [v.x(points[i]!), v.y(points[i + 1]!)];
    if (x >= 0 && x <= v.width && y >= 0 && y <= v.height) places.push(x, y);
  }
  return { kind: 'points', className, shape, size, places };
}
