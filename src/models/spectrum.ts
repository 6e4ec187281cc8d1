/** @file What frequencies a sound has, and which of them samples cannot tell apart. */
import { cosSin, hypot } from './portable.ts';

/**
 * The amplitude of the sine of a frequency, in cycles a sample, below 1/2: one term of the discrete Fourier transform. Exact
 * for a sum of sines that all go round a whole number of times within the samples.
 */
export function amplitudeAt(samples: ArrayLike<number>, cycles: number): number {
  let [cosine, sine] = [0, 0];
  for (let n = 0; n < samples.length; n++) {
    const turns = cycles * n;
    const [c, s] = cosSin(turns - Math.floor(turns));
    cosine += samples[n]! * c;
    sine += samples[n]! * s;
  }
  return (2 * hypot(cosine, sine)) / samples.length;
}

/**
 * The frequency from 0 to rate / 2 that has the same samples as `frequency`, both in the units of `rate`; below 0 where the
 * sine of that frequency stands on its head.
 */
export function aliasOf(frequency: number, rate: number): number {
  return frequency - rate * Math.round(frequency / rate);
}
