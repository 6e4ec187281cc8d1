/** @file Finding one's way from point to point: the nearest to a place, and the next in a direction. */
import type { Flat } from '../../../models/points.ts';

/** The index of the point nearest to a place, and how far it is; -1 of no points. */
export function nearestPoint(
  points: Flat,
  x: number,
  y: number,
): { index: number; distance: number } {
  let index = -1;
  let distance = Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const d = Math.hypot(points[i]! - x, points[i + 1]! - y);
    if (d < distance) [index, distance] = [i / 2, d];
  }
  return { index, distance };
}

/**
 * The next point from point `from` in a direction along an axis, or `from` where there is none. Steps aside count double,
 * so that the arrow keys lead in straight rows; y grows upwards.
 */
export function nextPoint(points: Flat, from: number, [ux, uy]: readonly [number, number]): number {
  const [x, y] = [points[2 * from]!, points[2 * from + 1]!];
  let next = from;
  let least = Infinity;
  for (let i = 0; i < points.length; i += 2) {
    const [dx, dy] = [points[i]! - x, points[i + 1]! - y];
    const ahead = dx * ux + dy * uy;
    if (ahead <= 1e-6) continue;
    const cost = ahead + 2 * Math.abs(dx * uy) + 2 * Math.abs(dy * ux);
    if (cost < least) [next, least] = [i / 2, cost];
  }
  return next;
}
