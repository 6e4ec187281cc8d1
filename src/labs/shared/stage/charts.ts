/** @file Charts that can be read at a place: what the reader points at, and what stands there. */
import { lineChart, plotArea, type ChartSpec } from '../../../figures/line-chart.ts';
import type { Drawing } from '../../../drawing/mark.ts';

/** A chart, what it is called, and what its x is. */
export interface Chart {
  readonly title: string;
  /** The title in a word or two, for its tab. */
  readonly tab: string;
  readonly unit: string;
  readonly spec: ChartSpec;
  /** How it is drawn, where it is no line chart; `cursor` is the x that is read. */
  readonly drawn?: (cursor: number | undefined) => Drawing;
  /** What would fill it, where it has nothing to show yet. */
  readonly empty?: string;
}

/** The chart that is read, and where: at an x, or under the pointer, at a share of the drawing's width; or nowhere yet. */
export interface Reading {
  readonly chart: number;
  readonly at?: number;
  readonly share?: number;
}

/** What the page shows of the charts in words. */
export interface ChartsReport {
  readonly titles: readonly string[];
  readonly tabs: readonly string[];
  /** In place of a chart that has nothing to show. */
  readonly empty: readonly (string | undefined)[];
  /** Every x of the chart that is read, which of them, and what stands there; -1 and nothing where none is read. */
  readonly x: readonly number[];
  readonly index: number;
  readonly words: string;
}

/** The index of the place in a chart that is nearest to what is read; -1 where nothing is. */
export function placeRead(charts: readonly Chart[], reading: Reading | undefined): number {
  const spec = reading && charts[reading.chart]?.spec;
  if (!spec || spec.x.length === 0) return -1;
  if (reading.at !== undefined) return placeAt(spec.x, reading.at);
  if (reading.share === undefined) return -1;
  const { left, right } = plotArea(spec);
  const share = Math.min(1, Math.max(0, (reading.share * spec.width - left) / (right - left)));
  const [low, high] = spec.span ?? [0, Math.max(spec.x.at(-1)!, 100)];
  const wanted = spec.log?.x ? low * (high / low) ** share : low + share * (high - low);
  const far = (x: number): number => Math.abs(spec.log?.x ? Math.log(x / wanted) : x - wanted);
  return spec.x.reduce((best, x, i) => (far(x) < far(spec.x[best]!) ? i : best), 0);
}

/** The index of the last place at or before an x. */
export function placeAt(places: readonly number[], at: number): number {
  return Math.max(
    0,
    places.findLastIndex((x) => x <= at),
  );
}

/** The charts with a cursor where they are read: one of them, or all that share their places. */
export function drawCharts(
  charts: readonly Chart[],
  reading: Reading | undefined,
  together: boolean,
): Drawing[] {
  const index = placeRead(charts, reading);
  return charts.map(({ spec, drawn }, i) => {
    const cursor = index >= 0 && (together || i === reading!.chart) ? spec.x[index] : undefined;
    if (drawn) return drawn(cursor);
    return lineChart(cursor === undefined ? spec : { ...spec, cursor });
  });
}

/** What to tell of the charts. `inWords` says what stands at a place of a chart. */
export function reportCharts(
  charts: readonly Chart[],
  reading: Reading | undefined,
  inWords: (chart: Chart, index: number) => string,
): ChartsReport {
  const index = placeRead(charts, reading);
  const chart = charts[reading?.chart ?? 0]!;
  return {
    titles: charts.map(({ title }) => title),
    tabs: charts.map(({ tab }) => tab),
    empty: charts.map(({ empty }) => empty),
    x: chart.spec.x,
    index,
    words: index < 0 ? '' : inWords(chart, index),
  };
}
