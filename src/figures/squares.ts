/** @file What a lab measures on a square of the plane: values, as a grid that can be drawn, and vectors, as arrows. */
import type { Flat } from '../models/points.ts';
import type { SquareValues } from '../models/square-grid.ts';
import type { Grid } from '../drawing/contours.ts';
import { path, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import type { View } from '../drawing/scale.ts';

/** Vectors at places, (n, 2) both. */
export interface Arrows {
  readonly places: Flat;
  readonly vectors: Flat;
}

/** Numbers beyond are drawn as these: a run on its way to infinity still has to be drawn. */
const BOUND = 1e6;

/** The values as a grid that can be drawn: what is no number counts as 0. */
export function gridOf({ reach, nodes, values }: SquareValues): Grid {
  const kept = new Float64Array(values.length);
  for (let i = 0; i < kept.length; i++) kept[i] = bounded(values[i]!, BOUND);
  const span = [-reach, reach] as const;
  return { x: span, y: span, columns: nodes, rows: nodes, values: kept };
}

/** A value within +-most that can be drawn. */
export function bounded(value: number, most = 1e3): number {
  return Number.isNaN(value) ? 0 : Math.min(most, Math.max(-most, value));
}

/**
 * One small arrow a place, `unit` pixels for a vector of length 1 and at most `longest`; those shorter than a pixel are left
 * out, so that a vanished gradient shows as none. `centered`: the place is an arrow's middle, else its foot.
 */
export function arrows(
  { places, vectors }: Arrows,
  className: string,
  v: View,
  { unit, longest, centered }: { unit: number; longest: number; centered: boolean },
): Mark {
  let d = '';
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [v.x(places[i]!), v.y(places[i + 1]!)];
    const strength = Math.hypot(vectors[i]!, vectors[i + 1]!);
    const length = Math.min(longest, unit * strength);
    if (!(length >= 1 && x >= 0 && x <= v.width && y >= 0 && y <= v.height)) continue;
    // A vector beyond all numbers points nowhere; y grows downwards here.
    const turn = Math.atan2(-vectors[i + 1]!, vectors[i]!);
    if (Number.isNaN(turn)) continue;
    const [dx, dy] = [length * Math.cos(turn), length * Math.sin(turn)];
    const [fromX, fromY] = centered ? [x - dx / 2, y - dy / 2] : [x, y];
    const size = Math.min(4, length / 2);
    const barb = (side: number): string =>
      nums(-size * Math.cos(turn + side), -size * Math.sin(turn + side));
    d += `M${nums(fromX, fromY)}l${nums(dx, dy)}l${barb(0.5)}M${nums(fromX + dx, fromY + dy)}l${barb(-0.5)}`;
  }
  return path(className, d);
}
