/**
 * @file The density of a set of points seen through a blur: a round bell on every point (a kernel density estimate,
 * Rosenblatt 1956). It is the exact density of "a point of the set, plus normal noise".
 */
import type { Flat } from './points.ts';
import { exp } from './portable.ts';
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
