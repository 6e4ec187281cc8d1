/**
 * @file Sets of points in the plane: one flat array, x0, y0, x1, y1, ... Everything on the page that
 * is drawn as marks is one of these.
 */
import type { Rng } from './random.ts';

/** n points as a Float64Array of length 2n: x0, y0, x1, y1, ... in model units. */
export type Points = Float64Array;

/** Points as they are computed or as they travel: x0, y0, x1, y1, ... */
export type Flat = Float64Array | Float32Array;

/** How many points the array holds. */
export function count(points: Points): number {
  return points.length / 2;
}

/** n points of standard normal noise, shape (n, 2). */
export function normalPoints(n: number, rng: Rng): Points {
  return Float64Array.from({ length: 2 * n }, () => rng.normal());
}

/** The points of one set, then those of the other. */
export function joined(a: Points, b: Points): Points {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** n points of a set, drawn with repetition. */
export function resample(points: Points, n: number, below: (n: number) => number): Points {
  const drawn = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const pick = below(points.length / 2);
    drawn.set(points.subarray(2 * pick, 2 * pick + 2), 2 * i);
  }
  return drawn;
}

export interface Moments {
  readonly mean: [number, number];
  /** Covariance as [xx, xy, yy], divided by n. */
  readonly cov: [number, number, number];
}

/** Mean and covariance of a set, optionally weighted (weights of shape (n), any positive sum). */
export function moments(points: Points, weights?: Float64Array): Moments {
  const n = count(points);
  let total = 0;
  let mx = 0;
  let my = 0;
  for (let i = 0; i < n; i++) {
    const w = weights ? weights[i]! : 1;
    total += w;
    mx += w * points[2 * i]!;
    my += w * points[2 * i + 1]!;
  }
  mx /= total;
  my /= total;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const w = (weights ? weights[i]! : 1) / total;
    const dx = points[2 * i]! - mx;
    const dy = points[2 * i + 1]! - my;
    xx += w * dx * dx;
    xy += w * dx * dy;
    yy += w * dy * dy;
  }
  return { mean: [mx, my], cov: [xx, xy, yy] };
}
