/**
 * @file How far apart two sets of points are, as distributions. A perfect sampler does not score 0 with
 * finitely many points, so every use here also reports what fresh real data would score.
 */
import type { Flat } from './points.ts';

/**
 * The energy distance 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely & Rizzo 2013), in units of x. Never
 * negative, and 0 for identical sets: each point is also paired with itself.
 */
export function energyDistance(a: Flat, b: Flat): number {
  return energyDistanceTo(b)(a);
}

/** The energy distance of many sets to one `reference`, whose own part is computed once. */
export function energyDistanceTo(reference: Flat): (points: Flat) => number {
  const within = meanDistance(reference, reference);
  return (points) => 2 * meanDistance(points, reference) - meanDistance(points, points) - within;
}

/** Mean and standard deviation of a list of numbers (divided by n - 1). */
export function summary(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

function meanDistance(a: Flat, b: Flat): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      const dx = a[i]! - b[j]!;
      const dy = a[i + 1]! - b[j + 1]!;
      sum += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return sum / ((a.length / 2) * (b.length / 2));
}
