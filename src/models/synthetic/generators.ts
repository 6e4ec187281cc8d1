/**
 * @file Small generative models of points in the plane, all behind one face: fitted to examples, they can be sampled, and
 * say what variance their samples have.
 */
import { fitMixture } from '../em.ts';
import { sampleMixture, type Mixture } from '../mixture.ts';
import { count, moments, type Moments, type Points } from '../points.ts';
import { exp, ln } from '../portable.ts';
import type { Rng } from '../random.ts';

export interface Generator {
  /** n independent draws, shape (n, 2). */
  sample(n: number, rng: Rng): Points;
  /** Variance of a draw, averaged over the two coordinates. */
  readonly variance: number;
}

/** One Gaussian, by maximum likelihood: the mean and the covariance of the examples, the latter divided by n. */
export function fitGaussian(points: Points): Generator {
  const found = moments(points);
  const draw = drawer(found.cov);
  return {
    sample: (n, rng) => around(n, rng, draw, () => found.mean),
    variance: varianceOf(found),
  };
}

/**
 * A kernel density estimate: a bell on every example, shaped like all of them together and n^(-1/6) as wide, Scott's rule
 * in two dimensions (Scott 1992, section 6.3). To draw from it is to copy an example and to jitter the copy.
 */
export function fitKernelDensity(points: Points): Generator {
  const { cov } = moments(points);
  const h2 = kernelShare(count(points));
  const draw = drawer([h2 * cov[0], h2 * cov[1], h2 * cov[2]]);
  return {
    sample: (n, rng) => around(n, rng, draw, () => exampleOf(points, rng)),
    variance: (1 + h2) * varianceOf({ cov }),
  };
}

/** The variance of a bell of {@link fitKernelDensity}, as a share of the variance of its n examples. */
export function kernelShare(n: number): number {
  return exp(-ln(n) / 3);
}

/** Copies of the examples with normal noise of standard deviation `sd`: classic augmentation, nothing is fitted. */
export function jittered(points: Points, sd: number): Generator {
  const draw = drawer([sd * sd, 0, sd * sd]);
  return {
    sample: (n, rng) => around(n, rng, draw, () => exampleOf(points, rng)),
    variance: varianceOf(moments(points)) + sd * sd,
  };
}

/**
 * A mixture of at most k Gaussians, by expectation-maximisation, with at least five examples for each component. `ridge`
 * (a variance) is added to every component's: it keeps one from shrinking onto a single example.
 */
export function fitMixtureTo(points: Points, k: number, ridge: number, rng: Rng): Generator {
  const components = Math.max(1, Math.min(k, Math.floor(count(points) / 5)));
  const model = fitMixture(points, components, rng, MOST_ITERATIONS, ridge, TOLERANCE);
  return { sample: (n, rng) => sampleMixture(model, n, rng), variance: mixtureVariance(model) };
}

const MOST_ITERATIONS = 100;
/** Nats a point that an iteration has to gain for another. */
const TOLERANCE = 1e-4;

function mixtureVariance({ weights, components }: Mixture): number {
  const mean = [0, 1].map((axis) =>
    components.reduce((sum, g, i) => sum + weights[i]! * g.mean[axis]!, 0),
  );
  return components.reduce((sum, g, i) => {
    const off = (g.mean[0] - mean[0]!) ** 2 + (g.mean[1] - mean[1]!) ** 2;
    return sum + (weights[i]! * (g.cov[0] + g.cov[2] + off)) / 2;
  }, 0);
}

function varianceOf({ cov }: Pick<Moments, 'cov'>): number {
  return (cov[0] + cov[2]) / 2;
}

type Pair = readonly [number, number];

function exampleOf(points: Points, rng: Rng): Pair {
  const i = 2 * rng.below(count(points));
  return [points[i]!, points[i + 1]!];
}

function around(n: number, rng: Rng, draw: (rng: Rng) => Pair, center: () => Pair): Points {
  const points = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const [x, y] = center();
    const [dx, dy] = draw(rng);
    points[2 * i] = x + dx;
    points[2 * i + 1] = y + dy;
  }
  return points;
}

/** Normal draws around 0 of a covariance that may have shrunk to a line or to a point, as generations may make it. */
function drawer([xx, xy, yy]: Moments['cov']): (rng: Rng) => Pair {
  const a = Math.sqrt(xx);
  const b = a > 0 ? xy / a : 0;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  return (rng) => {
    const u = rng.normal();
    const v = rng.normal();
    return [a * u, b * u + c * v];
  };
}
