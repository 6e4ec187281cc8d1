/**
 * @file One moment of a GAN's game in closed form, for the data-flow figure: G is the linear map that gives noise the
 * mean and covariance of the data, D the best discriminator against it.
 */
import { datasetMixture } from '../models/datasets.ts';
import { optimalDiscriminator } from '../models/discriminator.ts';
import { gaussian, logDensity as logGaussian } from '../models/gaussian.ts';
import { blurred, logDensity, sampleMixture } from '../models/mixture.ts';
import type { Points } from '../models/points.ts';
import { count, moments, normalPoints } from '../models/points.ts';
import { createRng } from '../models/random.ts';

export interface Game {
  readonly noise: Points;
  readonly fake: Points;
  readonly real: Points;
  readonly onReal: readonly number[];
  readonly onFake: readonly number[];
  readonly generate: (z: readonly [number, number]) => [number, number];
  readonly judge: (x: number, y: number) => number;
}

/** One batch of noise, fakes and real points with D's answers, and the two players as functions. */
export function playOnce(batch: number, seed: number): Game {
  const rng = createRng(seed, 'flow');
  const truth = blurred(datasetMixture('moons'), 0.2);
  const { mean: m, cov } = moments(sampleMixture(truth, 4000, rng));
  // The Cholesky factor of the covariance takes standard noise to that covariance.
  const a = Math.sqrt(cov[0]);
  const b = cov[1] / a;
  const c = Math.sqrt(cov[2] - b * b);
  const generate = ([u, v]: readonly [number, number]): [number, number] => [
    m[0] + a * u,
    m[1] + b * u + c * v,
  ];
  const fakes = gaussian(m, cov);
  const judge = (x: number, y: number): number =>
    optimalDiscriminator(logDensity(truth, x, y), logGaussian(fakes, x, y));
  const real = sampleMixture(truth, batch, rng);
  const noise = normalPoints(batch, rng);
  const fake = noise.slice();
  for (let i = 0; i < fake.length; i += 2) fake.set(generate([noise[i]!, noise[i + 1]!]), i);
  return {
    noise,
    fake,
    real,
    generate,
    judge,
    onReal: judged(real, judge),
    onFake: judged(fake, judge),
  };
}

function judged(points: Points, judge: Game['judge']): number[] {
  return Array.from({ length: count(points) }, (_, i) => judge(points[2 * i]!, points[2 * i + 1]!));
}
