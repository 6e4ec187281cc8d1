/** @file The reader's own points: brought to the scale of the lab, and into an address and back. */
import type { Flat } from '../../../models/points.ts';

/** How many points an address may carry. */
export const MOST_IN_ADDRESS = 200;

/**
 * Moves and scales points, both axes alike, to mean 0 and mean square 1 per coordinate, as the page's data sets have.
 * Throws a RangeError if all are in one place.
 */
export function standardise(points: Flat): Float64Array {
  // Divided by the largest first: squares of huge numbers would not be finite.
  let largest = 0;
  for (const value of points) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) throw new RangeError('All points are in one place.');
  const small = Float64Array.from(points, (value) => value / largest);
  const n = small.length / 2;
  const mean = [0, 0];
  small.forEach((value, i) => (mean[i % 2]! += value / n));
  const centered = small.map((value, i) => value - mean[i % 2]!);
  const spread = Math.sqrt(centered.reduce((sum, value) => sum + value * value, 0) / (2 * n));
  if (!(spread > 1e-9)) throw new RangeError('All points are in one place.');
  return centered.map((value) => value / spread);
}

/** 6 bits each, none of which an address has to escape. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Two letters a coordinate: 4,096 places over [-REACH, REACH]. */
const REACH = 6;
const PLACES = LETTERS.length ** 2 - 1;

/** Points as letters that an address may hold, within 0.002 of where they are; undefined if there are too many. */
export function encodePoints(points: Flat): string | undefined {
  if (points.length > 2 * MOST_IN_ADDRESS) return undefined;
  return Array.from(points, (value) => {
    const kept = Math.min(REACH, Math.max(-REACH, value));
    const place = Math.round(((kept + REACH) / (2 * REACH)) * PLACES);
    return LETTERS[place >> 6]! + LETTERS[place & 63]!;
  }).join('');
}

/** The points that {@link encodePoints} wrote, or undefined for any other text. */
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
  return points.every((value, i) => value === points[i % 2]) ? undefined : points;
}
