/**
 * @file A function of the plane as a figure: a discriminator as stacked washes, a density as contour lines.
 */
import type { Mixture } from '../models/mixture.ts';
import { logDensity } from '../models/mixture.ts';
import { contour, sampleGrid, walled } from '../drawing/contours.ts';
import { pathOf } from '../drawing/lines.ts';
import type { View } from '../drawing/scale.ts';
import { el } from '../drawing/svg.ts';

/**
 * Seven stacked washes of a probability, the k-th where p is above k/8, and the line at 1/2. Interpolated in
 * log-odds, which are smooth where p is a cliff.
 */
export function fieldLayers(p: (x: number, y: number) => number, v: View, cells = 36): string[] {
  const grid = sampleGrid((x, y) => logOdds(p(x, y)), v.domain.x, v.domain.y, cells, 2);
  const walls = walled(grid, logOdds(0));
  const layers = [1, 2, 3, 4, 5, 6, 7].map((k) => {
    const d = contour(walls, logOdds(k / 8))
      .map((line) => pathOf(line, v))
      .join('');
    const className = `discriminator field field-${k}`;
    return d && el('path', { class: className, 'fill-rule': 'evenodd', d });
  });
  const half = contour(grid, 0)
    .map((line) => pathOf(line, v))
    .join('');
  return [...layers, half && el('path', { class: 'discriminator boundary', d: half })];
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
): string {
  const grid = sampleGrid((x, y) => logDensity(model, x, y), v.domain.x, v.domain.y, cells, 1);
  const top = grid.values.reduce((a, b) => Math.max(a, b));
  const d = shares
    .flatMap((share) =>
      contour(grid, top + Math.log(share)).map((line) => pathOf(line, v, tolerance)),
    )
    .join('');
  return el('path', { class: `density ${className}`, d });
}

function logOdds(p: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return Math.log(kept / (1 - kept));
}
