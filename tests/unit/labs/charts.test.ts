import { describe, expect, it } from 'vitest';
import { plotArea, type ChartSpec } from '../../../src/figures/line-chart.ts';
import {
  drawCharts,
  placeRead,
  reportCharts,
  type Chart,
  type Reading,
} from '../../../src/labs/shared/stage/charts.ts';

const size = { width: 320, height: 96 };

function chart(title: string, x: readonly number[], more: Partial<ChartSpec> = {}): Chart {
  const series = [{ name: 'y', className: 'real', values: x.map((value) => value / 2) }];
  return { title, tab: title, unit: 'Step', spec: { ...size, x, series, ...more } };
}

const even = chart('Even', [0, 50, 100, 150, 200]);
const log = chart('Log', [1, 2, 5, 10, 100], { log: { x: true }, span: [1, 100] });
const bare = chart('Bare', []);

/** The share of the drawing's width at a share of the plot's. */
function under(share: number): number {
  const { left, right } = plotArea(size);
  return (left + share * (right - left)) / size.width;
}

describe('where charts are read', () => {
  it.each<[string, Reading | undefined, number]>([
    ['nowhere', undefined, -1],
    ['at an x', { chart: 0, at: 100 }, 2],
    ['between two, at the one before', { chart: 0, at: 149 }, 2],
    ['before the first', { chart: 0, at: -5 }, 0],
    ['after the last', { chart: 0, at: 1e9 }, 4],
    ['under the pointer, at the nearest', { chart: 0, share: under(0.6) }, 2],
    ['past the middle of two', { chart: 0, share: under(0.63) }, 3],
    ['left of the plot', { chart: 0, share: 0 }, 0],
    ['right of the plot, among the names', { chart: 0, share: 1 }, 4],
    ['outside of the drawing', { chart: 0, share: 7 }, 4],
    ['with log x, by factors', { chart: 1, share: under(0.5) }, 3],
    ['with log x, at the start', { chart: 1, share: under(0.1) }, 1],
    ['with log x, nearer to 100 than to 10', { chart: 1, share: under(0.8) }, 4],
    ['in an empty chart', { chart: 2, share: 0.5 }, -1],
    ['in an empty chart, at an x', { chart: 2, at: 0 }, -1],
    ['in a chart that is not there', { chart: 9, at: 0 }, -1],
  ])('%s', (_, reading, index) => {
    expect(placeRead([even, log, bare], reading)).toBe(index);
  });

  it('is under what is drawn there', () => {
    // Few records: the axis goes to 100 all the same.
    const young = chart('Young', [0, 50]);
    expect(placeRead([young], { chart: 0, share: under(0.2) })).toBe(0);
    expect(placeRead([young], { chart: 0, share: under(0.3) })).toBe(1);
  });
});

describe('charts that are read', () => {
  const cursors = (reading: Reading | undefined, together: boolean): boolean[] =>
    drawCharts([even, even, bare], reading, together).map(({ marks }) =>
      marks.some(({ className }) => className === 'arrow'),
    );

  it('have a cursor: one of them, or all that share their places', () => {
    expect(cursors(undefined, true)).toEqual([false, false, false]);
    expect(cursors({ chart: 1, at: 50 }, false)).toEqual([false, true, false]);
    expect(cursors({ chart: 1, at: 50 }, true)).toEqual([true, true, false]);
  });

  it('keep a cursor of their own where nothing is read', () => {
    const own = chart('Own', [0, 50], { cursor: 50 });
    const [drawn] = drawCharts([own], undefined, false);
    expect(drawn!.marks.some(({ className }) => className === 'arrow')).toBe(true);
  });

  it('are told in words', () => {
    const words = ({ title }: Chart, index: number): string => `${title} ${index}`;
    const empty: Chart = { ...bare, empty: 'Press Play.' };
    const report = reportCharts([even, log, empty], { chart: 1, at: 5 }, words);
    expect(report).toEqual({
      titles: ['Even', 'Log', 'Bare'],
      tabs: ['Even', 'Log', 'Bare'],
      empty: [undefined, undefined, 'Press Play.'],
      x: [1, 2, 5, 10, 100],
      index: 2,
      words: 'Log 2',
    });
    const unread = reportCharts([even, log, empty], undefined, words);
    expect([unread.x, unread.index, unread.words]).toEqual([even.spec.x, -1, '']);
    // Chosen, and read nowhere yet: its places are those that can be read.
    const chosen = reportCharts([even, log, empty], { chart: 1 }, words);
    expect([chosen.x, chosen.index, chosen.words]).toEqual([log.spec.x, -1, '']);
  });
});
