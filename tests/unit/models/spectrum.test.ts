import { describe, expect, it } from 'vitest';
import { aliasOf, amplitudeAt } from '../../../src/models/spectrum.ts';

const N = 240;
const wave = (parts: readonly (readonly [cycles: number, amplitude: number, phase: number])[]) =>
  Array.from({ length: N }, (_, n) =>
    parts.reduce(
      (sum, [cycles, a, phase]) => sum + a * Math.sin(2 * Math.PI * cycles * n + phase),
      0,
    ),
  );

describe('the amplitude at a frequency', () => {
  it('is that of each sine in a sum, whatever their phases', () => {
    const samples = wave([
      [3 / N, 0.5, 0.3],
      [17 / N, 0.125, 2],
    ]);
    expect(amplitudeAt(samples, 3 / N)).toBeCloseTo(0.5, 12);
    expect(amplitudeAt(samples, 17 / N)).toBeCloseTo(0.125, 12);
    expect(amplitudeAt(samples, 4 / N)).toBeCloseTo(0, 12);
  });
});

describe('an alias', () => {
  it('has the same samples, upside down where it is below 0', () => {
    for (const [frequency, rate] of [
      [1000, 1500],
      [1000, 700],
      [3000, 4000],
      [440, 44_100],
    ] as const) {
      const alias = aliasOf(frequency, rate);
      expect(Math.abs(alias)).toBeLessThanOrEqual(rate / 2);
      for (let n = 0; n < 50; n++) {
        const sample = Math.sin((2 * Math.PI * frequency * n) / rate);
        expect(Math.sin((2 * Math.PI * alias * n) / rate)).toBeCloseTo(sample, 9);
      }
    }
  });
});
