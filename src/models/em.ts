/**
 * @file Expectation-maximisation: fits a Gaussian mixture, a density p(x), to points by maximum likelihood
 * (Dempster, Laird & Rubin 1977). The smallest generative model here: it can be sampled.
 */
import { gaussian, round } from './gaussian.ts';
import type { Mixture } from './mixture.ts';
import { mixture, sharesOf } from './mixture.ts';
import type { Points } from './points.ts';
import { count, moments } from './points.ts';
import type { Rng } from './random.ts';

/**
 * A mixture of k Gaussians fitted to points of shape (n, 2). E: whose is each point? M: each component
 * takes the weighted mean and covariance of its points. `ridge` (a variance) keeps components from collapsing. Ends early
 * when an iteration raises the mean log-likelihood by less than `tolerance` nats.
 */
export function fitMixture(
  points: Points,
  k: number,
  rng: Rng,
  iterations = 60,
  ridge = 1e-3,
  tolerance = -Infinity,
): Mixture {
  let model = mixture(farApart(points, k, rng).map((mean) => round(mean, 0.4)));
  let reached = -Infinity;
  for (let step = 0; step < iterations; step++) {
    const { shares, meanLogDensity } = sharesOf(model, points);
    if (meanLogDensity - reached < tolerance) break;
    reached = meanLogDensity;
    model = mixture(
      shares.map((weights) => {
        const { mean, cov } = moments(points, weights);
        return gaussian(mean, [cov[0] + ridge, cov[1], cov[2] + ridge]);
      }),
      shares.map((weights) => weights.reduce((sum, w) => sum + w, 0)),
    );
  }
  return model;
}

/** Mean of ln p over the points: what the fit raises. In nats a point. */
export function meanLogLikelihood(model: Mixture, points: Points): number {
  return sharesOf(model, points).meanLogDensity;
}

/** k starting centers: a random point, then always the point farthest from those chosen. */
function farApart(points: Points, k: number, rng: Rng): [number, number][] {
  const at = (i: number): [number, number] => [points[2 * i]!, points[2 * i + 1]!];
  const chosen = [at(rng.below(count(points)))];
  while (chosen.length < k) {
    let best = 0;
    let bestDistance = -1;
    for (let i = 0; i < count(points); i++) {
      const [x, y] = at(i);
      const d = Math.min(...chosen.map(([cx, cy]) => (x - cx) ** 2 + (y - cy) ** 2));
      if (d > bestDistance) [best, bestDistance] = [i, d];
    }
    chosen.push(at(best));
  }
  return chosen;
}
