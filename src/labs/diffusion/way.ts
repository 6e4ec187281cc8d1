/** @file Samples along the whole way, so that any moment of it can be shown; and the way of one point that is followed. */
import type { Denoiser } from '../../models/denoiser.ts';
import { normalPoints, type Points } from '../../models/points.ts';
import { createRng } from '../../models/random.ts';
import {
  ddimStep,
  levelsOf,
  trajectory,
  walk,
  type Frame,
  type SamplerName,
} from '../../models/sampler.ts';
import { respace, timeOf, type Schedule } from '../../models/schedule.ts';

export interface WayOptions {
  readonly sampler: SamplerName;
  readonly schedule: Schedule;
  readonly steps: number;
  readonly eta: number;
  readonly seed: number;
}

/** States from noise to data, times falling from T to 0. Equal seeds start from equal noise, whatever the sampler. */
export function sampleWay(denoise: Denoiser, n: number, options: WayOptions): Frame[] {
  const { seed, sampler, eta } = options;
  return trajectory(denoise, {
    ...options,
    eta: sampler === 'ddim' ? eta : sampler === 'ddpm' ? 1 : 0,
    noise: startNoise(n, seed),
    rng: createRng(seed, 'fresh noise'),
  });
}

/** The noise that the samples of a seed start from. */
export function startNoise(n: number, seed: number): Points {
  return normalPoints(n, createRng(seed, 'start'));
}

/** Where the points of a way are at time t: on the straight line between the stops before and after. */
export function stateAt(way: readonly Frame[], t: number): Points {
  const after = way.findIndex((frame) => frame.t <= t);
  if (after <= 0) return way.at(after)!.x;
  const [from, to] = [way[after - 1]!, way[after]!];
  const share = (from.t - t) / (from.t - to.t);
  return from.x.map((value, i) => value + share * (to.x[i]! - value));
}

/** Strides of the way up to noise. */
const UPWARDS = 60;

/**
 * The way of one point that is at (x, y) at time t: down to data by the sampler of the options, and up to noise by DDIM,
 * which runs both ways.
 */
export function followWay(
  denoise: Denoiser,
  [x, y]: readonly [number, number],
  t: number,
  { schedule, sampler, steps, eta, seed }: WayOptions,
): Frame[] {
  const T = schedule.length - 1;
  const start = Math.max(1, Math.round(t)); // at abar = 1 there is no noise to name
  const here = Float64Array.of(x, y);
  const levels = levelsOf(sampler, schedule, steps).filter((abar) => abar > schedule[start]!);
  const down: Frame[] = [];
  const share = sampler === 'ddim' ? eta : sampler === 'ddpm' ? 1 : 0;
  const rng = createRng(seed, 'followed');
  walk(denoise, here, [schedule[start]!, ...levels], sampler, share, rng, (state, abar) => {
    down.push({ t: timeOf(schedule, abar), x: state });
  });
  const up: Frame[] = [];
  let state: Points = here;
  let at = start;
  for (const time of respace(T, UPWARDS).reverse()) {
    if (time <= start) continue;
    state = ddimStep(denoise, state, schedule[at]!, schedule[time]!);
    at = time;
    up.unshift({ t: time, x: state });
  }
  return [...up, { t: start, x: here }, ...down];
}
