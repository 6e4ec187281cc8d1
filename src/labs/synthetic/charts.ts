/** @file The four charts of each half. Used at build for the still figure and in the worker. */
import { columnsChart, columnsSpan, type Column } from '../../figures/columns-chart.ts';
import type { ChartSpec, Series } from '../../figures/line-chart.ts';
import type { Estimate } from '../../models/synthetic/interval.ts';
import type { Chart } from '../shared/stage/charts.ts';
import { decimal } from '../shared/words.ts';
import type { GenerationsOpening, GenerationsRow } from './generations.ts';
import {
  errorOf,
  type Compared,
  type CurvePoint,
  type HelpRow,
  type Source,
  type SourceResult,
} from './trials.ts';
import { percent, resultInWords, sourceLabels } from './words.ts';

export const size = { width: 320, height: 150 } as const;

const looks: Record<Source, Pick<Series, 'className' | 'dashed'>> = {
  none: { className: 'real' },
  jitter: { className: 'noise' },
  density: { className: 'discriminator' },
  mixture: { className: 'generated' },
  network: { className: 'generator', dashed: true },
  informed: { className: 'generator' },
  shifted: { className: 'noise' },
  drawn: { className: 'generated' },
  real: { className: 'real', dashed: true },
};

/** A chart, and what is read at a place of it. */
export interface SyntheticChart extends Chart {
  readonly inWords: (index: number) => string;
}

/** What the charts of the first half are drawn from. */
export interface HelpCharted {
  readonly opening: Compared;
  readonly records: readonly HelpRow[];
  readonly curve: readonly CurvePoint[];
}

/** Errors and their changes, a dot a trial; means as the trials come in; errors by the number of real examples. */
export function helpCharts(from: HelpCharted): SyntheticChart[] {
  return [errors(from), changes(from), soFar(from), numbers(from)];
}

/** The trials that are shown one by one, and what they say together. */
export function focusOf({ opening, records, curve }: HelpCharted): {
  readonly rows: readonly HelpRow[];
  readonly point: CurvePoint;
} {
  return {
    rows: records.filter(({ examples }) => examples === opening.focus),
    point: curve.find(({ examples }) => examples === opening.focus)!,
  };
}

function errors(from: HelpCharted): SyntheticChart {
  const { opening } = from;
  const { rows, point } = focusOf(from);
  const all = rows.flatMap((row) => opening.sources.map((source) => errorOf(row, source)));
  return columns(
    'Errors on fresh examples, a dot a trial',
    'Errors',
    point.results,
    (result) => result.error,
    (source) => rows.map((row) => errorOf(row, source)),
    [0, Math.max(0.2, ...all) * 1.03],
    opening.least === undefined ? undefined : { value: opening.least, label: 'best possible' },
  );
}

function changes(from: HelpCharted): SyntheticChart {
  const { rows, point } = focusOf(from);
  const results = point.results.filter(({ change }) => change !== undefined);
  const all = rows.flatMap((row) => results.map(({ source }) => Math.abs(changeOf(row, source))));
  const most = Math.max(0.1, ...all) * 1.03;
  return columns(
    'Change against nothing added, in the same trial',
    'Change',
    results,
    (result) => result.change!,
    (source) => rows.map((row) => changeOf(row, source)),
    [-most, most],
    { value: 0, label: 'no change' },
  );
}

/** How much higher the error of a source is than without added data. */
function changeOf(row: HelpRow, source: Source): number {
  return errorOf(row, source) - errorOf(row, 'none');
}

function columns(
  title: string,
  tab: string,
  results: readonly SourceResult[],
  estimateOf: (result: SourceResult) => Estimate,
  valuesOf: (source: Source) => number[],
  y: readonly [number, number],
  reference: { readonly value: number; readonly label: string } | undefined,
): SyntheticChart {
  const list = results.map((result): Column => {
    const { mean, low, high } = estimateOf(result);
    const { source } = result;
    const [name, values] = [sourceLabels[source][1], valuesOf(source)];
    return { name, className: looks[source].className, values, mean, low, high };
  });
  const span = columnsSpan(list.length);
  const x = list.map((_, i) => i + 1);
  return {
    ...{ title, tab, unit: 'Source' },
    spec: { ...size, x, series: [], span },
    drawn: (cursor) => columnsChart({ ...size, columns: list, y, reference, unit: '%', cursor }),
    inWords: (index) => resultInWords(results[index]!),
  };
}

function soFar(from: HelpCharted): SyntheticChart {
  const { opening } = from;
  const { rows } = focusOf(from);
  const means = (source: Source): number[] => {
    let sum = 0;
    return rows.map((row, i) => (sum += errorOf(row, source)) / (i + 1));
  };
  const series = opening.sources.map((source): Series => ({
    name: sourceLabels[source][1],
    ...looks[source],
    values: means(source).map((mean) => 100 * mean),
  }));
  return {
    title: 'Mean error so far, in %',
    tab: 'So far',
    unit: 'Trial',
    spec: {
      ...size,
      x: rows.map((_, i) => i + 1),
      series,
      references: leastOf(opening),
      floor: 0,
    },
    inWords: (index) =>
      `After ${index + 1} trials: ${series.map(({ name, values }) => `${name} ${percent(values[index]! / 100)}`).join(', ')}.`,
  };
}

function numbers({ opening, curve }: HelpCharted): SyntheticChart {
  const known = curve.filter(({ trials }) => trials > 0);
  const mean = (point: CurvePoint, source: Source): number =>
    point.results.find((result) => result.source === source)!.error.mean;
  const all = known.flatMap((point) => opening.sources.map((source) => mean(point, source)));
  const low = 100 * Math.min(opening.least ?? 1, ...all);
  return {
    title: 'Error in %, by real examples of a class',
    tab: 'Curves',
    unit: 'Real examples',
    ...(curve.length < 2 && {
      empty: 'Choose to try five numbers in turn, and curves of the errors stand here.',
    }),
    spec: {
      ...size,
      x: known.map(({ examples }) => examples),
      series: opening.sources.map((source) => ({
        name: sourceLabels[source][1],
        ...looks[source],
        values: known.map((point) => 100 * mean(point, source)),
      })),
      references: leastOf(opening),
      log: { x: true, y: true },
      span: [3, 300],
      y: [low / 1.1, 100 * Math.max(0.2, ...all) * 1.1],
    },
    inWords(index) {
      const point = known[index]!;
      const list = point.results.map(
        ({ source, error }) => `${sourceLabels[source][1]} ${percent(error.mean)}`,
      );
      return `${point.examples} real examples: ${list.join(', ')}.`;
    },
  };
}

/** The line that no one goes below, where it is known. */
function leastOf({ least }: Compared): NonNullable<ChartSpec['references']> {
  return least === undefined ? [] : [{ value: 100 * least, label: 'best possible' }];
}

/** Variance, the rarest part, lines that lost it, distance to real data, each with what is known of it in advance. */
export function generationsCharts(
  opening: GenerationsOpening,
  records: readonly GenerationsRow[],
): SyntheticChart[] {
  const x = records.map(({ iteration }) => iteration);
  const span = spanOf(x.length);
  const most = Math.max(opening.variance, ...records.map(({ variance }) => variance));
  const share = Math.max(2 * opening.rare, ...records.map(({ rare }) => rare));
  const unit = 'Generation';
  const charts: readonly Chart[] = [
    {
      ...{ title: 'Variance of the models', tab: 'Variance', unit },
      spec: {
        ...{ ...size, x, span, y: [0, 1.1 * most] },
        series: [
          { name: 'mean', className: 'generated', values: records.map((row) => row.variance) },
          { name: 'middle', className: 'generator', values: records.map((row) => row.median) },
          ...theory(opening.expected, 'expected', x.length),
        ],
        references: [{ value: opening.variance, label: 'real data' }],
      },
    },
    {
      ...{ title: 'Share of samples in the rarest part, in %', tab: 'Rarest part', unit },
      spec: {
        ...{ ...size, x, span, y: [0, 110 * share] },
        series: [
          { name: 'mean', className: 'generated', values: records.map((row) => 100 * row.rare) },
        ],
        references: [{ value: 100 * opening.rare, label: 'real data' }],
      },
    },
    {
      ...{ title: 'Lines with no example of it left, in %', tab: 'Lost', unit },
      spec: {
        ...{ ...size, x, span, y: [0, 100] },
        series: [
          {
            name: 'lines',
            className: 'generated',
            values: records.map((row) => 100 * row.lost),
            step: true,
          },
          ...theory(
            opening.drift?.map((chance) => 100 * chance),
            'pure drift',
            x.length,
          ),
        ],
      },
    },
    {
      ...{ title: 'Distance to real data', tab: 'Distance', unit },
      spec: {
        ...{ ...size, x, span },
        series: [
          { name: 'samples', className: 'generated', values: records.map((row) => row.distance) },
        ],
        references: [{ value: opening.perfect, label: 'fresh data' }],
        floor: 0,
      },
    },
  ];
  return charts.map(readable);
}

/** What is known in advance of the generations so far. */
export function theory(values: readonly number[] | undefined, name: string, so: number): Series[] {
  return values ? [{ name, className: 'noise', values: values.slice(0, so), dashed: true }] : [];
}

export function spanOf(generations: number): readonly [number, number] {
  return [0, [10, 20, 50, 100].find((most) => most >= generations) ?? 200];
}

/** A chart of generations, with its reading in words. */
export function readable(chart: Chart): SyntheticChart {
  return { ...chart, inWords: (index) => readingInWords(chart, index) };
}

/** "Generation 12: mean 0.48, middle 0.50, expected 0.49." */
function readingInWords({ unit, title, spec }: Chart, index: number): string {
  const percents = title.endsWith('%') ? '%' : '';
  const values = spec.series.map(
    ({ name, values }) => `${name} ${decimal(values[index]!)}${percents}`,
  );
  return `${unit} ${spec.x[index]}: ${values.join(', ')}.`;
}
