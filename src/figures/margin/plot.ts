/** @file The ground that margin figures share. */
import { path, text, type Mark } from '../../drawing/mark.ts';
import { linear, type Interval, type Scale } from '../../drawing/scale.ts';

export const WIDTH = 240;

/** A plot over an axis with numbers below it, `height` units high above that axis. */
export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly base: number;
  readonly axis: readonly Mark[];
}

/** Room for the numbers of x. */
export const FOOT = 20;

export function plot(xs: Interval, ys: Interval, height: number, numbers: readonly number[]): Plot {
  const x = linear(xs, [8, WIDTH - 8]);
  const y = linear(ys, [height, 8]);
  const label = (at: number): Mark =>
    text('label middle', x(at), height + 15, String(at).replace('-', '−'));
  return {
    x,
    y,
    base: height,
    axis: [path('axis', `M0 ${height}H${WIDTH}`), ...numbers.map(label)],
  };
}
