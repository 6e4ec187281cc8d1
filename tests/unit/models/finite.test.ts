import { describe, expect, it } from 'vitest';
import { allFinite } from '../../../src/models/finite.ts';

describe('numbers beyond all numbers', () => {
  it.each([
    ['none', []],
    ['zeros of both signs', [0, -0]],
    ['the largest and the smallest', [3.4e38, -3.4e38, 1e-45, -1e-45]],
  ])('are not among %s', (_, values) => {
    expect(allFinite(Float32Array.from(values))).toBe(true);
    expect(allFinite(Float64Array.from(values))).toBe(true);
  });

  it('are not the sum of finite ones', () => {
    expect(allFinite(new Float64Array(1000).fill(1.7e308))).toBe(true);
  });

  it.each([NaN, Infinity, -Infinity])('%d is found wherever it is', (value) => {
    for (const at of [0, 500, 999]) {
      const values = new Float32Array(1000).fill(0.5);
      values[at] = value;
      expect(allFinite(values)).toBe(false);
    }
  });

  it('do not cancel each other', () => {
    expect(allFinite(Float64Array.of(Infinity, -Infinity))).toBe(false);
  });
});
