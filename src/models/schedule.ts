/**
 * @file Noise schedules: how much of the data is left at each step. A schedule is the table of abar_t
 * for t = 0..T, with abar_0 = 1 (the data itself) and abar_T near 0 (nearly pure noise).
 */
import { cosSin } from './portable.ts';

/** abar_t for t = 0..T, length T + 1, falling from 1. Signal keeps the factor sqrt(abar_t). */
export type Schedule = Float64Array;

/**
 * DDPM's schedule: beta rises in a straight line from 1e-4 to 0.02, abar_t is the product of 1 - beta
 * (Ho, Jain & Abbeel 2020, arXiv 2006.11239, section 4). For other T than 1000 beta is scaled by 1000 / T.
 */
export function linearSchedule(T = 1000): Schedule {
  return fromBetas(T, (t) => (1000 / T) * straightBeta(t, T));
}

/**
 * The cosine schedule, abar_t = f(t) / f(0) with f(t) = cos^2(((t/T + s) / (1 + s)) pi/2), s = 0.008 and
 * beta at most 0.999 (Nichol & Dhariwal 2021, arXiv 2102.09672, eq. 17).
 */
export function cosineSchedule(T = 1000): Schedule {
  const s = 0.008;
  const f = (t: number): number => cosSin((t / T + s) / (1 + s) / 4)[0] ** 2;
  return fromBetas(T, (t) => 1 - f(t) / f(t - 1));
}

/**
 * The schedule of the first Stable Diffusion: the square root of beta rises in a straight line, from that of 0.00085 to
 * that of 0.012. It ends at abar_T = 0.0047, short of pure noise (Lin et al. 2023, arXiv 2305.08891, table 1).
 */
export function stableDiffusionSchedule(T = 1000): Schedule {
  const [first, last] = [Math.sqrt(0.00085), Math.sqrt(0.012)];
  return fromBetas(
    T,
    (t) => (1000 / T) * (first + ((last - first) * (t - 1)) / Math.max(1, T - 1)) ** 2,
  );
}

/** DDPM's betas at 16 % of their size: it stops far too early, at abar_T = 0.20, to show what that does. */
export function shortSchedule(T = 1000): Schedule {
  return fromBetas(T, (t) => 0.16 * (1000 / T) * straightBeta(t, T));
}

/**
 * The schedule of straight paths, x_s = (1 - s) x_0 + s eps for s from 0 to 1 (Lipman et al. 2022, arXiv 2210.02747),
 * scaled so that its variance is that of the other schedules: abar = (1 - s)^2 / ((1 - s)^2 + s^2). It ends at
 * s = 0.9999, so that no formula divides by 0.
 */
export function straightSchedule(T = 1000): Schedule {
  return Float64Array.from({ length: T + 1 }, (_, t) => {
    const s = (0.9999 * t) / T;
    return ((1 - s) * (1 - s)) / ((1 - s) * (1 - s) + s * s);
  });
}

export const schedules = {
  cosine: cosineSchedule,
  linear: linearSchedule,
  straight: straightSchedule,
  sd: stableDiffusionSchedule,
  short: shortSchedule,
} as const;
export type ScheduleName = keyof typeof schedules;

function straightBeta(t: number, T: number): number {
  return 1e-4 + ((0.02 - 1e-4) * (t - 1)) / Math.max(1, T - 1);
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

/** The time whose level is nearest to `abar`; levels fall with time. */
export function timeOf(schedule: Schedule, abar: number): number {
  let [low, high] = [0, schedule.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (schedule[middle]! >= abar) low = middle;
    else high = middle;
  }
  return schedule[low]! - abar <= abar - schedule[high]! ? low : high;
}
