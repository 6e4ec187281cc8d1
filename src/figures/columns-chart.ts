/**
 * @file A column of dots for each of several things: every dot is one measurement, the bar is their mean with its interval. Its
 * columns stand at x = 1, 2, … of a line chart's plot area, so that it is read as one.
 */
import { linear, type Interval } from '../drawing/scale.ts';
import { path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { tickLabel, ticks } from '../drawing/ticks.ts';
import { plotArea } from './line-chart.ts';

export interface Column {
  readonly name: string;
  /** An idea's class: its color. */
  readonly className: string;
  readonly values: readonly number[];
  readonly mean: number;
  /** The ends of the mean's interval; infinite where there are too few values. */
  readonly low: number;
  readonly high: number;
}

export interface ColumnsSpec {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly y: Interval;
  readonly reference: { readonly value: number; readonly label: string } | undefined;
  /** Written behind the numbers of y, which are multiplied by 100: they are shares. */
  readonly unit: string;
  /** The column that is read, from 1. */
  readonly cursor: number | undefined;
}

/** The interval of x: what `ChartSpec.span` is for a line chart. */
export function columnsSpan(columns: number): Interval {
  return [0.5, columns + 0.5];
}

export function columnsChart(spec: ColumnsSpec): Drawing {
  const { left, right, top, bottom: below } = plotArea(spec);
  const bottom = below - 13; // names stand in two rows
  const x = linear(columnsSpan(spec.columns.length), [left, right]);
  const straight = linear(spec.y, [bottom, top]);
  const y = (value: number): number => Math.min(bottom, Math.max(top, straight(value)));
  const { reference } = spec;
  const column = ({ name, className, values, mean, low, high }: Column, i: number): Mark[] => {
    const at = x(i + 1);
    const half = Math.min(9, (x(1) - x(0)) * 0.3);
    const places = values
      .map((value, k) => [at + half * spread(k), y(value)] as const)
      .filter(([, height]) => Number.isFinite(height))
      .flat();
    const bar = Number.isFinite(mean)
      ? `M${nums(at - half - 3, y(mean))}h${nums(2 * half + 6)}`
      : '';
    const sure = Number.isFinite(low) && Number.isFinite(high);
    const interval = sure ? `M${nums(at, y(low))}V${nums(y(high))}` : '';
    return [
      ...(spec.cursor === i + 1
        ? [rectangle('noise wash', at - half - 6, top, 2 * half + 12, bottom - top)]
        : []),
      { kind: 'points', className: `dots ${className} faint`, shape: 'disc', size: 2.6, places },
      path(`${className} line bold`, bar + interval),
      text('label middle', at, bottom + 14 + (i % 2) * 13, name),
    ];
  };
  const up = ticks(spec.y.map((value) => 100 * value) as unknown as Interval, 3);
  return {
    width: spec.width,
    height: spec.height,
    marks: [
      path(
        'axis',
        `M${nums(left, top)}V${nums(bottom)}H${nums(right)}` +
          up.map((tick) => `M${nums(left, y(tick / 100))}h-4`).join(''),
      ),
      ...up.map((tick) =>
        text('label end', left - 7, y(tick / 100) + 4, tickLabel(tick) + spec.unit),
      ),
      ...(reference
        ? [
            path('noise line hair dashed', `M${nums(left, y(reference.value))}H${nums(right)}`),
            text('label', right + 6, y(reference.value) + 4, reference.label),
          ]
        : []),
      ...spec.columns.flatMap(column),
    ],
  };
}

/** From -1 to 1, evenly over the first k however many there are: multiples of the golden ratio. */
function spread(k: number): number {
  return 2 * ((k * 0.6180339887498949) % 1) - 1;
}
