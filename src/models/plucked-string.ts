/**
 * @file A tone from noise by averaging: the plucked string of Karplus & Strong, "Digital Synthesis of Plucked-String and
 * Drum Timbres", Computer Music Journal 7(2), 1983, 43-55. Nothing is learned: the rule is written down.
 *
 * A loop holds a burst of noise. Each time around, every sample becomes the mean of itself and the one before it. A lap
 * scales the harmonic of frequency f (in cycles a sample) by cos(pi f): what is rough dies first, what is left is a tone.
 * The averaging delays by half a sample, so a loop of p samples sounds with a period of p + 1/2.
 */
import type { Rng } from './random.ts';

/** A burst of `period` samples, each +1 or -1 by a fair coin, as in the paper. */
export function burst(period: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: period }, () => (rng.below(2) === 0 ? -1 : 1));
}

/**
 * `length` samples of a string plucked with `start`, whose length p is the loop's: y_t = start_t for t < p, then
 * y_t = (y_{t-p} + y_{t-p-1}) / 2, with 0 before the beginning.
 */
export function pluckedString(start: Float64Array, length: number): Float64Array {
  const p = start.length;
  const y = new Float64Array(length);
  y.set(start.subarray(0, length));
  for (let t = p; t < length; t++) y[t] = (y[t - p]! + (y[t - p - 1] ?? 0)) / 2;
  return y;
}
