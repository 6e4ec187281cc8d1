/**
 * @file The bell curve in the plane: density, score and samples. Units: those of the data.
 */
import { ln } from './portable.ts';
import type { Rng } from './random.ts';

export interface Gaussian {
  readonly mean: readonly [number, number];
  /** Covariance [xx, xy, yy]. */
  readonly cov: readonly [number, number, number];
  /** Inverse covariance [xx, xy, yy]. */
  readonly precision: readonly [number, number, number];
  /** ln of the density at the mean: -ln(2 pi sqrt(det cov)). */
  readonly logPeak: number;
}

/** A Gaussian from its mean and covariance [xx, xy, yy]; throws where that is not positive definite. */
export function gaussian(
  mean: readonly [number, number],
  cov: readonly [number, number, number],
): Gaussian {
  const [xx, xy, yy] = cov;
  const det = xx * yy - xy * xy;
  if (!(det > 0 && xx > 0))
    throw new RangeError(`Covariance [${cov.join(', ')}] is not positive definite.`);
  return {
    mean,
    cov,
    precision: [yy / det, -xy / det, xx / det],
    logPeak: -ln(2 * Math.PI * Math.sqrt(det)),
  };
}

/** A round Gaussian of standard deviation `sd` along every direction. */
export function round(mean: readonly [number, number], sd: number): Gaussian {
  return gaussian(mean, [sd * sd, 0, sd * sd]);
}

/** ln N(x, y; g). */
export function logDensity(g: Gaussian, x: number, y: number): number {
  const dx = x - g.mean[0];
  const dy = y - g.mean[1];
  const p = g.precision;
  return g.logPeak - 0.5 * (p[0] * dx * dx + 2 * p[1] * dx * dy + p[2] * dy * dy);
}

/** One draw: the mean plus the Cholesky factor of the covariance times two standard normals. */
export function draw(g: Gaussian, rng: Rng): [number, number] {
  const [xx, xy, yy] = g.cov;
  const a = Math.sqrt(xx);
  const b = xy / a;
  const u = rng.normal();
  const v = rng.normal();
  return [g.mean[0] + a * u, g.mean[1] + b * u + Math.sqrt(yy - b * b) * v];
}

/**
 * What the forward diffusion makes of a Gaussian: mean sqrt(abar) m, covariance abar C + (1 - abar) I
 * (Ho, Jain & Abbeel 2020, arXiv 2006.11239, eq. 4, applied to a Gaussian x_0).
 */
export function noisedGaussian(g: Gaussian, abar: number): Gaussian {
  const scale = Math.sqrt(abar);
  const rest = 1 - abar;
  return gaussian(
    [scale * g.mean[0], scale * g.mean[1]],
    [abar * g.cov[0] + rest, abar * g.cov[1], abar * g.cov[2] + rest],
  );
}
