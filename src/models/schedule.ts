/**
 * @file Noise schedules: how much of the data is left at each step. A schedule is the table of abar_t
 * for t = 0..T, with abar_0 = 1 (the data itself) and abar_T near 0 (nearly pure noise).
 */

/** abar_t for t = 0..T, length T + 1, falling from 1. Signal keeps the factor sqrt(abar_t). */
export type Schedule = Float64Array;

/**
 * DDPM's schedule: beta rises in a straight line from 1e-4 to 0.02, abar_t is the product of 1 - beta
 * (Ho, Jain & Abbeel 2020, arXiv 2006.11239, section 4). For other T than 1000 beta is scaled by 1000 / T.
 */
export function linearSchedule(T = 1000): Schedule {
  const scale = 1000 / T;
  return fromBetas(T, (t) => scale * (1e-4 + ((0.02 - 1e-4) * (t - 1)) / Math.max(1, T - 1)));
}

/**
 * The cosine schedule, abar_t = f(t) / f(0) with f(t) = cos^2(((t/T + s) / (1 + s)) pi/2), s = 0.008 and
 * beta at most 0.999 (Nichol & Dhariwal 2021, arXiv 2102.09672, eq. 17).
 */
export function cosineSchedule(T = 1000): Schedule {
  const s = 0.008;
  const f = (t: number): number => Math.cos(((t / T + s) / (1 + s)) * (Math.PI / 2)) ** 2;
  return fromBetas(T, (t) => 1 - f(t) / f(t - 1));
}

function fromBetas(T: number, beta: (t: number) => number): Schedule {
  const abar = new Float64Array(T + 1);
  abar[0] = 1;
  for (let t = 1; t <= T; t++) abar[t] = abar[t - 1]! * (1 - Math.min(0.999, beta(t)));
  return abar;
}

/**
 * The times a sampler of S steps visits: S + 1 integers from T down to 0, evenly spread, both ends kept.
 * Fewer steps are longer steps over the same road, never a shorter road.
 */
export function respace(T: number, S: number): number[] {
  if (!Number.isInteger(S) || S < 1 || S > T) {
    throw new RangeError(`The number of steps must be a whole number from 1 to ${T}, not ${S}.`);
  }
  return Array.from({ length: S + 1 }, (_, i) => Math.round((T * (S - i)) / S));
}
