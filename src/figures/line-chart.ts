/**
 * @file A chart of series over numbers such as iterations: axes with round numbers, reference lines, names at the ends of the lines, and
 * a cursor for reading.
 */
import { pathOf } from '../drawing/lines.ts';
import { linear, type Interval, type Scale } from '../drawing/scale.ts';
import { circle, path, rectangle, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { num, nums } from '../drawing/numbers.ts';
import { powers, tickLabel, ticks } from '../drawing/ticks.ts';

export interface Series {
  readonly name: string;
  /** An idea's class: its color. */
  readonly className: string;
  readonly values: readonly number[];
  readonly dashed?: boolean;
  /** A staircase, for counts. */
  readonly step?: boolean;
}

export interface ChartSpec {
  readonly width: number;
  readonly height: number;
  readonly x: readonly number[];
  readonly series: readonly Series[];
  /** Axes whose steps are factors; their numbers must be above 0. */
  readonly log?: { readonly x?: boolean; readonly y?: boolean };
  /** The interval of x; else from 0 to the last, at least 100. */
  readonly span?: Interval;
  /** The interval of y; else from the data, without the wildest hundredth. */
  readonly y?: Interval;
  /** Where y begins if it is from the data. */
  readonly floor?: number;
  readonly references?: readonly { readonly value: number; readonly label: string }[];
  /** An interval of y with a wash, such as what chance alone would give. */
  readonly band?: Interval;
  /** Ticks of y at whole numbers only. */
  readonly whole?: boolean;
  /** An x to mark, with a dot on every series. */
  readonly cursor?: number | undefined;
}

/** Where the lines are, in pixels: room is left for the numbers of y, of x and for names on the right. */
export function plotArea({ width, height }: { width: number; height: number }): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  return { left: 34, right: width - 74, top: 7, bottom: height - 18 };
}

/** The chart. Numbers that are not finite leave a gap; no data leave the axes. */
export function lineChart(spec: ChartSpec): Drawing {
  const area = plotArea(spec);
  const last = spec.x.at(-1) ?? 0;
  const span: Interval = spec.span ?? [0, Math.max(last, 100)];
  const range = spec.y ?? robust(spec);
  const x = scaleOf(spec.log?.x, span, [area.left, area.right]);
  const straight = scaleOf(spec.log?.y, range, [area.bottom, area.top]);
  // What lies outside stands at the edge.
  const y: Scale = (value) => Math.min(area.bottom, Math.max(area.top, straight(value)));
  const series = spec.series.map((one) =>
    path(`${one.className} line${one.dashed ? ' dashed' : ''}`, seriesPath(spec.x, one, x, y)),
  );
  const marks = [
    ...band(spec, area, y),
    ...axes(spec, area, span, range, x, y),
    ...references(spec, area, range, y),
    ...series,
    ...names(spec, area, y),
    ...cursor(spec, area, x, y),
  ];
  return { width: spec.width, height: spec.height, marks };
}

type Area = ReturnType<typeof plotArea>;

function scaleOf(log: boolean | undefined, from: Interval, to: Interval): Scale {
  if (!log) return linear(from, to);
  const scale = linear([Math.log(from[0]), Math.log(from[1])], to);
  return (value) => scale(Math.log(Math.max(value, from[0])));
}

function axes(
  { whole = false, log = {} }: ChartSpec,
  { left, right, top, bottom }: Area,
  span: Interval,
  range: Interval,
  x: Scale,
  y: Scale,
): Mark[] {
  const across = log.x ? powers(span) : ticks(span, 4, true);
  const up = log.y ? powers(range) : ticks(range, 3, whole);
  const marks = [
    `M${nums(left, top)}V${num(bottom)}H${num(right)}`,
    ...across.map((tick) => `M${nums(x(tick), bottom)}v4`),
    ...up.map((tick) => `M${nums(left, y(tick))}h-4`),
  ];
  return [
    path('axis', marks.join('')),
    ...across.map((tick) => text('label middle', x(tick), bottom + 15, tickLabel(tick))),
    ...up.map((tick) => text('label end', left - 7, y(tick) + 4, tickLabel(tick))),
  ];
}

function band({ band: interval }: ChartSpec, { left, right }: Area, y: Scale): Mark[] {
  if (!interval) return [];
  const [from, to] = [y(interval[0]), y(interval[1])];
  return [rectangle('noise wash', left, to, right - left, Math.max(1, from - to))];
}

function references(
  { references: list = [] }: ChartSpec,
  { left, right }: Area,
  [low, high]: Interval,
  y: Scale,
): Mark[] {
  return list
    .filter(({ value }) => value >= low && value <= high)
    .map(({ value }) => path('noise line hair dashed', `M${nums(left, y(value))}H${num(right)}`));
}

/**
 * Names of lines and of reference lines at the right, in one column, moved apart where they would touch. Their order is
 * that of the lines over the whole run, so that it stays while the last values cross.
 */
function names(spec: ChartSpec, area: Area, y: Scale): Mark[] {
  const LINE = 13;
  const ends = spec.series
    .map(({ name, className, values }) => ({
      name,
      className: `value ${className}`,
      usual: median(values),
      at: y(values.findLast(Number.isFinite) ?? NaN),
    }))
    .concat(
      (spec.references ?? []).map(({ value, label }) => ({
        name: label,
        className: 'label',
        usual: value,
        at: y(value),
      })),
    )
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => b.usual - a.usual);
  const places: number[] = [];
  for (const { at } of ends) places.push(Math.max(at, (places.at(-1) ?? -Infinity) + LINE));
  // Those pushed below the plot, among the numbers of x, push back up.
  for (let i = places.length - 1, limit = area.bottom - 2; i >= 0; i--, limit -= LINE) {
    places[i] = Math.min(places[i]!, limit);
  }
  return ends.map(({ name, className }, i) =>
    text(className, area.right + 6, places[i]! + 4, name),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function cursor(spec: ChartSpec, { top, bottom }: Area, x: Scale, y: Scale): Mark[] {
  const { cursor: at, x: places } = spec;
  const index = at === undefined ? -1 : places.indexOf(at);
  if (index < 0) return [];
  const left = x(places[index]!);
  const dots = spec.series.flatMap(({ className, values }) =>
    Number.isFinite(values[index])
      ? [circle(`${className} area`, left, y(values[index]!), 3.5)]
      : [],
  );
  return [path('arrow', `M${nums(left, top)}V${num(bottom)}`), ...dots];
}

/** The line; where there are more points than pixels, the highest and the lowest of each column of pixels. */
function seriesPath(places: readonly number[], one: Series, x: Scale, y: Scale): string {
  const pieces: number[][] = [[]];
  for (const i of kept(places, one.values, x)) {
    const piece = pieces.at(-1)!;
    const value = one.values[i]!;
    if (!Number.isFinite(value)) pieces.push([]);
    else {
      if (one.step && piece.length > 0) piece.push(places[i]!, piece.at(-1)!);
      piece.push(places[i]!, value);
    }
  }
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => pathOf(piece, { x, y }, 0.3))
    .join('');
}

function kept(places: readonly number[], values: readonly number[], x: Scale): number[] {
  const all = values.map((_, i) => i);
  const width = x(places.at(-1) ?? 0) - x(places[0] ?? 0);
  if (values.length <= 2 * width) return all;
  const columns = new Map<number, number[]>();
  for (const i of all) {
    const column = Math.round(x(places[i]!));
    (columns.get(column) ?? columns.set(column, []).get(column)!).push(i);
  }
  return [...columns.values()].flatMap((column) => {
    const low = column.reduce((a, b) => (values[b]! < values[a]! ? b : a));
    const high = column.reduce((a, b) => (values[b]! > values[a]! ? b : a));
    return low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
  });
}

/** An interval that holds all but the wildest values, the reference lines, and a margin. */
function robust({ series, references: list = [], floor }: ChartSpec): Interval {
  const finite = series
    .flatMap(({ values }) => values.filter(Number.isFinite))
    .sort((a, b) => a - b);
  const at = (share: number): number[] =>
    finite.length > 0 ? [finite[Math.round(share * (finite.length - 1))]!] : [];
  const inside = [...at(0.01), ...at(0.99), ...list.map(({ value }) => value)];
  const low = floor ?? (inside.length > 0 ? Math.min(...inside) : 0);
  const high = inside.length > 0 ? Math.max(...inside) : 1;
  const margin = Math.max((high - low) * 0.08, 1e-6);
  return [floor ?? low - margin, high + margin];
}
