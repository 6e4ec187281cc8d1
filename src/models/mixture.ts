/**
 * @file A weighted sum of Gaussians: the one family of densities here whose samples, density, score
 * and noised versions are all known exactly, so that every learned thing can be held against the truth.
 */
import type { Gaussian } from './gaussian.ts';
import { draw, gaussian, logDensity as logGaussian, noisedGaussian } from './gaussian.ts';
import type { Flat, Points } from './points.ts';
import { exp, ln } from './portable.ts';
import type { Rng } from './random.ts';

export interface Mixture {
  /** One weight a component; they sum to 1. */
  readonly weights: readonly number[];
  /** ln of the weights, kept because every density asks for it. */
  readonly logWeights: readonly number[];
  readonly components: readonly Gaussian[];
}

/** A mixture of components, of equal weight unless weights are given (these are normalised). */
export function mixture(components: readonly Gaussian[], weights?: readonly number[]): Mixture {
  if (components.length === 0) throw new RangeError('A mixture needs at least one component.');
  const raw = weights ?? components.map(() => 1);
  const total = raw.reduce((sum, w) => sum + w, 0);
  const normalised = raw.map((w) => w / total);
  return { components, weights: normalised, logWeights: normalised.map((w) => ln(w)) };
}

/** ln p(x, y), by a log-sum-exp that cannot underflow. */
export function logDensity(m: Mixture, x: number, y: number): number {
  let max = -Infinity;
  const logs = m.components.map((g, i) => {
    const value = m.logWeights[i]! + logGaussian(g, x, y);
    max = Math.max(max, value);
    return value;
  });
  return max + ln(logs.reduce((sum, value) => sum + exp(value - max), 0));
}

/** p(x, y), per unit area. */
export function density(m: Mixture, x: number, y: number): number {
  return exp(logDensity(m, x, y));
}

/** p(component | x, y): one share a component, summing to 1. */
export function responsibilities(m: Mixture, x: number, y: number): Float64Array {
  const shares = new Float64Array(m.components.length);
  let max = -Infinity;
  for (let i = 0; i < shares.length; i++) {
    shares[i] = m.logWeights[i]! + logGaussian(m.components[i]!, x, y);
    max = Math.max(max, shares[i]!);
  }
  let total = 0;
  for (let i = 0; i < shares.length; i++) total += shares[i] = exp(shares[i]! - max);
  for (let i = 0; i < shares.length; i++) shares[i]! /= total;
  return shares;
}

/**
 * {@link responsibilities} at many points (n, 2), to the same bits and without their overhead: an array (n) for each
 * component. Also the mean of ln p over the points, in nats.
 */
export function sharesOf(
  m: Mixture,
  points: Points,
): { shares: readonly Float64Array[]; meanLogDensity: number } {
  const n = points.length / 2;
  const k = m.components.length;
  const shares = m.components.map(() => new Float64Array(n));
  const logs = new Float64Array(k);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let max = -Infinity;
    for (let c = 0; c < k; c++) {
      logs[c] =
        m.logWeights[c]! + logGaussian(m.components[c]!, points[2 * i]!, points[2 * i + 1]!);
      if (logs[c]! > max) max = logs[c]!;
    }
    let total = 0;
    for (let c = 0; c < k; c++) total += logs[c] = exp(logs[c]! - max);
    for (let c = 0; c < k; c++) shares[c]![i] = logs[c]! / total;
    sum += max + ln(total);
  }
  return { shares, meanLogDensity: sum / n };
}

/** The score, the gradient of ln p: each component pulls towards its mean, by its share. */
export function score(m: Mixture, x: number, y: number): [number, number] {
  const shares = responsibilities(m, x, y);
  let sx = 0;
  let sy = 0;
  for (let i = 0; i < shares.length; i++) {
    const { mean, precision } = m.components[i]!;
    const dx = mean[0] - x;
    const dy = mean[1] - y;
    sx += shares[i]! * (precision[0] * dx + precision[1] * dy);
    sy += shares[i]! * (precision[1] * dx + precision[2] * dy);
  }
  return [sx, sy];
}

/** ln p at many points, shape (n), and the score there, shape (n, 2): `logDensity` and `score` without their overhead. */
export function evaluate(m: Mixture, points: Flat): { logDensities: Float64Array; scores: Points } {
  const n = points.length / 2;
  const logDensities = new Float64Array(n);
  const scores = new Float64Array(2 * n);
  // A row of numbers a component: mean, precision, and the logarithm of what its peak adds.
  const rows = Float64Array.from(
    m.components.flatMap(({ mean, precision, logPeak }, i) => [
      ...mean,
      ...precision,
      m.logWeights[i]! + logPeak,
    ]),
  );
  const logs = new Float64Array(m.components.length);
  for (let p = 0; p < n; p++) {
    const [x, y] = [points[2 * p]!, points[2 * p + 1]!];
    let max = -Infinity;
    for (let i = 0, r = 0; i < logs.length; i++, r += ROW) {
      const dx = x - rows[r]!;
      const dy = y - rows[r + 1]!;
      const square = rows[r + 2]! * dx * dx + 2 * rows[r + 3]! * dx * dy + rows[r + 4]! * dy * dy;
      logs[i] = rows[r + 5]! - 0.5 * square;
      if (logs[i]! > max) max = logs[i]!;
    }
    let total = 0;
    let sx = 0;
    let sy = 0;
    for (let i = 0, r = 0; i < logs.length; i++, r += ROW) {
      if (logs[i]! - max < NEGLIGIBLE) continue;
      const share = exp(logs[i]! - max);
      const dx = rows[r]! - x;
      const dy = rows[r + 1]! - y;
      total += share;
      sx += share * (rows[r + 2]! * dx + rows[r + 3]! * dy);
      sy += share * (rows[r + 3]! * dx + rows[r + 4]! * dy);
    }
    logDensities[p] = max + ln(total);
    scores[2 * p] = sx / total;
    scores[2 * p + 1] = sy / total;
  }
  return { logDensities, scores };
}

/** Numbers a component in `evaluate`, and the logarithm of a share that is lost in a sum's rounding. */
const ROW = 6;
const NEGLIGIBLE = -40;

/** n independent draws, shape (n, 2): choose a component by weight, then draw from it. */
export function sampleMixture(m: Mixture, n: number, rng: Rng): Points {
  const points = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    let left = rng.uniform();
    let k = 0;
    while (k < m.weights.length - 1 && left >= m.weights[k]!) left -= m.weights[k++]!;
    points.set(draw(m.components[k]!, rng), 2 * i);
  }
  return points;
}

/** The density of x_t when x_0 follows the mixture: again a mixture, component by component. */
export function noisedMixture(m: Mixture, abar: number): Mixture {
  return { ...m, components: m.components.map((g) => noisedGaussian(g, abar)) };
}

/** The mixture with independent round noise of standard deviation `sd` added to every draw. */
export function blurred(m: Mixture, sd: number): Mixture {
  const components = m.components.map(({ mean, cov: [xx, xy, yy] }) =>
    gaussian(mean, [xx + sd * sd, xy, yy + sd * sd]),
  );
  return { ...m, components };
}
