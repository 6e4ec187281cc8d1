/** @file The two axes of a small chart. */
import { path, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';

/** Where a chart's lines are, in pixels. */
export interface ChartArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly base: number;
}

/** A line up and a line across, with ticks outward at these places, in pixels. */
export function axes(
  { left, right, top, base }: ChartArea,
  up: readonly number[],
  across: readonly number[],
): Mark {
  const ticks = [
    ...up.map((y) => `M${nums(left, y)}h-4`),
    ...across.map((x) => `M${nums(x, base)}v4`),
  ];
  return path('axis', `M${nums(left, top)}V${base}H${right}${ticks.join('')}`);
}
