/** @file What is behind the thing in a picture: what to mark, so that a model draws another sky and keeps the thing. */
import { CHANNELS, SIDE } from '../../models/pictures/maker.ts';

/** How far neighbors differ in a color, in [-1, 1], where one thing ends and another begins: to be tried in this order. */
const EDGES = [0.3, 0.25, 0.2, 0.15, 0.1];
/** Pixels that a thing has at least: with fewer, the edge let the background in. */
const LEAST = 75;

const pixels = Array.from({ length: SIDE * SIDE }, (_, i) => i);

/**
 * 1 for each pixel of the background, and 0 for each of the thing: of what an edge parts from the rim of the picture
 * (768 numbers), the largest piece. Stars and the moon, which are smaller, belong to the background.
 */
export function backgroundOf(picture: ArrayLike<number>): Float64Array {
  let thing = new Set<number>();
  for (const edge of EDGES) if (thing.size < LEAST) thing = thingOf(picture, edge);
  return Float64Array.from(pixels, (pixel) => (thing.has(pixel) ? 0 : 1));
}

/** A picture with all but its thing marked, as the pad takes it: 768 numbers, then 256. */
export function repaint(picture: Float64Array): Float64Array {
  return Float64Array.from([...picture, ...backgroundOf(picture)]);
}

function thingOf(picture: ArrayLike<number>, edge: number): Set<number> {
  const alike = (a: number, b: number): boolean =>
    [0, 1, 2].every(
      (c) => Math.abs(picture[CHANNELS * a + c]! - picture[CHANNELS * b + c]!) < edge,
    );
  const rim = pixels.filter((pixel) => around(pixel).length < 4);
  const behind = reached(rim, alike);
  let thing = new Set<number>();
  for (const pixel of pixels) {
    if (behind.has(pixel) || thing.has(pixel)) continue;
    const piece = reached([pixel], (_, next) => !behind.has(next));
    if (piece.size > thing.size) thing = piece;
  }
  return thing;
}

/** The pixels above, below and beside one. */
function around(pixel: number): number[] {
  const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
  return [
    ...(x > 0 ? [pixel - 1] : []),
    ...(x < SIDE - 1 ? [pixel + 1] : []),
    ...(y > 0 ? [pixel - SIDE] : []),
    ...(y < SIDE - 1 ? [pixel + SIDE] : []),
  ];
}

/** All pixels to which steps lead from some, each step from a pixel to one beside it. */
function reached(
  from: readonly number[],
  steps: (at: number, next: number) => boolean,
): Set<number> {
  const found = new Set(from);
  // The set grows as it is walked through.
  for (const at of found) {
    for (const next of around(at)) if (steps(at, next)) found.add(next);
  }
  return found;
}
