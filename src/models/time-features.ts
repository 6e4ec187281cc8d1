/** @file How a network is told the time of a diffusion. */
import { cosSin } from './portable.ts';

/** Sine and cosine of 2^k quarter turns over the whole of time, k = 0 .. OCTAVES - 1. */
const OCTAVES = 6;
export const TIME_FEATURES = 2 * OCTAVES;

/**
 * Features of t = 0..T, each between -1 and 1, a row of {@link TIME_FEATURES} each (Vaswani et al. 2017, arXiv 1706.03762,
 * section 3.5, in octaves).
 */
export function timeFeatures(T: number): Float32Array {
  const features = new Float32Array(TIME_FEATURES * (T + 1));
  for (let t = 0; t <= T; t++) {
    for (let octave = 0; octave < OCTAVES; octave++) {
      features.set(cosSin(((t / T) * 2 ** octave) / 4), TIME_FEATURES * t + 2 * octave);
    }
  }
  return features;
}
