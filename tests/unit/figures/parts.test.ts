import { describe, expect, it } from 'vitest';
import { emblemPoints } from '../../../src/models/emblem.ts';
import { evenlyAlong } from '../../../src/models/polyline.ts';
import { contour, sampleGrid, walled } from '../../../src/drawing/contours.ts';
import { pathOf, simplify } from '../../../src/drawing/lines.ts';
import { diamonds, discs } from '../../../src/drawing/marks.ts';
import { squareView, view } from '../../../src/drawing/scale.ts';
import { el, num, nums, text } from '../../../src/drawing/svg.ts';

describe('contours', () => {
  const hill = sampleGrid((x, y) => x * x + y * y, [-2, 2], [-2, 2], 40);

  it('finds a circle, closed and of the right radius', () => {
    const lines = contour(hill, 1);
    expect(lines).toHaveLength(1);
    const [circle] = lines;
    expect(circle![0]).toEqual(circle!.at(-1));
    // Linear interpolation of a curved function on cells of 0.1 is off by at most h^2 / 8.
    for (const [x, y] of circle!) expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.1 ** 2 / 8);
  });

  it('leaves lines open at the edge, and closes them behind a wall', () => {
    const slope = sampleGrid((x) => x, [-1, 1], [-1, 1], 10, 1);
    const [open] = contour(slope, 0.05);
    expect(open![0]).not.toEqual(open!.at(-1));
    expect(open!.every(([x]) => Math.abs(x - 0.05) < 1e-12)).toBe(true);
    const [closed] = contour(walled(slope, -9), 0.05);
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
    const line = [
      [0, 0],
      [1, 0.01],
      [2, 0],
      [3, 5],
    ] as const;
    expect(simplify(line, 0.1)).toEqual([
      [0, 0],
      [2, 0],
      [3, 5],
    ]);
    expect(simplify(line, 0.001)).toHaveLength(4);
  });

  it('writes relative coordinates that do not drift', () => {
    expect(
      pathOf(
        [
          [1, 9],
          [2, 8],
          [3, 9],
        ],
        v,
      ),
    ).toBe('M10 10l10 10 10-10');
    expect(
      pathOf(
        [
          [1, 9],
          [2, 8],
          [3, 9],
          [1, 9],
        ],
        v,
      ),
    ).toBe('M10 10l10 10 10-10z');
    const steps = Array.from({ length: 300 }, (_, i) => [i / 30, 5 + Math.sin(i / 5)] as const);
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
    const path = discs(Float64Array.of(1, 1, 5, 5, 11, 5), v, 'real', 4);
    expect(path.match(/h0/g)).toHaveLength(2);
    expect(path).toContain('stroke-linecap="round"');
    expect(diamonds(Float64Array.of(5, 5), v, 'generated', 4)).toContain('d="M50 50l.1.1"');
    expect(discs(new Float64Array(0), v, 'real', 4)).toContain('d="M0 0"');
  });

  it('moves from mark to mark in whole pixels, and stays within half of one', () => {
    const points = Float64Array.from({ length: 120 }, (_, i) => 5 + 4.9 * Math.sin(i * i));
    const moves = [...diamonds(points, v, 'generated', 4).matchAll(/[Mm](-?[\d.]+) ?(-?[\d.]+)l/g)];
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
    expect(discs(points, v, 'real', 4, true)).toContain('d="M50 50h0m-40 0h0m20 0h0"');
    expect(discs(points, v, 'real', 4)).not.toContain('M50 50h0m-40');
  });

  it('turns the y axis over', () => {
    const square = squareView(2, 100);
    expect([square.x(-2), square.y(-2), square.x(0), square.y(2)]).toEqual([0, 100, 50, 0]);
  });
});

describe('svg', () => {
  it('escapes text and attributes', () => {
    expect(text('label', 1, 2, '<b> & "c"')).toBe(
      '<text class="label" x="1" y="2">&lt;b&gt; &amp; &quot;c&quot;</text>',
    );
    expect(el('g', { class: '"><script>' })).toBe('<g class="&quot;&gt;&lt;script&gt;"/>');
  });

  it('writes numbers shortly, and refuses those that are none', () => {
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
