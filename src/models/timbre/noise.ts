/** @file Bands of noise that go round without a seam, for the breath, the bow and the blow in a sound. */
import { cosSin } from '../portable.ts';
import { createRng } from '../random.ts';
import type { NOISES } from './picture.ts';

/** Samples in a loop. */
export const LOOP = 1 << 16;
/** The middle of each band, in Hz; each is about two octaves wide. */
const MIDDLES = [350, 1600, 6400] as const satisfies { length: typeof NOISES };
const Q = 0.7;

/** A loop for each band, at a rate in samples a second, with the power of a sine of amplitude 1. */
export function noiseBands(rate: number): Float64Array[] {
  const rng = createRng(1, 'bands of noise');
  const white = Float64Array.from({ length: LOOP }, () => rng.normal());
  return MIDDLES.map((middle) => {
    const band = bandpass(bandpass(white, middle / rate), middle / rate);
    const power = band.reduce((sum, y) => sum + y * y, 0) / LOOP;
    const scale = Math.sqrt(1 / 2 / power);
    return band.map((y) => scale * y);
  });
}

/**
 * The band around `middle` (in cycles a sample), by the filter of R. Bristow-Johnson's "Cookbook formulae for audio
 * equalizer biquad filter coefficients". The loop goes round twice: after the first the filter has settled.
 */
function bandpass(x: Float64Array, middle: number): Float64Array {
  const [cos, sin] = cosSin(middle);
  const alpha = sin / (2 * Q);
  const a0 = 1 + alpha;
  const [b, a1, a2] = [alpha / a0, (-2 * cos) / a0, (1 - alpha) / a0];
  const y = new Float64Array(x.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let round = 0; round < 2; round++) {
    for (let n = 0; n < x.length; n++) {
      const out = b * (x[n]! - x2) - a1 * y1 - a2 * y2;
      [x2, x1, y2, y1] = [x1, x[n]!, y1, out];
      y[n] = out;
    }
  }
  return y;
}
