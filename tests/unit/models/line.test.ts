/** Densities on a line, the distance between them, and shares of scores, against closed forms. */
import { describe, expect, it } from 'vitest';
import { jensenShannonBits, optimalDiscriminator } from '../../../src/models/discriminator.ts';
import { lineDensity, silvermanWidth } from '../../../src/models/kernel-density.ts';
import {
  bells,
  drawBells,
  raisedCosine,
  wasserstein1,
  type LogDensity1D,
} from '../../../src/models/line.ts';
import { summary } from '../../../src/models/metrics.ts';
import { createRng } from '../../../src/models/random.ts';
import { softmax } from '../../../src/models/softmax.ts';

function integral(f: (x: number) => number, from = -10, to = 10, h = 0.001): number {
  let sum = 0;
  for (let x = from + h / 2; x < to; x += h) sum += h * f(x);
  return sum;
}

/** Even on [from, from + width]. */
const even =
  (from: number, width: number): LogDensity1D =>
  (x) =>
    x > from && x < from + width ? -Math.log(width) : -Infinity;

describe('a raised cosine', () => {
  const p = raisedCosine(0.4, 1.5);

  it('is a density with nothing beyond its ends', () => {
    expect(integral((x) => Math.exp(p(x)))).toBeCloseTo(1, 9);
    expect([p(-1.1), p(1.9), p(40)]).toEqual([-Infinity, -Infinity, -Infinity]);
  });

  it('has the known variance, half^2 (1/3 - 2/pi^2)', () => {
    const variance = integral((x) => (x - 0.4) ** 2 * Math.exp(p(x)));
    expect(variance).toBeCloseTo(1.5 ** 2 * (1 / 3 - 2 / Math.PI ** 2), 6);
  });
});

describe('the 1-Wasserstein distance', () => {
  it('of two equal shapes is how far one was moved', () => {
    for (const distance of [0, 0.3, 1.7, 4]) {
      const cosines = [raisedCosine(0, 1), raisedCosine(distance, 1)] as const;
      expect(wasserstein1(...cosines, [-2, 6])).toBeCloseTo(distance, 5);
      expect(wasserstein1(bells([1, 0, 0.5]), bells([1, distance, 0.5]), [-6, 10])).toBeCloseTo(
        distance,
        5,
      );
    }
  });

  it('of bells with one middle is the difference of their widths times sqrt(2 / pi)', () => {
    const w = wasserstein1(bells([1, 0, 1]), bells([1, 0, 2]), [-20, 20]);
    expect(w).toBeCloseTo(Math.sqrt(2 / Math.PI), 4);
  });
});

describe('the Jensen-Shannon divergence', () => {
  it('of even densities grows with the part that they do not share', () => {
    for (const part of [0.1, 0.5, 0.9, 1, 1.5]) {
      const bits = jensenShannonBits(even(0, 1), even(part, 1), [-1, 4], 20_000);
      expect(bits).toBeCloseTo(Math.min(1, part), 2);
    }
  });

  it('is exactly one bit where no place is shared, and asks nothing where neither has anything', () => {
    expect(jensenShannonBits(raisedCosine(0, 1), raisedCosine(3, 1), [-1.5, 4.5])).toBeCloseTo(
      1,
      9,
    );
    expect(optimalDiscriminator(-Infinity, -Infinity)).toBe(0.5);
    expect(optimalDiscriminator(0, -Infinity)).toBe(1);
  });
});

it('draws as many from each bell as its weight says', () => {
  const draws = [
    ...drawBells(
      [
        [0.25, -5, 0.5],
        [0.75, 5, 1],
      ],
      20_000,
      createRng(1),
    ),
  ];
  const low = draws.filter((x) => x < 0);
  expect(low.length / draws.length).toBeCloseTo(0.25, 1);
  expect(summary(low).mean).toBeCloseTo(-5, 1);
  expect(summary(low).sd).toBeCloseTo(0.5, 1);
  expect(summary(draws.filter((x) => x > 0)).sd).toBeCloseTo(1, 1);
});

describe('a density estimate on a line', () => {
  const points = drawBells([[1, 2, 3]], 4000, createRng(2));

  it('is a density, and for one point its bell', () => {
    expect(integral(lineDensity(points.subarray(0, 50), 0.4), -20, 25, 0.01)).toBeCloseTo(1, 6);
    const bell = bells([1, 0.7, 0.4]);
    expect(lineDensity([0.7], 0.4)(1.1)).toBeCloseTo(Math.exp(bell(1.1)), 12);
  });

  it('takes the width of the rule of thumb', () => {
    expect(silvermanWidth(points)).toBeCloseTo(0.9 * 3 * 4000 ** -0.2, 1);
    expect(silvermanWidth([1, 1, 1, 1, 2])).toBeGreaterThan(0);
  });
});

describe('softmax', () => {
  it('is the logistic function for two scores', () => {
    expect(softmax([1.3, 0])[0]).toBeCloseTo(1 / (1 + Math.exp(-1.3)), 14);
    expect(softmax([1.3, 0], 0.5)[0]).toBeCloseTo(1 / (1 + Math.exp(-2.6)), 14);
  });

  it('sums to 1, does not care for a common shift, and does not overflow', () => {
    expect(softmax([3, -1, 0.5]).reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    softmax([1003, 999, 1000.5]).forEach((share, i) =>
      expect(share).toBeCloseTo(softmax([3, -1, 0.5])[i]!, 14),
    );
    expect(softmax([5, 5, 5, 5])).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
