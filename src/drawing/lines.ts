/**
 * @file Lines in a panel: simplified to what the eye can tell, then written with relative coordinates.
 */
import type { Scale, View } from './scale.ts';
import { num } from './svg.ts';

type Vertex = readonly [number, number];

/** The path data of a line in model units. `tolerance` is how far, in pixels, a dropped vertex may have stood out. */
export function pathOf(
  line: readonly Vertex[],
  v: { x: Scale; y: Scale } | View,
  tolerance = 0.2,
): string {
  const places = simplify(
    line.map(([x, y]): Vertex => [v.x(x), v.y(y)]),
    tolerance,
  );
  const closed = places.length > 2 && same(places[0]!, places.at(-1)!);
  let at: Vertex = [0, 0];
  const vertices = (closed ? places.slice(0, -1) : places).map(([x, y], i) => {
    // To half pixels, which keeps the page light. Rounding is done on places, not on moves, so that it does not add up along the line.
    const place: Vertex = [Math.round(2 * x) / 2, Math.round(2 * y) / 2];
    const [dx, dy] = [num(place[0] - at[0]), num(place[1] - at[1])];
    at = place;
    const lead = i === 0 ? 'M' : i === 1 ? 'l' : dx.startsWith('-') ? '' : ' ';
    return `${lead}${dx}${dy.startsWith('-') ? '' : ' '}${dy}`;
  });
  return vertices.join('') + (closed ? 'z' : '');
}

/** Ramer-Douglas-Peucker: keeps the ends, and the farthest vertex wherever it is farther than the tolerance. */
export function simplify(line: readonly Vertex[], tolerance: number): Vertex[] {
  if (line.length <= 2) return [...line];
  const first = line[0]!;
  const last = line.at(-1)!;
  let farthest = 0;
  let distance = -1;
  for (let i = 1; i < line.length - 1; i++) {
    const d = same(first, last) ? apart(line[i]!, first) : offLine(line[i]!, first, last);
    if (d > distance) [farthest, distance] = [i, d];
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(farthest), tolerance),
  ];
}

function offLine(p: Vertex, a: Vertex, b: Vertex): number {
  const cross = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
  return Math.abs(cross) / apart(a, b);
}

function apart(a: Vertex, b: Vertex): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function same(a: Vertex, b: Vertex): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
