import { describe, expect, it } from 'vitest';
import { emblemPoints } from '../../../src/models/emblem.ts';
import { evenlyAlong } from '../../../src/models/polyline.ts';
import { contour, sampleGrid, walled } from '../../../src/drawing/contours.ts';
import { pathOf, simplify } from '../../../src/drawing/lines.ts';
import { circle, path, rectangle } from '../../../src/drawing/mark.ts';
import { num, nums } from '../../../src/drawing/numbers.ts';
import { crosses, diamonds, discs, rings } from '../../../src/drawing/points.ts';
import { squareView, view } from '../../../src/drawing/scale.ts';
import { markup } from '../../../src/drawing/svg.ts';

/** A line's vertices. */
const pairs = (line: readonly number[]): [number, number][] =>
  Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i]!, line[2 * i + 1]!]);

describe('contours', () => {
  const hill = sampleGrid((x, y) => x * x + y * y, [-2, 2], [-2, 2], 40);

  it('finds a circle, closed and of the right radius', () => {
    const lines = contour(hill, 1);
    expect(lines).toHaveLength(1);
    const around = pairs(lines[0]!);
    expect(around[0]).toEqual(around.at(-1));
    // Linear interpolation of a curved function on cells of 0.1 is off by at most h^2 / 8.
    for (const [x, y] of around) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.1 ** 2 / 8);
  });

  it('leaves lines open at the edge, and closes them behind a wall', () => {
    const slope = sampleGrid((x) => x, [-1, 1], [-1, 1], 10, 1);
    const [open] = contour(slope, 0.05).map(pairs);
    expect(open![0]).not.toEqual(open!.at(-1));
    expect(open!.every(([x]) => Math.abs(x - 0.05) < 1e-12)).toBe(true);
    const [closed] = contour(walled(slope, -9), 0.05).map(pairs);
    expect(closed![0]).toEqual(closed!.at(-1));
  });

  it('keeps the two branches of a saddle apart', () => {
    const saddle = sampleGrid((x, y) => x * y, [-1, 1], [-1, 1], 21);
    expect(contour(saddle, 0.01)).toHaveLength(2);
    expect(contour(saddle, 100)).toEqual([]);
  });
});

describe('lines and marks', () => {
  const v = view([0, 10], [0, 10], 100, 100);

  it('drops vertices that do not show, and keeps those that do', () => {
    const line = [0, 0, 1, 0.01, 2, 0, 3, 5];
    expect(simplify(line, 0.1)).toEqual([0, 0, 2, 0, 3, 5]);
    expect(simplify(line, 0.001)).toEqual(line);
    expect(simplify([1, 2], 0.1)).toEqual([1, 2]);
  });

  it('writes relative coordinates that do not drift', () => {
    expect(pathOf([1, 9, 2, 8, 3, 9], v)).toBe('M10 10l10 10 10-10');
    expect(pathOf([1, 9, 2, 8, 3, 9, 1, 9], v)).toBe('M10 10l10 10 10-10z');
    expect(pathOf([], v)).toBe('');
    const steps = Array.from({ length: 600 }, (_, k) =>
      k % 2 === 0 ? k / 60 : 5 + Math.sin((k - 1) / 10),
    );
    const moves = pathOf(steps, v, 0)
      .slice(1)
      .replaceAll('l', ' ')
      .match(/-?(\d*\.)?\d+/g)!
      .map(Number);
    const x = moves.reduce((sum, value, i) => (i % 2 === 0 ? sum + value : sum), 0);
    // Each place is rounded to half a pixel by itself.
    expect(Math.abs(x - v.x(299 / 30))).toBeLessThanOrEqual(0.25);
  });

  it('puts every point in view into one path, and none from outside', () => {
    const d = markup([discs(Float64Array.of(1, 1, 5, 5, 11, 5), v, 'real', 4)]);
    expect(d.match(/h0/g)).toHaveLength(2);
    expect(d).toContain('stroke-linecap="round"');
    const one = Float64Array.of(5, 5);
    expect(markup([diamonds(one, v, 'generated', 4)])).toContain('d="M50 50l.1.1"');
    expect(markup([crosses(one, v, 'generator', 4)])).toContain('d="M50 50m-2 0h4m-2-2v4m0-2"');
    expect(markup([rings(one, v, 'real', 2)])).toContain('d="M50 50a2 2 0 1 1-4 0a2 2 0 1 1 4 0"');
    expect(markup([discs(new Float64Array(0), v, 'real', 4)])).toBe('');
  });

  it('moves from mark to mark in whole pixels, and stays within half of one', () => {
    const points = Float64Array.from({ length: 120 }, (_, i) => 5 + 4.9 * Math.sin(i * i));
    const moves = [
      ...markup([diamonds(points, v, 'generated', 4)]).matchAll(/[Mm](-?[\d.]+) ?(-?[\d.]+)l/g),
    ];
    expect(moves).toHaveLength(60);
    let [x, y] = [0, 0];
    for (const [, dx, dy] of moves) {
      expect([Number(dx) % 1, Number(dy) % 1].map(Math.abs)).toEqual([0, 0]);
      [x, y] = [x + Number(dx), y + Number(dy)];
      const far = Array.from({ length: 60 }, (_, i) =>
        Math.max(Math.abs(v.x(points[2 * i]!) - x), Math.abs(v.y(points[2 * i + 1]!) - y)),
      );
      expect(Math.min(...far)).toBeLessThan(0.501);
      [x, y] = [x + 0.1, y + 0.1];
    }
  });

  it('keeps the order of rows, and sorts what has none', () => {
    const points = Float64Array.of(5, 5, 1, 5, 3, 5);
    expect(markup([discs(points, v, 'real', 4, true)])).toContain('d="M50 50h0m-40 0h0m20 0h0"');
    expect(markup([discs(points, v, 'real', 4)])).not.toContain('M50 50h0m-40');
  });

  it('turns the y axis over', () => {
    const square = squareView(2, 100);
    expect([square.x(-2), square.y(-2), square.x(0), square.y(2)]).toEqual([0, 100, 50, 0]);
  });
});

describe('shapes', () => {
  it('are paths of the size that is asked for', () => {
    expect(rectangle('frame', 1, 2, 30, 40).d).toBe('M1 2h30v40h-30z');
    expect(rectangle('box', 0, 0, 30, 40, 3).d).toBe(
      'M3 0h24a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3h-24a3 3 0 0 1-3-3v-34a3 3 0 0 1 3-3z',
    );
    expect(circle('area', 10, 20, 4).d).toBe('M6 20a4 4 0 1 1 8 0a4 4 0 1 1-8 0z');
    expect(path('line', 'M0 0h1')).toEqual({ kind: 'path', className: 'line', d: 'M0 0h1' });
  });
});

describe('numbers', () => {
  it('are written shortly, and those that are none refused', () => {
    expect([num(0.04), num(-0.04), num(-0.5), num(12.345, 2), num(3)]).toEqual([
      '0',
      '0',
      '-.5',
      '12.35',
      '3',
    ]);
    expect(nums(1, -2, 3)).toBe('1-2 3');
    expect(() => num(Number.NaN)).toThrow(/coordinate/);
  });
});

describe('points along lines', () => {
  it('are equally spaced, also around corners', () => {
    expect([
      ...evenlyAlong(
        [
          [
            [0, 0],
            [2, 0],
            [2, 2],
          ],
        ],
        4,
      ),
    ]).toEqual([0.5, 0, 1.5, 0, 2, 0.5, 2, 1.5]);
  });

  it('make an emblem within its disc, the same every time', () => {
    const points = emblemPoints();
    expect(points).toEqual(emblemPoints());
    for (let i = 0; i < points.length; i += 2) {
      expect(Math.hypot(points[i]!, points[i + 1]!)).toBeLessThanOrEqual(1.001);
    }
  });
});
