import { describe, expect, it } from 'vitest';
import { cosSin, exp, hypot, ln } from '../../../src/models/portable.ts';
import { createRng, fromState } from '../../../src/models/random.ts';

const take = (n: number, next: () => number): number[] => Array.from({ length: n }, next);

describe('xoshiro128**', () => {
  it('gives the reference sequence of version 1.1', () => {
    // From Blackman & Vigna's xoshiro128starstar.c with state {1, 2, 3, 4}, as printed in the tests of
    // the Rust crate rand_xoshiro.
    const rng = fromState([1, 2, 3, 4]);
    expect(take(10, rng.u32)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });

  it('seeds its named streams as an independent implementation does', () => {
    // Python integers: FNV-1a and MurmurHash3's finaliser over "0/42/main" .. "3/42/main", then xoshiro128**.
    expect(take(4, createRng(42).u32)).toEqual([1682078436, 4197779801, 2659565752, 3992518277]);
    expect(take(2, createRng(42, 'noise').u32)).toEqual([2845215783, 3028957634]);
  });

  it('refuses the state that it could never leave', () => {
    expect(() => fromState([0, 0, 0, 0])).toThrow(RangeError);
  });
});

describe('draws', () => {
  it('repeats itself for equal seeds and streams, and for no others', () => {
    const draws = (seed: number, name: string): number[] => take(20, createRng(seed, name).normal);
    expect(draws(1, 'a')).toEqual(draws(1, 'a'));
    expect(draws(1, 'a')).not.toEqual(draws(2, 'a'));
    expect(draws(1, 'a')).not.toEqual(draws(1, 'b'));
  });

  it('has the moments and the tails of a standard normal', () => {
    const n = 200_000;
    const z = take(n, createRng(3).normal);
    const moment = (k: number): number => z.reduce((sum, v) => sum + v ** k, 0) / n;
    // Five standard errors: the k-th sample moment has variance (E z^2k - (E z^k)^2) / n.
    expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(1 / n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
    const beyond = z.filter((v) => Math.abs(v) > 1.959964).length / n;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / n));
  });

  it('draws uniform numbers in [0, 1) and whole numbers in [0, n)', () => {
    const rng = createRng(9);
    const u = take(100_000, rng.uniform);
    expect(Math.min(...u.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(u.every((v) => v < 1)).toBe(true);
    expect(u.reduce((a, b) => a + b, 0) / u.length).toBeCloseTo(0.5, 2);
    const faces = take(6000, () => rng.below(6));
    for (let face = 0; face < 6; face++) {
      expect(Math.abs(faces.filter((v) => v === face).length - 1000)).toBeLessThan(5 * 29);
    }
  });
});

describe('portable functions', () => {
  it('agrees with Math.log to 4e-16, relative', () => {
    for (let e = -60; e <= 60; e++) {
      for (const m of [1, 1.1, 1.37, 1.41, 1.5, 1.99]) {
        const x = m * 2 ** e;
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.abs(Math.log(x)));
      }
    }
  });

  it('agrees with Math.cos and Math.sin to 1e-15, also beyond a full turn', () => {
    for (let turns = -1.5; turns <= 1.5; turns += 0.013) {
      const [c, s] = cosSin(turns);
      expect(Math.abs(c - Math.cos(2 * Math.PI * turns))).toBeLessThan(2e-15);
      expect(Math.abs(s - Math.sin(2 * Math.PI * turns))).toBeLessThan(2e-15);
    }
  });

  it('exp is within one unit in the last place, and ends where numbers do', () => {
    for (let i = -708_000; i <= 709_000; i += 377) {
      const x = i / 1000;
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(2.3e-16);
    }
    const ends = [0, -0, -1000, 1000, -Infinity, Infinity, NaN];
    expect(ends.map(exp)).toEqual([1, 1, 0, Infinity, 0, Infinity, NaN]);
  });

  it('ln ends where numbers do', () => {
    expect([0, -1, Infinity, NaN, 1].map(ln)).toEqual([-Infinity, NaN, Infinity, NaN, 0]);
  });

  it('hypot is the root of the sum of squares', () => {
    expect([hypot(3, -4), hypot(0, 0), hypot(NaN, 1)]).toEqual([5, 0, NaN]);
  });
});
