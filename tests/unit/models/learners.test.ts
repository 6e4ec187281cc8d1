import { describe, expect, it } from 'vitest';
import { moonClasses } from '../../../src/models/datasets.ts';
import { jensenShannonBits, optimalDiscriminator } from '../../../src/models/discriminator.ts';
import { round } from '../../../src/models/gaussian.ts';
import { classPosterior } from '../../../src/models/guidance.ts';
import { bells } from '../../../src/models/line.ts';
import { accuracy, fitLogistic, sigmoid } from '../../../src/models/logistic.ts';
import { energyDistance, summary } from '../../../src/models/metrics.ts';
import { mixture, sampleMixture } from '../../../src/models/mixture.ts';
import { createRng } from '../../../src/models/random.ts';

describe('logistic regression', () => {
  const left = mixture([round([-1, 0], 0.5)]);
  const right = mixture([round([1, 0], 0.5)]);

  it('puts a straight border in the middle of two equal clouds', () => {
    const rng = createRng(1);
    const classify = fitLogistic(sampleMixture(left, 2000, rng), sampleMixture(right, 2000, rng), {
      iterations: 4000,
      decay: 0,
    });
    // Bayes' rule for these clouds: log odds 2 x / 0.25 = 8 x.
    for (const y of [-1, 0, 1]) {
      expect(Math.abs(classify(0, y) - 0.5)).toBeLessThan(0.12);
      for (const x of [-0.4, -0.2, 0.2, 0.4]) {
        expect(Math.abs(classify(x, y) - sigmoid(8 * x))).toBeLessThan(0.12);
      }
    }
  });

  it('bends around the moons with features of degree 3, where a straight line cannot', () => {
    const rng = createRng(2);
    const [upper, lower] = moonClasses();
    const draw = (n: number) =>
      [sampleMixture(upper, n, rng), sampleMixture(lower, n, rng)] as const;
    const [a, b] = draw(150);
    const fresh = draw(1000);
    const straight = accuracy(fitLogistic(a, b), ...fresh);
    const bent = accuracy(fitLogistic(a, b, { degree: 3 }), ...fresh);
    expect(straight).toBeGreaterThan(0.8);
    expect(straight).toBeLessThan(0.95);
    expect(bent).toBeGreaterThan(0.98);
  });
});

describe('Bayes rule over classes', () => {
  it('sums to 1 over the labels and is 1/2 between two equal ones', () => {
    const classes = [mixture([round([-1, 0], 0.5)]), mixture([round([1, 0], 0.5)])];
    expect(classPosterior(classes, 0, 0, 3)).toBe(0.5);
    expect(classPosterior(classes, 0, 0.3, 1) + classPosterior(classes, 1, 0.3, 1)).toBeCloseTo(
      1,
      14,
    );
  });
});

describe('optimal discriminator', () => {
  const p = bells([0.5, -1, 0.5], [0.5, 1, 0.5]);
  const q = bells([1, 0.4, 1]);

  it('is one half exactly where the densities are equal', () => {
    for (const x of [-9, -1, 0, 0.3, 40]) expect(optimalDiscriminator(p(x), p(x))).toBe(0.5);
  });

  it('is p / (p + q), and stays right where both underflow', () => {
    const [a, b] = [Math.exp(p(0.7)), Math.exp(q(0.7))];
    expect(optimalDiscriminator(p(0.7), q(0.7))).toBeCloseTo(a / (a + b), 14);
    expect(Math.exp(p(60))).toBe(0);
    expect(optimalDiscriminator(p(60), q(60))).toBe(0);
  });

  it('maximises the value of the game against any nearby discriminator', () => {
    // V(D) = E_p log D + E_q log(1 - D), by sums over a grid.
    const value = (shift: number): number => {
      let sum = 0;
      for (let x = -6; x <= 6; x += 0.01) {
        const d = optimalDiscriminator(p(x) + shift, q(x));
        sum += Math.exp(p(x)) * Math.log(d) + Math.exp(q(x)) * Math.log(1 - d);
      }
      return sum * 0.01;
    };
    for (const shift of [-0.5, -0.01, 0.01, 0.5]) expect(value(shift)).toBeLessThan(value(0));
    const bits = jensenShannonBits(p, q, [-6, 6]);
    expect(value(0)).toBeCloseTo(2 * bits * Math.LN2 - Math.log(4), 4);
  });

  it('measures 0 bits between equal densities and 1 between strangers', () => {
    expect(jensenShannonBits(p, p, [-10, 10])).toBe(0);
    expect(jensenShannonBits(bells([1, -8, 0.3]), bells([1, 8, 0.3]), [-12, 12])).toBeCloseTo(1, 6);
  });
});

describe('energy distance', () => {
  const a = Float64Array.of(0, 0, 1, 0, 0, 2);
  const b = Float64Array.of(1, 1, 3, -1);

  it('has the value that numpy computes', () => {
    expect(energyDistance(a, b)).toBeCloseTo(1.9120202591381659, 13);
  });

  it('is symmetrical, and 0 for identical sets', () => {
    expect(energyDistance(a, b)).toBeCloseTo(energyDistance(b, a), 13);
    expect(energyDistance(a, a)).toBe(0);
  });

  it('grows as a set is moved away', () => {
    const moved = (d: number): Float64Array => a.map((v) => v + d);
    expect(energyDistance(a, moved(0.5))).toBeLessThan(energyDistance(a, moved(1)));
  });

  it('summarises with the unbiased standard deviation', () => {
    expect(summary([1, 2, 3])).toEqual({ mean: 2, sd: 1 });
  });
});
