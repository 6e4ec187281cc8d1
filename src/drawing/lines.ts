/**
 * @file Lines in a panel: simplified to what the eye can tell, then written with relative coordinates.
 */
import { num } from './numbers.ts';
import type { Interval, Scale } from './scale.ts';

/**
 * The path data of a line, x0, y0, x1, y1, ... in model units; nothing for no vertices. `tolerance` is how far, in pixels,
 * a dropped vertex may have stood out.
 */
export function pathOf(
  line: ArrayLike<number>,
  v: { readonly x: Scale; readonly y: Scale },
  tolerance = 0.2,
): string {
  const places = new Float64Array(line.length);
  for (let i = 0; i < line.length; i += 2) {
    places[i] = v.x(line[i]!);
    places[i + 1] = v.y(line[i + 1]!);
  }
  const kept = simplify(places, tolerance);
  const n = kept.length;
  const closed = n > 4 && kept[0] === kept[n - 2] && kept[1] === kept[n - 1];
  let [atX, atY] = [0, 0];
  let d = '';
  for (let i = 0; i < (closed ? n - 2 : n); i += 2) {
    // To half pixels, which keeps the page light. Rounding is done on places, not on moves, so that it does not add up along the line.
    const [x, y] = [Math.round(2 * kept[i]!) / 2, Math.round(2 * kept[i + 1]!) / 2];
    const [dx, dy] = [num(x - atX), num(y - atY)];
    [atX, atY] = [x, y];
    d += i === 0 ? 'M' : i === 2 ? 'l' : dx.startsWith('-') ? '' : ' ';
    d += dy.startsWith('-') ? dx + dy : `${dx} ${dy}`;
  }
  return closed ? `${d}z` : d;
}

/** Evenly spaced places from one end of an interval to the other. */
export function along([from, to]: Interval, steps = 200): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
}

/** The graph of a function over an interval, x0, y0, x1, y1, ... in model units. */
export function graph(f: (x: number) => number, interval: Interval, steps = 200): number[] {
  return along(interval, steps).flatMap((x) => [x, f(x)]);
}

/**
 * Ramer-Douglas-Peucker over x0, y0, x1, y1, ...: keeps the ends, and the farthest vertex wherever it is farther than the
 * tolerance.
 */
export function simplify(line: ArrayLike<number>, tolerance: number): number[] {
  const last = line.length / 2 - 1;
  if (last < 2) return Array.from(line);
  const keep = new Uint8Array(last + 1);
  keep[0] = keep[last] = 1;
  const spans = [0, last]; // still to look at, as pairs
  while (spans.length > 0) {
    const to = spans.pop()!;
    const from = spans.pop()!;
    const ax = line[2 * from]!;
    const ay = line[2 * from + 1]!;
    const dx = line[2 * to]! - ax;
    const dy = line[2 * to + 1]! - ay;
    const length = Math.hypot(dx, dy);
    let farthest = 0;
    let distance = -1;
    for (let i = from + 1; i < to; i++) {
      const px = line[2 * i]! - ax;
      const py = line[2 * i + 1]! - ay;
      const off = length === 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
      if (off > distance) {
        farthest = i;
        distance = off;
      }
    }
    if (distance > tolerance) {
      keep[farthest] = 1;
      spans.push(from, farthest, farthest, to);
    }
  }
  const kept: number[] = [];
  for (let i = 0; i <= last; i++) if (keep[i]) kept.push(line[2 * i]!, line[2 * i + 1]!);
  return kept;
}
