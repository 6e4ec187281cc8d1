import { describe, expect, it } from 'vitest';
import { createStrokes } from '../../../src/labs/shared/own-data/point-strokes.ts';

const count = (strokes: ReturnType<typeof createStrokes>): number => strokes.points().length / 2;

describe('strokes', () => {
  it('are the same for the same hand, however its way is cut into events', () => {
    const whole = createStrokes(100);
    whole.begin(0, 0);
    whole.extend(0.8, 0.6);
    const parts = createStrokes(100);
    parts.begin(0, 0);
    for (let i = 1; i <= 80; i++) parts.extend(0.01 * i, 0.0075 * i);
    expect(count(parts)).toBe(count(whole));
    parts.points().forEach((value, i) => expect(value).toBeCloseTo(whole.points()[i]!, 9));
  });

  it('have some width: about 0.035 units on either side', () => {
    const strokes = createStrokes(10_000);
    strokes.begin(0, 0);
    strokes.extend(200, 0);
    const heights = strokes.points().filter((_, i) => i % 2 === 1);
    const spread = Math.sqrt(heights.reduce((sum, y) => sum + y * y, 0) / heights.length);
    // 2,858 normal values: their spread is known to 1.3%; four times that is allowed.
    expect(Math.abs(spread / 0.035 - 1)).toBeLessThan(0.053);
  });

  it('leave out what lies outside the picture, and come back in', () => {
    const strokes = createStrokes(1000, 1);
    strokes.begin(0.5, 0);
    strokes.extend(5, 0);
    const before = count(strokes);
    expect(before).toBeLessThan(10);
    strokes.extend(-1, 0);
    expect(count(strokes)).toBeGreaterThan(before + 20);
    expect(Math.max(...strokes.points().map(Math.abs))).toBeLessThanOrEqual(1);
  });

  it('cost one undo each, and a full pad’s empty ones none', () => {
    const strokes = createStrokes(4);
    strokes.begin(-1, 0);
    strokes.begin(0, 0);
    strokes.extend(1, 0);
    strokes.begin(1, 1); // there is no room for it
    expect(count(strokes)).toBe(4);
    strokes.undo();
    expect(strokes.points()).toEqual(Float64Array.of(-1, 0));
    strokes.begin(1, 1);
    expect(count(strokes)).toBe(2);
  });

  it.each(['undo', 'clear'] as const)('do not go on after %s in the middle', (way) => {
    const strokes = createStrokes(20);
    strokes.begin(-1, 0);
    strokes.begin(0, 0);
    strokes[way]();
    strokes.extend(1, 0);
    expect(count(strokes)).toBe(way === 'undo' ? 1 : 0);
    strokes.begin(0, 0);
    strokes.extend(9, 0); // all the room is there again
    expect(count(strokes)).toBe(20);
  });

  it('end where a place is no number', () => {
    for (const odd of [NaN, Infinity, -Infinity]) {
      const strokes = createStrokes(1000);
      strokes.extend(1, 1); // nothing has begun
      strokes.begin(0, 0);
      strokes.extend(odd, 0);
      expect(strokes.points()).toEqual(Float64Array.of(0, 0));
      strokes.begin(odd, NaN);
      strokes.extend(1, 1);
      expect(strokes.points().every(Number.isFinite)).toBe(true);
    }
  });
});
