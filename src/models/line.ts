/** @file Densities on a line, and draws from them. */
import { cosSin, exp, ln } from './portable.ts';
import type { Rng } from './random.ts';

/** A density on a line, given by its logarithm, per unit of x. */
export type LogDensity1D = (x: number) => number;

/** A bell curve by its weight in a sum, its mean and its standard deviation. */
export type Bell = readonly [weight: number, mean: number, sd: number];

/** ln of a sum of bells, whose weights sum to 1. */
export function bells(...parts: readonly Bell[]): LogDensity1D {
  return (x) => {
    const logs = parts.map(
      ([w, mean, sd]) => ln(w) - 0.5 * ((x - mean) / sd) ** 2 - ln(sd * Math.sqrt(2 * Math.PI)),
    );
    const max = Math.max(...logs);
    return max + ln(logs.reduce((sum, value) => sum + exp(value - max), 0));
  };
}

/** n draws from a sum of bells, shape (n). */
export function drawBells(parts: readonly Bell[], n: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: n }, () => {
    let left = rng.uniform();
    const [, mean, sd] = parts.find(([weight]) => (left -= weight) < 0) ?? parts.at(-1)!;
    return mean + sd * rng.normal();
  });
}

/** ln of one period of a cosine, raised to stand on the line: smooth, and nothing at all beyond `half` from its middle. */
export function raisedCosine(middle: number, half: number): LogDensity1D {
  return (x) => {
    const off = Math.abs(x - middle) / half;
    return off < 1 ? ln((1 + cosSin(off / 2)[0]) / (2 * half)) : -Infinity;
  };
}

/**
 * The 1-Wasserstein distance of two densities, in units of x: how far probability has to be carried, on average, to make
 * one of the other. On a line that is the area between their cumulative distributions (Vallender 1974). Midpoint rule over
 * [from, to], which must hold both.
 */
export function wasserstein1(
  p: LogDensity1D,
  q: LogDensity1D,
  [from, to]: readonly [number, number],
  cells = 4000,
): number {
  const h = (to - from) / cells;
  let ahead = 0; // what p has up to here and q has not
  let area = 0;
  for (let i = 0; i < cells; i++) {
    const x = from + (i + 0.5) * h;
    const more = h * (exp(p(x)) - exp(q(x)));
    area += h * Math.abs(ahead + more / 2);
    ahead += more;
  }
  return area;
}
