/** @file The reader's own points: brought to the scale of the lab, and into an address and back. */
import type { Flat } from '../../../models/points.ts';

/** How many points an address may carry. */
export const MOST_IN_ADDRESS = 200;

/** Points as x0, y0, x1, y1, ..., or a sentence that says why there are none. */
export type Parsed = { readonly points: Float64Array } | { readonly fault: string };

/** Below this part of the largest number, the difference of two numbers is mostly rounding. */
const ROUNDING = 1e-12;
/** Of so large a share within `CLOSE` of one place, in units of the lab, samples would hardly ever show the rest. */
const NEARLY_ALL = 0.95;
const CLOSE = 1e-3;

/**
 * Moves and scales finite points, both axes alike, to mean 0 and mean square 1 per coordinate, as the page's data sets
 * have. Refuses those from which nothing can be learned, since all or nearly all are in one place.
 */
export function standardise(points: Flat): Parsed {
  // Divided by the largest first: squares of huge numbers would not be finite, those of tiny ones would be 0.
  let largest = 0;
  for (const value of points) largest = Math.max(largest, Math.abs(value));
  const small = Float64Array.from(points, (value) => value / largest);
  const width = extent(small);
  if (!(width > ROUNDING)) {
    return { fault: 'All points are in one place, or nearly so; there is nothing to learn.' };
  }
  const n = small.length / 2;
  const moved = small.map((value, i) => (value - small[i % 2]!) / width);
  const mean = [0, 0];
  moved.forEach((value, i) => (mean[i % 2]! += value / n));
  const centered = moved.map((value, i) => value - mean[i % 2]!);
  const spread = Math.sqrt(centered.reduce((sum, value) => sum + value * value, 0) / (2 * n));
  const scaled = centered.map((value) => value / spread);
  if (crowded(scaled)) {
    const fault =
      'Nearly all points are in one place, and a few far from it. Leave those few out, and try again.';
    return { fault };
  }
  return { points: scaled };
}

/** The largest difference of a coordinate from that of the first point. */
function extent(points: Float64Array): number {
  return points.reduce((most, value, i) => Math.max(most, Math.abs(value - points[i % 2]!)), 0);
}

function crowded(points: Float64Array): boolean {
  const n = points.length / 2;
  // The place of more than half of the points is also the middle one of each coordinate.
  const [x, y] = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis).sort()[n >> 1]!);
  let close = 0;
  for (let i = 0; i < points.length; i += 2) {
    if (Math.hypot(points[i]! - x!, points[i + 1]! - y!) < CLOSE) close += 1;
  }
  return close > NEARLY_ALL * n;
}

/** 6 bits each, none of which an address has to escape. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Two letters a coordinate: 4,096 places over [-REACH, REACH]. */
const REACH = 6;
const PLACES = LETTERS.length ** 2 - 1;
/** Points of an address that reach less far from each other are in one place. */
const NARROW = 0.1;

/** Points as letters that an address may hold, within 0.002 of where they are; undefined if there are too many. */
export function encodePoints(points: Flat): string | undefined {
  if (points.length > 2 * MOST_IN_ADDRESS) return undefined;
  return Array.from(points, (value) => {
    const kept = Math.min(REACH, Math.max(-REACH, value));
    const place = Math.round(((kept + REACH) / (2 * REACH)) * PLACES);
    return LETTERS[place >> 6]! + LETTERS[place & 63]!;
  }).join('');
}

/** The points that {@link encodePoints} wrote, or undefined for any other text and for points in one place. */
export function decodePoints(text: string): Float64Array | undefined {
  if (text.length % 4 !== 0 || text.length < 12 || text.length > 4 * MOST_IN_ADDRESS)
    return undefined;
  const places = Array.from({ length: text.length / 2 }, (_, i) => {
    const high = LETTERS.indexOf(text[2 * i]!);
    const low = LETTERS.indexOf(text[2 * i + 1]!);
    return high < 0 || low < 0 ? NaN : high * 64 + low;
  });
  if (places.some(Number.isNaN)) return undefined;
  const points = Float64Array.from(places, (place) => (place / PLACES) * 2 * REACH - REACH);
  return extent(points) < NARROW || 'fault' in standardise(points) ? undefined : points;
}
