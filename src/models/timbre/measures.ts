/** @file What can be measured of a sound, apart from how it was made: whether it is what was asked for. */
import { powers, SIDE, times, type Timbre } from './picture.ts';

/** The energy of each partial over all columns, from the first. */
function energies({ partials }: Timbre): number[] {
  const sums = Array.from({ length: partials.length / SIDE }, () => 0);
  partials.forEach((a, i) => {
    sums[Math.floor(i / SIDE)]! += a * a;
  });
  return sums;
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** The mean number of a partial, weighted by energy: 1 for a pure tone, more the brighter. NaN for silence. */
export function centroid(timbre: Timbre): number {
  const energy = energies(timbre);
  return sum(energy.map((e, i) => e * (i + 1))) / sum(energy);
}

/** The share of the energy of partials that even ones have: next to none in a hollow sound. NaN for silence. */
export function evenShare(timbre: Timbre): number {
  const energy = energies(timbre);
  return sum(energy.filter((_, i) => i % 2 === 1)) / sum(energy);
}

/** Seconds until it is at its loudest. */
export function rise(timbre: Timbre): number {
  const power = powers(timbre);
  return times[power.indexOf(Math.max(...power))]!;
}

/** The last second at which it is within 30 dB of its loudest. */
export function duration(timbre: Timbre): number {
  const power = powers(timbre);
  return times[power.findLastIndex((p) => p >= Math.max(...power) / 1000)]!;
}
