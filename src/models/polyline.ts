/**
 * @file Points laid evenly along drawn lines: how the curved data sets and the emblem are made.
 * Square roots are the only irrational operation, so the result is the same everywhere.
 */
import type { Points } from './points.ts';

/** A line of straight pieces through its vertices. */
export type Polyline = readonly (readonly [number, number])[];

/** Total length, in the vertices' unit. */
export function lengthOf(line: Polyline): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!);
  return sum;
}

/**
 * n points at equal spacing along several lines taken one after another, as if joined end to end.
 * The first stands half a spacing from the start. Returns shape (n, 2).
 */
export function evenlyAlong(lines: readonly Polyline[], n: number): Points {
  const spacing = lines.reduce((sum, line) => sum + lengthOf(line), 0) / n;
  const points = new Float64Array(2 * n);
  let travelled = 0;
  let placed = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      const length = distance(a, b);
      for (; placed < n && (placed + 0.5) * spacing <= travelled + length; placed++) {
        const share = ((placed + 0.5) * spacing - travelled) / length;
        points[2 * placed] = a[0] + share * (b[0] - a[0]);
        points[2 * placed + 1] = a[1] + share * (b[1] - a[1]);
      }
      travelled += length;
    }
  }
  return points;
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  return Math.sqrt(dx * dx + dy * dy);
}
