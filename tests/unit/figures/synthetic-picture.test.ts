import { describe, expect, it } from 'vitest';
import { columnsChart, type Column } from '../../../src/figures/columns-chart.ts';
import { plotArea } from '../../../src/figures/line-chart.ts';
import { placeInStrip, SIDE, SMALL, stripAt } from '../../../src/figures/strip.ts';
import { generationsPicture, helpPicture } from '../../../src/figures/synthetic-picture.ts';
import { svgOf } from '../../../src/drawing/svg.ts';
import type { Drawing, PointsMark } from '../../../src/drawing/mark.ts';
import { worlds } from '../../../src/models/synthetic/generations.ts';

describe('a column of dots', () => {
  const size = { width: 320, height: 150 } as const;
  const column = (changes: Partial<Column> = {}): Column => ({
    ...{ name: 'one', className: 'real', values: [0.1, 0.2, 0.3, NaN] },
    ...{ mean: 0.2, low: 0.1, high: 0.3 },
    ...changes,
  });
  const chart = (columns: readonly Column[]): Drawing =>
    columnsChart({
      ...{ ...size, columns, y: [0, 0.25], unit: '%', cursor: undefined },
      reference: { value: 0.05, label: 'best' },
    });
  const dots = (drawing: Drawing): PointsMark[] =>
    drawing.marks.filter((mark) => mark.kind === 'points');

  it('has a dot for every number, inside of the plot and in its own column', () => {
    const { left, right, top, bottom } = plotArea(size);
    const middle = (left + right) / 2;
    const [one, two] = dots(chart([column(), column({ name: 'two' })]));
    for (const [mark, low, high] of [
      [one!, left, middle],
      [two!, middle, right],
    ] as const) {
      expect(mark.places).toHaveLength(6);
      for (let i = 0; i < 6; i += 2) {
        expect(mark.places[i]).toBeGreaterThan(low);
        expect(mark.places[i]).toBeLessThan(high);
        expect(mark.places[i + 1]).toBeGreaterThanOrEqual(top);
        expect(mark.places[i + 1]).toBeLessThan(bottom);
      }
    }
    expect(one!.places[1]).toBeGreaterThan(one!.places[3]!);
  });

  it('is drawn before there are numbers, and without an interval where there are too few', () => {
    const none = column({ values: [], mean: NaN, low: NaN, high: NaN });
    const few = column({ low: -Infinity, high: Infinity });
    expect(svgOf(chart([none, few]))).not.toMatch(/NaN|Infinity/);
    expect(svgOf(chart([few]))).not.toBe(svgOf(chart([column()])));
  });
});

describe('the strip', () => {
  it('is pointed at where its pictures stand', () => {
    for (let i = 0; i < 14; i++) {
      const { x, y } = placeInStrip(i);
      const share = (place: number): number => (place + SMALL / 2) / SIDE;
      expect(stripAt(share(x), share(y), 14)).toBe(i);
      expect(x + SMALL).toBeLessThanOrEqual(SIDE);
      expect(y + SMALL).toBeLessThan(SIDE);
    }
    expect(stripAt(0.5, 0.2, 14)).toBe(-1);
    expect(stripAt(0.5, 0.6, 2)).toBe(-1);
  });

  it('frames the generation that is shown, or the nearest to it', () => {
    const framed = (generation: number): number => {
      const drawing = generationsPicture({
        ...{ truth: worlds.islands.truth, reach: 2, generation },
        ...{ real: new Float64Array(2), samples: new Float64Array(2) },
        strip: [1, 5, 9].map((each) => ({ generation: each, samples: new Float64Array(2) })),
      });
      return drawing.marks
        .slice(2)
        .findIndex((mark) => mark.kind === 'group' && /"asked"/.test(JSON.stringify(mark)));
    };
    expect([1, 4, 6, 9].map(framed)).toEqual([0, 1, 1, 2]);
  });
});

it('a panel shows the border that was learned beside the best one, and none before', () => {
  const grid = (shift: number) => ({
    ...{ reach: 2, nodes: 5 },
    values: Float32Array.from({ length: 25 }, (_, i) => ((i % 5) + shift) / 4),
  });
  const cell = (border?: ReturnType<typeof grid>): string =>
    svgOf(
      helpPicture([
        {
          ...{ name: 'Mixture', error: '9.4% errors', verdict: 'helps' },
          real: [Float64Array.of(0, 0), Float64Array.of(1, 1)],
          added: [new Float64Array(), new Float64Array()],
          best: grid(0),
          border,
        },
      ]),
    );
  expect(cell()).toContain('discriminator line dashed');
  expect(cell()).not.toContain('boundary');
  expect(cell(grid(0.5))).toContain('discriminator boundary');
  expect(cell()).toContain('9.4% errors');
});
