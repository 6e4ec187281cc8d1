import { describe, expect, it } from 'vitest';
import { arrowOf } from '../../../src/labs/shared/stage/arrow-of.ts';
import { nearestPoint, nextPoint } from '../../../src/labs/shared/stage/nearest.ts';
import {
  askedMark,
  MARK,
  ownDrawing,
  PLANE,
  planeDrawing,
  planeView,
  toModel,
} from '../../../src/labs/shared/stage/plane.ts';
import { shareOf } from '../../../src/labs/shared/stage/share-of.ts';

describe('from point to point', () => {
  const grid = Float64Array.from([0, 1, 2].flatMap((y) => [0, y, 1, y, 2, y]));

  it('finds the nearest', () => {
    expect(nearestPoint(grid, 0.9, 1.2)).toEqual({
      index: 4,
      distance: expect.closeTo(Math.hypot(0.1, 0.2), 12),
    });
    expect(nearestPoint(new Float64Array(), 0, 0)).toEqual({ index: -1, distance: Infinity });
    expect(nearestPoint(grid, NaN, 0).index).toBe(-1); // a picture without a size
  });

  it('goes to the neighbor in each direction, and stays at the edge', () => {
    const ways = [[-1, 0], [1, 0], [0, 1], [0, -1]] as const; // prettier-ignore
    expect(ways.map((way) => nextPoint(grid, 4, way))).toEqual([3, 5, 7, 1]);
    expect(nextPoint(grid, 8, [0, 1])).toBe(8);
    expect(nextPoint(grid, 0, [-1, 0])).toBe(0);
  });

  it('would rather go farther ahead than aside', () => {
    const points = Float64Array.of(0, 0, 0.5, 1, 1.2, 0.1);
    expect(nextPoint(points, 0, [1, 0])).toBe(2);
    expect(nextPoint(points, 0, [0, 1])).toBe(1);
  });

  it('passes over points in the same place', () => {
    expect(nextPoint(Float64Array.of(0, 0, 0, 0, 1, 0), 0, [1, 0])).toBe(2);
  });
});

describe('the plane', () => {
  it('has places in model units, y growing upwards', () => {
    const model = toModel(2.4);
    expect(model(0, 0)).toEqual([-2.4, 2.4]);
    expect(model(1, 1)).toEqual([2.4, -2.4]);
    expect(model(0.75, 0.5)).toEqual([1.2, 0]);
    // There and back.
    const v = planeView(2.4);
    const [x, y] = model(0.2, 0.9);
    expect([v.x(x) / PLANE, v.y(y) / PLANE]).toEqual([expect.closeTo(0.2), expect.closeTo(0.9)]);
  });

  it('has shares of a box for where a pointer is, beyond its edges too', () => {
    const box = { left: 10, top: 20, width: 100, height: 50 };
    const element = { getBoundingClientRect: () => box } as Element;
    expect(shareOf(element, { clientX: 60, clientY: 20 })).toEqual([0.5, 0]);
    expect(shareOf(element, { clientX: 0, clientY: 120 })).toEqual([-0.1, 2]);
  });

  it('knows the arrow keys, and leaves alone what is the browser’s', () => {
    const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
      arrowOf({
        key: name,
        altKey: false,
        ctrlKey: false,
        metaKey: false,
        ...held,
      } as KeyboardEvent);
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((name) => key(name))).toEqual([
      [-1, 0],
      [1, 0],
      [0, 1],
      [0, -1],
    ]);
    expect(key('ArrowUp', { shiftKey: true })).toEqual([0, 1]);
    for (const held of ['altKey', 'ctrlKey', 'metaKey']) {
      expect(key('ArrowLeft', { [held]: true })).toBeUndefined();
    }
    for (const name of ['a', ' ', 'Tab', 'PageUp']) expect(key(name)).toBeUndefined();
  });

  it('draws what the reader draws: points, a cross at the cursor, the border', () => {
    const v = planeView(1);
    const own = { points: Float64Array.of(0, 0, 1, 1), cursor: [0.5, 0] as const };
    const { width, height, marks } = ownDrawing(own, v);
    expect([width, height]).toEqual([PLANE, PLANE]);
    expect(marks.map(({ className }) => className)).toEqual([
      'dots real',
      'asked',
      'axis',
      'frame',
    ]);
    expect(marks[0]).toMatchObject({ places: [PLANE / 2, PLANE / 2, PLANE, 0], size: MARK });
    expect(marks[1]).toMatchObject({ d: 'M306 210h18m-9-9v18' });
  });

  it('has its border above all else', () => {
    const v = planeView(1);
    const { marks } = planeDrawing(v, [askedMark(0, 0, v)]);
    expect(marks.map(({ className }) => className)).toEqual(['asked', 'axis', 'frame']);
  });
});
