/**
 * @file The density of a set of points seen through a blur: a round bell on every point (a kernel density estimate,
 * Rosenblatt 1956). It is the exact density of "a point of the set, plus normal noise".
 */
import { summary } from './metrics.ts';
import type { Flat } from './points.ts';
import { exp, ln } from './portable.ts';
import type { SquareGrid } from './square-grid.ts';

/** The density at every node, shape (nodes * nodes), per unit area. Bells are cut off at 4 standard deviations. */
export function blurredDensity(
  points: Flat,
  sd: number,
  { reach, nodes }: SquareGrid,
): Float64Array {
  const density = new Float64Array(nodes * nodes);
  const cell = (2 * reach) / (nodes - 1);
  const window = Math.ceil((4 * sd) / cell);
  const scale = 2 / (points.length * 2 * Math.PI * sd * sd);
  const bell = (distance: number): number => exp((-distance * distance) / (2 * sd * sd));
  const columns = new Float64Array(2 * window + 1);
  for (let i = 0; i < points.length; i += 2) {
    const column = Math.round((points[i]! + reach) / cell);
    const row = Math.round((points[i + 1]! + reach) / cell);
    for (let c = -window; c <= window; c++) {
      columns[c + window] = bell(points[i]! + reach - (column + c) * cell);
    }
    for (let r = Math.max(0, row - window); r <= Math.min(nodes - 1, row + window); r++) {
      const high = scale * bell(points[i + 1]! + reach - r * cell);
      for (let c = Math.max(0, column - window); c <= Math.min(nodes - 1, column + window); c++) {
        density[r * nodes + c]! += high * columns[c - column + window]!;
      }
    }
  }
  return density;
}

/** The same on a line, per unit of x: the density of "one of the points, plus normal noise of this standard deviation". */
export function lineDensity(points: ArrayLike<number>, sd: number): (x: number) => number {
  const sorted = Float64Array.from(points).sort();
  const scale = 1 / (points.length * sd * Math.sqrt(2 * Math.PI));
  return (x) => {
    let sum = 0;
    for (const point of sorted) {
      const off = (point - x) / sd;
      if (off > 6) break; // beyond, a bell is below 2e-8 of its height
      if (off > -6) sum += exp(-0.5 * off * off);
    }
    return scale * sum;
  };
}

/**
 * A width of blur that suits so many points on a line, at least two of them different: 0.9 min(sd, quartiles / 1.34)
 * n^(-1/5), the rule of thumb of Silverman 1986, eq. 3.31.
 */
export function silvermanWidth(points: ArrayLike<number>): number {
  const sorted = Float64Array.from(points).sort();
  const n = sorted.length;
  const { sd } = summary([...sorted]);
  const quartile = (share: number): number => sorted[Math.floor(share * (n - 1))]!;
  const middle = (quartile(0.75) - quartile(0.25)) / 1.34;
  return 0.9 * Math.min(sd, middle || sd) * exp(-0.2 * ln(n));
}
