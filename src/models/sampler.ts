/**
 * @file Sampling: from noise to data with a denoiser, by DDIM (Song, Meng & Ermon 2020,
 * arXiv 2010.02502, eq. 12). eta = 0 is deterministic; eta = 1 is DDPM's ancestral sampler over the same steps.
 */
import type { Denoiser } from './denoiser.ts';
import { epsFromX0 } from './denoiser.ts';
import type { Points } from './points.ts';
import type { Rng } from './random.ts';
import type { Schedule } from './schedule.ts';
import { respace } from './schedule.ts';

export interface SampleOptions {
  /** Where to start: x_T, standard normal, shape (n, 2). Not changed. */
  readonly noise: Points;
  readonly schedule: Schedule;
  /** Number of steps S, 1..T; the schedule is respaced, never cut. */
  readonly steps: number;
  /** Share of fresh noise, 0..1; 0 unless given. Above 0 an rng is needed. */
  readonly eta?: number;
  readonly rng?: Rng;
  /** Called with every state from x_T to x_0, S + 1 times, and the time t it stands at. */
  readonly onStep?: (x: Points, t: number) => void;
}

/** The samples x_0, shape (n, 2). */
export function sample(denoise: Denoiser, options: SampleOptions): Points {
  const { noise, schedule, steps, onStep } = options;
  const times = respace(schedule.length - 1, steps);
  let x: Points = noise;
  onStep?.(x, times[0]!);
  for (let i = 1; i < times.length; i++) {
    x = ddimStep(
      denoise,
      x,
      schedule[times[i - 1]!]!,
      schedule[times[i]!]!,
      options.eta,
      options.rng,
    );
    onStep?.(x, times[i]!);
  }
  return x;
}

/**
 * One step from noise level `abar` to the cleaner `next`: guess x_0, then go to where that guess and the
 * noise it implies put the point at the new level. Returns shape (n, 2).
 */
export function ddimStep(
  denoise: Denoiser,
  x: Points,
  abar: number,
  next: number,
  eta = 0,
  rng?: Rng,
): Points {
  if (eta > 0 && !rng) throw new RangeError('eta above 0 draws fresh noise and needs an rng.');
  const x0 = denoise(x, abar);
  const eps = epsFromX0(x, x0, abar);
  const sigma = eta * Math.sqrt(((1 - next) / (1 - abar)) * (1 - abar / next));
  const direction = Math.sqrt(Math.max(0, 1 - next - sigma * sigma));
  return x0.map((guess, i) => {
    const moved = Math.sqrt(next) * guess + direction * eps[i]!;
    return sigma > 0 && rng ? moved + sigma * rng.normal() : moved;
  });
}

/** The state of every point at one time of a run. */
export interface Frame {
  readonly t: number;
  readonly x: Points;
}

/** Like `sample`, but keeps the whole way: S + 1 frames from x_T to x_0. */
export function trajectory(denoise: Denoiser, options: SampleOptions): Frame[] {
  const frames: Frame[] = [];
  sample(denoise, { ...options, onStep: (x, t) => frames.push({ t, x }) });
  return frames;
}
