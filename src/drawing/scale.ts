/**
 * @file From model units to the pixels of a panel.
 */
import { path, rectangle, type Mark } from './mark.ts';
import { nums } from './numbers.ts';

/** A map of one coordinate: value in model units to place in the panel. */
export type Scale = (value: number) => number;

/** Both coordinates; y grows upwards in the model and downwards on the page. */
export interface View {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
  readonly domain: { readonly x: Interval; readonly y: Interval };
}

export type Interval = readonly [number, number];

/** The straight map that takes `from` to `to`. */
export function linear(from: Interval, to: Interval): Scale {
  const slope = (to[1] - to[0]) / (from[1] - from[0]);
  return (value) => to[0] + (value - from[0]) * slope;
}

/** A view that fills a panel of width x height with these intervals of the model. */
export function view(x: Interval, y: Interval, width: number, height: number): View {
  return {
    x: linear(x, [0, width]),
    y: linear(y, [height, 0]),
    width,
    height,
    domain: { x, y },
  };
}

/** A square view of [-reach, reach] in both coordinates. */
export function squareView(reach: number, size: number): View {
  return view([-reach, reach], [-reach, reach], size, size);
}

/** The chart's border: a hairline, with a tick inside it at every whole unit, as on the edge of a map. */
export function chartFrame(v: View, tick = 5): Mark[] {
  const marks: string[] = [];
  for (let u = Math.ceil(v.domain.x[0]); u <= v.domain.x[1]; u++) {
    const x = v.x(u);
    if (x > 1 && x < v.width - 1)
      marks.push(`M${nums(x, 0)}v${tick}M${nums(x, v.height)}v-${tick}`);
  }
  for (let u = Math.ceil(v.domain.y[0]); u <= v.domain.y[1]; u++) {
    const y = v.y(u);
    if (y > 1 && y < v.height - 1)
      marks.push(`M${nums(0, y)}h${tick}M${nums(v.width, y)}h-${tick}`);
  }
  return [path('axis', marks.join('')), rectangle('frame', 0.5, 0.5, v.width - 1, v.height - 1)];
}
