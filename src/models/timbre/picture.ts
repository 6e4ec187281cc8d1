/**
 * @file A sound as a small picture, {@link SIDE} x {@link SIDE}: a row for each partial, how loud it is from left to right in
 * time; then three rows for bands of noise, and one that says how far apart the partials are. Adding sines makes it sound,
 * as in Engel et al. 2020 (arXiv 2001.04643, harmonics and filtered noise): pitch is not in the picture, so that it is
 * exact at any note, and no phase has to be guessed.
 *
 * Partial k of a tone of frequency f is at f k^spread. Spread 1 gives harmonics, those of strings and pipes. Bars have
 * partials at 1, 2.76, 5.40 times the lowest, and membranes at 1, 1.59, 2.14: near to spread 1.5 and 0.67. So one
 * number makes a string of a bell, or a drum.
 */
import { exp, ln } from '../portable.ts';

export const SIDE = 32;
/** Numbers in a picture, rows from the top; each from -1 (silent) to 1 (loudest). */
export const NUMBERS = SIDE * SIDE;
export const PARTIALS = 28;
export const NOISES = 3;
const SPREAD_ROW = PARTIALS + NOISES;

/** Seconds from the beginning to the last column. After it a sound stays as it is. */
const LASTS = 2;
/** When each column is, in seconds: dense at the beginning, where sounds tell what they are. Before the first is silence. */
export const times: readonly number[] = Array.from(
  { length: SIDE },
  (_, j) => LASTS * ((j + 1) / SIDE) ** 2,
);

/** A sound as it is added up: amplitudes, not below 0, in the columns of each row. */
export interface Timbre {
  /** {@link PARTIALS} rows. */
  readonly partials: Float64Array;
  /** {@link NOISES} rows, from the lowest band to the highest. */
  readonly noises: Float64Array;
  readonly spread: number;
}

/** Natural logarithm of the square root of 1000: 60 dB from end to end. */
const C = 3.4538776394910684;
const [FLOOR, RANGE] = [exp(-C), exp(C) - exp(-C)];

/** The amplitude, from 0 to 1, that a number of a picture means: by decibels, 60 of them above silence. */
export const amplitudeOf = (value: number): number =>
  (exp(C * Math.min(1, Math.max(-1, value))) - FLOOR) / RANGE;

/** The number that means an amplitude. */
export const valueOf = (amplitude: number): number =>
  Math.min(1, Math.max(-1, ln(amplitude * RANGE + FLOOR) / C));

/** Numbers of the last row so near to 0 mean spread 1: a string that is nearly in tune with itself is out of tune. */
const IN_TUNE = 0.3;
const WIDEST = 1.6;
const NARROWEST = 0.6;

function spreadOf(value: number): number {
  const beyond = Math.min(1, Math.max(0, (Math.abs(value) - IN_TUNE) / (1 - IN_TUNE)));
  return 1 + beyond * ((value < 0 ? NARROWEST : WIDEST) - 1);
}

function spreadValue(spread: number): number {
  if (spread === 1) return 0;
  const end = spread < 1 ? NARROWEST : WIDEST;
  const beyond = (spread - 1) / (end - 1);
  return (spread < 1 ? -1 : 1) * (IN_TUNE + beyond * (1 - IN_TUNE));
}

/** The picture of a sound: {@link NUMBERS} numbers in [-1, 1]; the loudest amplitude is 1. */
export function pictureOf({ partials, noises, spread }: Timbre): Float32Array {
  const most = Math.max(...partials, ...noises);
  const picture = new Float32Array(NUMBERS).fill(spreadValue(spread));
  picture.set(
    partials.map((a) => valueOf(a / most)),
    0,
  );
  picture.set(
    noises.map((a) => valueOf(a / most)),
    PARTIALS * SIDE,
  );
  return picture;
}

/** The sound of any picture. */
export function timbreOf(picture: ArrayLike<number>): Timbre {
  const all = Float64Array.from(picture);
  const row = all.subarray(SPREAD_ROW * SIDE);
  return {
    partials: all.subarray(0, PARTIALS * SIDE).map(amplitudeOf),
    noises: all.subarray(PARTIALS * SIDE, SPREAD_ROW * SIDE).map(amplitudeOf),
    spread: spreadOf(row.reduce((sum, value) => sum + value, 0) / SIDE),
  };
}

/** Part of the way from one picture to another: share 0 is the first, 1 the second. */
export function blend(from: ArrayLike<number>, to: ArrayLike<number>, share: number): Float32Array {
  return Float32Array.from(from, (value, i) => (1 - share) * value + share * to[i]!);
}

/** The power of each column: half the sum of the squares of its amplitudes. */
export function powers({ partials, noises }: Timbre): Float64Array {
  const sums = new Float64Array(SIDE);
  for (const rows of [partials, noises]) {
    rows.forEach((a, i) => {
      sums[i % SIDE]! += (a * a) / 2;
    });
  }
  return sums;
}
