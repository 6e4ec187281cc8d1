import { describe, expect, it } from 'vitest';
import { createRate } from '../../../src/labs/shared/run/pace.ts';

/** Reports `perSecond` steps a second every `every` ms over `span` ms from `start`. */
function feed(
  rate: ReturnType<typeof createRate>,
  perSecond: number,
  every: number,
  [start, span]: readonly [number, number],
  before = 0,
): number {
  let steps = before;
  for (let t = 0; t <= span; t += every) {
    steps = before + Math.floor((perSecond * t) / 1000);
    rate.report(start + t, steps);
  }
  return steps;
}

describe('a rate', () => {
  it.each([
    [1, 1000, 5000],
    [10, 100, 3000],
    [10_000, 20, 1600],
  ])('of %d a second, told every %d ms, is measured', (perSecond, every, span) => {
    const rate = createRate();
    feed(rate, perSecond, every, [50, span]);
    expect(rate.perSecond(50 + span)).toBeCloseTo(perSecond, 6);
  });

  it('follows a change within the window', () => {
    const rate = createRate(500);
    const steps = feed(rate, 100, 20, [0, 2000]);
    feed(rate, 5000, 20, [2000, 500], steps);
    expect(rate.perSecond(2500)).toBeCloseTo(5000, 6);
  });

  it('falls when reports stay away, to 0 after the window', () => {
    const rate = createRate();
    feed(rate, 1000, 10, [0, 2000]);
    expect(rate.perSecond(2500)).toBeCloseTo(500, 6);
    expect(rate.perSecond(3000)).toBe(0);
  });

  it('begins anew with a new run, and is 0 before there are two reports', () => {
    const rate = createRate();
    expect(rate.perSecond(0)).toBe(0);
    feed(rate, 1000, 10, [0, 2000]);
    rate.report(2010, 0);
    expect(rate.perSecond(2010)).toBe(0);
    rate.report(2110, 30);
    expect(rate.perSecond(2110)).toBeCloseTo(300, 6);
  });
});
