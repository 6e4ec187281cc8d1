import { describe, expect, it } from 'vitest';
import { burst, pluckedString } from '../../../src/models/plucked-string.ts';
import { createRng } from '../../../src/models/random.ts';

const energy = (y: Float64Array): number => y.reduce((sum, v) => sum + v * v, 0);

describe('a plucked string', () => {
  it('follows its recursion: an impulse spreads like Pascal’s triangle', () => {
    const y = pluckedString(Float64Array.of(1, 0, 0, 0), 16);
    // After k laps the impulse is the k-th row of the triangle over 2^k.
    expect([...y]).toEqual([1, 0, 0, 0, 1 / 2, 1 / 2, 0, 0, 1 / 4, 2 / 4, 1 / 4, 0, 1 / 8, 3 / 8, 3 / 8, 1 / 8]); // prettier-ignore
  });

  it('keeps what is constant, and cancels what alternates', () => {
    const constant = pluckedString(new Float64Array(8).fill(1), 400);
    expect([...constant.subarray(1, 8)]).toEqual(new Array(7).fill(1));
    const alternating = pluckedString(Float64Array.of(1, -1, 1, -1, 1, -1), 12);
    expect([...alternating.subarray(7)]).toEqual([0, 0, 0, 0, 0]);
  });

  it('is a burst of as many samples, each of them +1 or -1, then loses energy with every lap', () => {
    const start = burst(40, createRng(1, 'test'));
    expect(new Set(start)).toEqual(new Set([1, -1]));
    const y = pluckedString(start, 40 * 60);
    expect(y.subarray(0, 40)).toEqual(start);
    const laps = Array.from({ length: 60 }, (_, k) => energy(y.subarray(40 * k, 40 * (k + 1))));
    for (let k = 1; k < laps.length; k++) expect(laps[k]).toBeLessThan(laps[k - 1]!);
    expect(laps[59]).toBeLessThan(laps[0]! / 10);
  });

  it('sounds with a period of p + 1/2', () => {
    const p = 20;
    const wave = Float64Array.from({ length: p }, (_, t) => Math.sin((2 * Math.PI * t) / p));
    const y = pluckedString(wave, 120 * p);
    // Upward crossings of 0, between samples, over many periods.
    const crossings: number[] = [];
    for (let t = 20 * p; t < y.length; t++) {
      if (y[t - 1]! < 0 && y[t]! >= 0) crossings.push(t - y[t]! / (y[t]! - y[t - 1]!));
    }
    const period = (crossings.at(-1)! - crossings[0]!) / (crossings.length - 1);
    expect(period).toBeCloseTo(p + 1 / 2, 2);
  });

  it('may be shorter than its burst', () => {
    expect([...pluckedString(Float64Array.of(1, -1, 1), 2)]).toEqual([1, -1]);
  });
});
