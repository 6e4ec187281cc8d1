import { describe, expect, it } from 'vitest';
import {
  ganMarks,
  ganPanel,
  type GanMoment,
  type PictureLayer,
} from '../../../src/figures/gan-picture.ts';
import { lineChart, plotArea, type ChartSpec } from '../../../src/figures/line-chart.ts';
import { squareView } from '../../../src/drawing/scale.ts';
import { markup, svgOf } from '../../../src/drawing/svg.ts';
import { tickLabel, ticks } from '../../../src/drawing/ticks.ts';
import { placesOf, type SquareValues } from '../../../src/models/square-grid.ts';

const v = squareView(2, 400);
const empty = { real: new Float64Array(), fake: new Float32Array() };

/** One layer of the picture, as SVG. */
const layer = (name: PictureLayer, moment: Partial<GanMoment>): string =>
  markup(ganMarks({ ...empty, ...moment }, new Set([name]), v));
const chart = (spec: ChartSpec): string => svgOf(lineChart(spec));

function grid(f: (x: number, y: number) => number, nodes = 41): SquareValues {
  const square = { reach: 2.1, nodes };
  const places = placesOf(square);
  const values = Float32Array.from({ length: nodes ** 2 }, (_, i) =>
    f(places[2 * i]!, places[2 * i + 1]!),
  );
  return { ...square, values };
}

/** Absolute places of a path of M and l (moves along a line), as our figures write them. */
function places(d: string): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, letter, rest = ''] of d.matchAll(/([Ml])([^MlzHV]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    for (let i = 0; i < numbers.length; i += 2) {
      const place: [number, number] = [numbers[i]!, numbers[i + 1]!];
      [x, y] = letter === 'M' && i === 0 ? place : [x + place[0], y + place[1]];
      found.push([x, y]);
    }
  }
  return found;
}

const paths = (svg: string, className: string): string[] =>
  [...svg.matchAll(/<path class="([^"]*)"[^>]* d="([^"]*)"/g)]
    .filter(([, name]) => name === className)
    .map(([, , d]) => d!);

describe('the picture of a GAN', () => {
  it('draws the line where the discriminator answers one half, and washes on the right sides', () => {
    // Log-odds 3 (x - 0.5): "real" to the right of x = 0.5, which is at 250 pixels.
    const svg = layer('field', { field: grid((x) => 3 * (x - 0.5)) });
    const [line] = paths(svg, 'discriminator boundary');
    for (const [x] of places(line!)) expect(Math.abs(x - 250)).toBeLessThanOrEqual(0.5);
    const reaches = (className: string): [number, number] => {
      const xs = paths(svg, className).flatMap((d) => places(d).map(([x]) => x));
      return [Math.min(...xs), Math.max(...xs)];
    };
    expect(paths(svg, 'real verdict')).toHaveLength(3);
    expect(reaches('real verdict')[0]).toBeGreaterThan(245);
    expect(reaches('generated verdict')[1]).toBeLessThan(255);
  });

  it('survives what a run on its way to infinity gives it', () => {
    const odd = [NaN, Infinity, -Infinity, 1e30];
    const field = grid((x, y) => odd[Math.abs(Math.round(7 * x + 3 * y)) % 4]!);
    const points = Float32Array.from([0, 0, NaN, 1, Infinity, -Infinity, 3, 3]);
    const warp = { points, columns: 2, rows: 2 };
    const moment = { real: points, fake: points, field, best: field, warp, pull: points };
    const svg = svgOf(ganPanel(moment, 200, 2.4, 3));
    expect(svg).not.toMatch(/NaN|Infinity|style=/);
  });

  it('arrows point along the pull, up is up, long ones are cut, faint ones left out', () => {
    const fake = Float64Array.of(0, 0, 1, 1, -1, -1, 5, 5);
    const pull = Float64Array.of(0.25, 0.25, 0, -100, 0.001, 0, 1, 1);
    const svg = layer('pull', { fake, pull });
    const starts = [...svg.matchAll(/M(-?[\d.]+)[ ]?(-?[\d.]+)l(-?[\d.]+)[ ]?(-?[\d.]+)l/g)].map(
      (m) => m.slice(1).map(Number),
    );
    expect(starts).toHaveLength(2);
    const [first, second] = starts as [number[], number[]];
    expect(first.slice(0, 2)).toEqual([200, 200]);
    expect(first[2]).toBeCloseTo(10, 0); // a quarter unit at 40 pixels a unit
    expect(first[3]).toBeCloseTo(-10, 0); // y grows downwards on the page
    expect(second[3]).toBeCloseTo(26, 0);
  });

  it('draws the generator’s grid by rows and columns, and a curve for one-dimensional noise', () => {
    const points = Float64Array.from([-1, -1, 0, -1, 1, -1, -1, 1, 0, 1, 1, 1]);
    const lines = (columns: number, rows: number): string[] =>
      layer('warp', { warp: { points, columns, rows } }).match(/M/g)!;
    expect(lines(3, 2)).toHaveLength(5);
    expect(lines(6, 1)).toHaveLength(1);
  });
});

describe('ticks', () => {
  it.each([
    [[0, 1], 4, false, [0, 0.5, 1]],
    [[0, 8], 3, true, [0, 5]],
    [[0, 3], 4, true, [0, 1, 2, 3]],
    [[0, 5000], 4, true, [0, 2000, 4000]],
    [[-0.3, 0.3], 3, false, [-0.2, 0, 0.2]],
  ] as const)('%j, at most %i', (interval, most, wholeOnly, wanted) => {
    expect(ticks(interval, most, wholeOnly)).toEqual(wanted);
  });

  it('are never many, and always inside', () => {
    for (let size = 1e-6; size < 1e7; size *= 1.7) {
      const found = ticks([size * 0.3, size * 1.9], 4);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(5);
      for (const tick of found) {
        expect(tick).toBeGreaterThanOrEqual(size * 0.3 * (1 - 1e-9));
        expect(tick).toBeLessThanOrEqual(size * 1.9 * (1 + 1e-9));
      }
    }
  });

  it('are written short', () => {
    expect([0, 0.5, 2000, 15000, 2500000, -3].map(tickLabel)).toEqual([
      '0',
      '0.5',
      '2,000',
      '15k',
      '2.5M',
      '−3',
    ]);
  });
});

describe('the line chart', () => {
  const base: ChartSpec = { width: 320, height: 100, x: [0, 50, 100], series: [] };
  const one = (values: readonly number[], more: Partial<ChartSpec> = {}): ChartSpec => ({
    ...base,
    x: values.map((_, i) => i * 50),
    series: [{ name: 'loss', className: 'generator', values }],
    ...more,
  });
  const line = (spec: ChartSpec): [number, number][] =>
    paths(chart(spec), 'generator line').flatMap(places);

  it('puts values where the axes say', () => {
    const spec = one([0, 1, 0.5], { y: [0, 1] });
    const { left, right, top, bottom } = plotArea(spec);
    const want = [
      [left, bottom],
      [(left + right) / 2, top],
      [right, (top + bottom) / 2],
    ];
    line(spec).forEach(([x, y], i) => {
      expect(Math.abs(x - want[i]![0]!)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(y - want[i]![1]!)).toBeLessThanOrEqual(0.5);
    });
  });

  it.each([
    ['nothing', []],
    ['one value', [3]],
    ['no numbers', [NaN, NaN]],
    ['infinities', [1, Infinity, 2, -Infinity]],
    ['one number everywhere', [2, 2, 2]],
  ])('draws %s', (_, values) => {
    const svg = chart(one(values, { references: [{ value: 1, label: 'one' }], cursor: 0 }));
    expect(svg).not.toMatch(/NaN|Infinity|style=/);
    expect(svg).toContain('class="axis"');
  });

  it('leaves a gap where a value is not a number', () => {
    const [d] = paths(chart(one([1, 2, NaN, 2, 1])), 'generator line');
    expect(d!.match(/M/g)).toHaveLength(2);
  });

  it('is not flattened by one wild value in a long run', () => {
    const values = Array.from({ length: 300 }, (_, i) => (i === 40 ? 1e6 : Math.sin(i / 9)));
    const ys = line(one(values)).map(([, y]) => y);
    expect(new Set(ys).size).toBeGreaterThan(20);
  });

  it('keeps the extremes of a run longer than its pixels', () => {
    const values = Array.from({ length: 5000 }, (_, i) => (i === 2345 ? 1 : i === 3456 ? 0 : 0.5));
    const spec = one(values, { y: [0, 1] });
    const { top, bottom } = plotArea(spec);
    const found = line(spec);
    expect(found.length).toBeLessThan(600);
    expect(Math.min(...found.map(([, y]) => y))).toBe(top);
    expect(Math.max(...found.map(([, y]) => y))).toBe(bottom);
  });

  it('moves names apart that would stand on each other', () => {
    const names = ['a', 'b', 'c'].map((name) => ({ name, className: 'real', values: [1, 1, 1] }));
    const svg = chart({ ...base, series: names, y: [0, 2] });
    const ys = [...svg.matchAll(/class="value real" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) =>
      Number(y),
    );
    ys.sort((a, b) => a - b);
    expect(ys).toHaveLength(3);
    for (let i = 1; i < 3; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(13);
  });

  it('keeps the names of lines above the numbers of x', () => {
    const low = one([1, 0, 0], { y: [0, 1] });
    const name = /class="value generator" x="[\d.]+" y="([\d.]+)"/.exec(chart(low))!;
    const number = /class="label middle" x="[\d.]+" y="([\d.]+)"/.exec(chart(low))!;
    expect(Number(number[1]) - Number(name[1])).toBeGreaterThanOrEqual(12);
  });

  it('draws counts as stairs and marks what is read', () => {
    const spec = one([0, 4, 4], { y: [0, 4], cursor: 50 });
    const stairs = { ...spec, series: [{ ...spec.series[0]!, step: true }] };
    expect(places(paths(chart(stairs), 'generator line')[0]!)).toHaveLength(3 + 1);
    const { left, right, top } = plotArea(spec);
    const dot = /<path class="generator area" d="M([\d.]+) ([\d.]+)a3.5 /.exec(chart(spec))!;
    expect(Number(dot[1]) + 3.5).toBeCloseTo((left + right) / 2, 0);
    expect(Number(dot[2])).toBeCloseTo(top, 0);
  });
});
