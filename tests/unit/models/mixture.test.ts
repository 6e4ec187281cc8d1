import { describe, expect, it } from 'vitest';
import {
  datasetMixture,
  datasetNames,
  moonClasses,
  sampleDataset,
} from '../../../src/models/datasets.ts';
import { fitMixture, meanLogLikelihood } from '../../../src/models/em.ts';
import { gaussian, round } from '../../../src/models/gaussian.ts';
import {
  blurred,
  logDensity,
  mixture,
  noisedMixture,
  responsibilities,
  sampleMixture,
  score,
} from '../../../src/models/mixture.ts';
import { count, moments } from '../../../src/models/points.ts';
import { createRng } from '../../../src/models/random.ts';
import { twoBells } from './example.ts';

const places = [
  [0, 0],
  [1, -1],
  [-2, 3],
] as const;

describe('Gaussian mixture', () => {
  it('has the log density that SciPy computes', () => {
    // scipy 1.17.1: log(sum(w * multivariate_normal(m, C).pdf(x))).
    const golden = [-1.806624855306978, -2.279059425113061, -15.966178170678528];
    places.forEach(([x, y], i) => expect(logDensity(twoBells, x, y)).toBeCloseTo(golden[i]!, 12));
  });

  it('has the gradient of its log density as its score', () => {
    const h = 1e-5;
    for (const [x, y] of places) {
      const [sx, sy] = score(twoBells, x, y);
      const f = (a: number, b: number): number => logDensity(twoBells, a, b);
      expect(sx).toBeCloseTo((f(x + h, y) - f(x - h, y)) / (2 * h), 6);
      expect(sy).toBeCloseTo((f(x, y + h) - f(x, y - h)) / (2 * h), 6);
    }
  });

  it('stays finite where every density underflows', () => {
    expect(Number.isFinite(logDensity(twoBells, 500, -500))).toBe(true);
    const shares = responsibilities(twoBells, 500, -500);
    expect(shares[0]! + shares[1]!).toBeCloseTo(1, 12);
  });

  it('draws samples with its own moments', () => {
    const samples = sampleMixture(twoBells, 100_000, createRng(1));
    const { mean, cov } = moments(samples);
    // Mean: sum w m. Covariance: sum w (C + m m') - mean mean'.
    expect(mean[0]).toBeCloseTo(0.3 * 0.5 - 0.7 * 0.4, 1.5);
    expect(mean[1]).toBeCloseTo(-0.3 + 0.7 * 0.8, 1.5);
    expect(Math.abs(cov[0] - (0.3 * (0.5 + 0.25) + 0.7 * (0.1 + 0.16) - 0.13 ** 2))).toBeLessThan(
      0.01,
    );
    expect(
      Math.abs(cov[1] - (0.3 * (0.2 - 0.5) + 0.7 * (-0.05 - 0.32) + 0.13 * 0.26)),
    ).toBeLessThan(0.01);
  });

  it('normalises weights and refuses what is no density', () => {
    expect(mixture([round([0, 0], 1), round([1, 1], 1)], [1, 3]).weights).toEqual([0.25, 0.75]);
    expect(() => mixture([])).toThrow(RangeError);
    expect(() => gaussian([0, 0], [1, 2, 1])).toThrow(/positive definite/);
  });

  it('is blurred by adding variance, and noised by shrinking as well', () => {
    const [g] = blurred(mixture([round([2, 0], 3)]), 4).components;
    expect(g!.cov).toEqual([25, 0, 25]);
    const [n] = noisedMixture(mixture([round([2, 0], 3)]), 0.25).components;
    expect(n!.mean).toEqual([1, 0]);
    expect(n!.cov).toEqual([0.25 * 9 + 0.75, 0, 0.25 * 9 + 0.75]);
  });
});

describe('data sets', () => {
  it.each(datasetNames)('%s is centred, of mean square 1, and repeatable', (name) => {
    const points = sampleDataset(name, 20_000, createRng(2));
    const { mean, cov } = moments(points);
    expect(Math.hypot(...mean)).toBeLessThan(0.05);
    expect(Math.abs((cov[0] + cov[2]) / 2 - 1)).toBeLessThan(0.05);
    expect(sampleDataset(name, 50, createRng(2))).toEqual(points.slice(0, 100));
  });

  it('makes of a curve a smooth chain: the density along the ring is even', () => {
    const ring = datasetMixture('ring');
    const along = Array.from({ length: 500 }, (_, i) =>
      logDensity(ring, Math.SQRT2 * Math.cos(i / 7), Math.SQRT2 * Math.sin(i / 7)),
    );
    expect(Math.max(...along) - Math.min(...along)).toBeLessThan(1e-3);
  });

  it('gives the moons as two classes that make up the whole', () => {
    const [upper, lower] = moonClasses();
    expect(upper.components.length + lower.components.length).toBe(
      datasetMixture('moons').components.length,
    );
    expect(logDensity(upper, -0.5, 1)).toBeGreaterThan(logDensity(lower, -0.5, 1));
  });
});

describe('expectation-maximisation', () => {
  it('finds the clusters that data came from', () => {
    const truth = mixture([round([-1, 0], 0.2), round([1, 0], 0.2), round([0, 1.5], 0.2)]);
    const points = sampleMixture(truth, 900, createRng(4));
    const fitted = fitMixture(points, 3, createRng(5));
    for (const { mean } of truth.components) {
      const nearest = Math.min(
        ...fitted.components.map((g) => Math.hypot(g.mean[0] - mean[0], g.mean[1] - mean[1])),
      );
      expect(nearest).toBeLessThan(0.05);
    }
    expect(count(points)).toBe(900);
  });

  it('never lowers the likelihood by another step', () => {
    const points = sampleDataset('moons', 200, createRng(6));
    const after = (steps: number): number =>
      meanLogLikelihood(fitMixture(points, 4, createRng(7), steps, 0), points);
    let last = after(1);
    for (const steps of [2, 3, 5, 10, 40]) {
      expect(after(steps)).toBeGreaterThanOrEqual(last - 1e-12);
      last = after(steps);
    }
  });
});
