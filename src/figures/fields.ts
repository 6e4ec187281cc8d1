/**
 * @file Functions of the plane as marks: stacked washes between levels, and contour lines. Of these, a discriminator and a
 * density.
 */
import type { Mixture } from '../models/mixture.ts';
import { logDensity } from '../models/mixture.ts';
import { contour, sampleGrid, walled, type Grid } from '../drawing/contours.ts';
import { pathOf } from '../drawing/lines.ts';
import { area, path, type Mark } from '../drawing/mark.ts';
import type { View } from '../drawing/scale.ts';

/** Far below every level, so that each contour closes into a region. */
const WALL = -1e9;

/** Washes of one look, the k-th where `sign` times the function is above the k-th level. */
export function washes(
  grid: Grid,
  levels: readonly number[],
  className: string,
  v: View,
  sign: 1 | -1 = 1,
): Mark[] {
  const walls = walled(grid, sign * WALL);
  return levels.map((level) => area(className, outlines(walls, [sign * level], v)));
}

/** The lines where the function crosses these levels. `tolerance`: see {@link pathOf}. */
export function levelLines(
  grid: Grid,
  levels: readonly number[],
  className: string,
  v: View,
  tolerance?: number,
): Mark {
  return path(className, outlines(grid, levels, v, tolerance));
}

function outlines(grid: Grid, levels: readonly number[], v: View, tolerance?: number): string {
  let d = '';
  for (const level of levels)
    for (const line of contour(grid, level)) d += pathOf(line, v, tolerance);
  return d;
}

/**
 * Seven stacked washes of a probability, the k-th where p is above k/8, and the line at 1/2. Interpolated in
 * log-odds, which are smooth where p is a cliff.
 */
export function fieldLayers(p: (x: number, y: number) => number, v: View, cells = 36): Mark[] {
  const grid = sampleGrid((x, y) => logOdds(p(x, y)), v.domain.x, v.domain.y, cells, 2);
  const levels = [1, 2, 3, 4, 5, 6, 7].map((k) => logOdds(k / 8));
  return [
    ...washes(grid, levels, 'discriminator field', v),
    levelLines(grid, [0], 'discriminator boundary', v),
  ];
}

/**
 * Contours of a density at shares of its highest value on the grid. Interpolated in its logarithm. `tolerance`: see
 * {@link pathOf}.
 */
export function densityLines(
  model: Mixture,
  v: View,
  className: string,
  shares: readonly number[] = [0.04, 0.2, 0.45, 0.75],
  cells = 48,
  tolerance?: number,
): Mark {
  const grid = sampleGrid((x, y) => logDensity(model, x, y), v.domain.x, v.domain.y, cells, 1);
  const top = grid.values.reduce((a, b) => Math.max(a, b));
  const levels = shares.map((share) => top + Math.log(share));
  return levelLines(grid, levels, `density ${className}`, v, tolerance);
}

function logOdds(p: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return Math.log(kept / (1 - kept));
}
