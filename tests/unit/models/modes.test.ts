import { describe, expect, it } from 'vitest';
import { datasetNames, datasetMixture, sampleDataset } from '../../../src/models/datasets.ts';
import { blurredDensity } from '../../../src/models/kernel-density.ts';
import { energyDistance, energyDistanceTo } from '../../../src/models/metrics.ts';
import { blurred, density } from '../../../src/models/mixture.ts';
import { covered, modesOf } from '../../../src/models/modes.ts';
import { createRng } from '../../../src/models/random.ts';

describe('modes', () => {
  it.each(datasetNames)('a perfect sampler covers all of %s, evenly', (name) => {
    const modes = modesOf(name);
    const n = 4000;
    const tally = modes.tally(sampleDataset(name, n, createRng(3)));
    expect(covered(tally, n)).toBe(modes.count);
    // Four standard deviations of a binomial count, and 1.1 % of points lie beyond 3 standard deviations.
    const fair = n / modes.count;
    for (const found of tally)
      expect(Math.abs(found - fair)).toBeLessThan(4 * Math.sqrt(fair) + 0.03 * fair);
  });

  it('counts a mode only with a quarter of its share', () => {
    expect(covered([100, 26, 25, 24, 0, 0, 0, 0], 800)).toBe(3);
  });

  it('one spot is one mode, and far points belong to none', () => {
    const modes = modesOf('clusters');
    const [x, y] = datasetMixture('clusters').components[3]!.mean;
    const spot = Float64Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? x : y));
    expect(modes.tally(spot)).toEqual([0, 0, 0, 100, 0, 0, 0, 0]);
    expect(modes.tally(Float64Array.of(0, 0, 50, 50, NaN, 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('a density through a blur', () => {
  const grid = { reach: 3, nodes: 31 };

  it('is one bell around one point', () => {
    const values = blurredDensity(Float64Array.of(0.37, -0.61), 0.3, grid);
    const at = (i: number): number => (6 * i) / 30 - 3;
    for (let r = 0; r < 31; r++) {
      for (let c = 0; c < 31; c++) {
        const square = ((at(c) - 0.37) / 0.3) ** 2 + ((at(r) + 0.61) / 0.3) ** 2;
        const bell = Math.exp(-square / 2) / (2 * Math.PI * 0.09);
        expect(Math.abs(values[r * 31 + c]! - bell)).toBeLessThan(1.8 * Math.exp(-8)); // cut off at 4
      }
    }
  });

  it('of many samples approaches the density of the blurred mixture', () => {
    const n = 100_000;
    const values = blurredDensity(sampleDataset('moons', n, createRng(8)), 0.2, grid);
    const truth = blurred(datasetMixture('moons'), 0.2);
    let worst = 0;
    for (let r = 0; r < 31; r++) {
      for (let c = 0; c < 31; c++) {
        const exact = density(truth, (6 * c) / 30 - 3, (6 * r) / 30 - 3);
        worst = Math.max(worst, Math.abs(values[r * 31 + c]! - exact));
      }
    }
    // The variance at a node is at most p / (4 pi sd^2 n): 0.0022 here; five of these.
    expect(worst).toBeLessThan(0.011);
  });
});

it('the energy distance to a reference is the energy distance', () => {
  const [a, b] = [sampleDataset('ring', 80, createRng(1)), sampleDataset('grid', 70, createRng(2))];
  expect(energyDistanceTo(b)(a)).toBe(energyDistance(a, b));
  expect(energyDistance(a, a)).toBeCloseTo(0, 12);
});
