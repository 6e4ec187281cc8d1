import { describe, expect, it } from 'vitest';
import { drawToken, topK, topP, withTemperature } from '../../../../src/models/language/filters.ts';
import { createRng } from '../../../../src/models/random.ts';

const p = [0.1, 0.4, 0, 0.2, 0.3];

/** Equal up to rounding. */
function expectClose(got: Float64Array, wanted: readonly number[]): void {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((each, i) => expect(got[i]).toBeCloseTo(each, 12));
}

describe('temperature', () => {
  it('raises to the power 1/T and scales to sum 1', () => {
    for (const temperature of [0.25, 0.7, 1, 3]) {
      const powers = p.map((each) => each ** (1 / temperature));
      const total = powers.reduce((sum, each) => sum + each, 0);
      expectClose(
        withTemperature(p, temperature),
        powers.map((each) => each / total),
      );
    }
  });

  it('at 0, and near it, leaves the likeliest, or those that are equally likely', () => {
    expectClose(withTemperature(p, 0), [0, 1, 0, 0, 0]);
    expectClose(withTemperature(p, 1e-6), [0, 1, 0, 0, 0]);
    expectClose(withTemperature([0.4, 0.2, 0.4], 0), [0.5, 0, 0.5]);
    expectClose(withTemperature([0.4, 0.2, 0.4], 1e-6), [0.5, 0, 0.5]);
  });

  it('never reorders, and makes nothing possible that was not', () => {
    for (const temperature of [0.1, 1, 50]) {
      const heated = withTemperature(p, temperature);
      expect(heated[2]).toBe(0);
      expect(heated[1]! > heated[4]! && heated[4]! > heated[3]! && heated[3]! > heated[0]!).toBe(
        true,
      );
    }
    expect(() => withTemperature(p, -1)).toThrow(RangeError);
  });
});

describe('top-k', () => {
  it('keeps the k likeliest, of equals the first ones', () => {
    expectClose(topK(p, 1), [0, 1, 0, 0, 0]);
    expectClose(topK(p, 2), [0, 4 / 7, 0, 0, 3 / 7]);
    expectClose(topK([0.25, 0.25, 0.25, 0.25], 2), [0.5, 0.5, 0, 0]);
  });

  it('keeps all if there are no more', () => {
    expectClose(topK(p, p.length), p);
    expectClose(topK(p, 1000), p);
    expect(() => topK(p, 0)).toThrow(RangeError);
  });
});

describe('top-p', () => {
  it('keeps as few as reach the share', () => {
    expectClose(topP(p, 0.01), [0, 1, 0, 0, 0]);
    expectClose(topP(p, 0.4), [0, 1, 0, 0, 0]);
    expectClose(topP(p, 0.41), [0, 4 / 7, 0, 0, 3 / 7]);
    expectClose(topP(p, 0.71), [0, 4 / 9, 0, 2 / 9, 3 / 9]);
    expectClose(topP([0.25, 0.25, 0.25, 0.25], 0.5), [0.5, 0.5, 0, 0]);
  });

  it('keeps all at 1, though sums be rounded', () => {
    const tenths = Array<number>(10).fill(0.1); // their sum is 0.9999999999999999
    expectClose(topP(tenths, 1), tenths);
    expectClose(topP([1 - 1e-17, 1e-17], 1), [1, 1e-17]);
    expect(topP([1 - 1e-17, 1e-17], 1)[1]).toBeGreaterThan(0);
    for (const share of [0, -1, 1.1, NaN]) expect(() => topP(p, share)).toThrow(RangeError);
  });
});

describe('drawing', () => {
  it('gives each token its share of draws, and never an impossible one', () => {
    const rng = createRng(1, 'draws');
    const counts = p.map(() => 0);
    for (let i = 0; i < 20_000; i++) counts[drawToken(p, rng)]! += 1;
    p.forEach((each, id) => {
      // Four standard deviations.
      expect(Math.abs(counts[id]! - 20_000 * each)).toBeLessThanOrEqual(
        4 * Math.sqrt(20_000 * each * (1 - each)),
      );
    });
  });
});
