/**
 * @file Sampling: from noise to data with a denoiser. A sampler is a list of noise levels to stop at and a way to stride
 * from one to the next.
 */
import type { Denoiser } from './denoiser.ts';
import { epsFromX0 } from './denoiser.ts';
import type { Points } from './points.ts';
import type { Rng } from './random.ts';
import type { Schedule } from './schedule.ts';
import { respace, timeOf } from './schedule.ts';

export const samplerNames = ['ddpm', 'ddim', 'heun', 'flow'] as const;
export type SamplerName = (typeof samplerNames)[number];

export interface SampleOptions {
  /** Where to start: x_T, standard normal, shape (n, 2). Not changed. */
  readonly noise: Points;
  readonly schedule: Schedule;
  /** Number of steps S, 1..T; the schedule is respaced, never cut. */
  readonly steps: number;
  /** DDIM unless given. */
  readonly sampler?: SamplerName;
  /** DDIM's share of fresh noise, 0..1; 0 unless given. DDPM is DDIM with 1. */
  readonly eta?: number;
  /** Needed where fresh noise is drawn. */
  readonly rng?: Rng | undefined;
  /** Called with every state from x_T to x_0, S + 1 times, and the time t it stands at. */
  readonly onStep?: (x: Points, t: number) => void;
}

/** The samples x_0, shape (n, 2). */
export function sample(denoise: Denoiser, options: SampleOptions): Points {
  const { noise, schedule, steps, sampler = 'ddim', eta = sampler === 'ddpm' ? 1 : 0 } = options;
  options.onStep?.(noise, schedule.length - 1);
  const levels = levelsOf(sampler, schedule, steps);
  return walk(denoise, noise, levels, sampler, eta, options.rng, (x, abar) =>
    options.onStep?.(x, timeOf(schedule, abar)),
  );
}

/** Points x of noise level `levels[0]`, walked from level to level; `onStep` hears of each that is reached. */
export function walk(
  denoise: Denoiser,
  x: Points,
  levels: readonly number[],
  sampler: SamplerName,
  eta: number,
  rng?: Rng,
  onStep?: (x: Points, abar: number) => void,
): Points {
  for (let i = 1; i < levels.length; i++) {
    const [abar, next] = [levels[i - 1]!, levels[i]!];
    x =
      sampler === 'heun'
        ? heunStep(denoise, x, abar, next)
        : ddimStep(denoise, x, abar, next, eta, rng);
    onStep?.(x, next);
  }
  return x;
}

/**
 * The S + 1 noise levels abar at which a sampler stops, from the schedule's last to 1. Flow matching stops evenly along
 * the straight line from noise to data; the others evenly in the schedule's own time.
 */
export function levelsOf(sampler: SamplerName, schedule: Schedule, steps: number): number[] {
  const times = respace(schedule.length - 1, steps);
  if (sampler !== 'flow') return times.map((t) => schedule[t]!);
  const end = straightPlace(schedule.at(-1)!);
  return times.map((_, i) => {
    const s = (end * (steps - i)) / steps;
    return (1 - s) ** 2 / ((1 - s) ** 2 + s * s);
  });
}

/**
 * DDIM: guess x_0, then go to where that guess and the noise it implies put the point at the new level
 * (Song, Meng & Ermon 2020, arXiv 2010.02502, eq. 12). With eta = 1 it is DDPM's ancestral sampler over the same steps.
 *
 * With eta = 0 it is deterministic and runs both ways. It is then Euler's method on the probability-flow ODE, and the
 * step of flow matching: the straight stride that keeps both guesses, in whatever coordinates one writes it.
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
  // The way back up, from data to noise, has no sigma: the root would be of a negative number.
  const sigma = eta === 0 ? 0 : eta * Math.sqrt(((1 - next) / (1 - abar)) * (1 - abar / next));
  const direction = Math.sqrt(Math.max(0, 1 - next - sigma * sigma));
  return x0.map((guess, i) => {
    const moved = Math.sqrt(next) * guess + direction * eps[i]!;
    return sigma > 0 && rng ? moved + sigma * rng.normal() : moved;
  });
}

/**
 * One step of Heun's method on the probability-flow ODE (Song et al. 2020, arXiv 2011.13456, eq. 13; Karras et al. 2022,
 * arXiv 2206.00364, algorithm 1): the mean of the velocities at both ends, so two calls of the denoiser. Written for
 * y_s = (1 - s) x_0 + s eps, where the velocity is E[eps - x_0 | y_s] (Lipman et al. 2022, arXiv 2210.02747);
 * y = x / (a + b) and s = b / (a + b). The step that ends at the data is Euler's.
 */
export function heunStep(denoise: Denoiser, x: Points, abar: number, next: number): Points {
  const euler = ddimStep(denoise, x, abar, next);
  if (next === 1) return euler;
  const velocity = straightVelocity(denoise, x, abar);
  const after = straightVelocity(denoise, euler, next);
  const stride = straightPlace(next) - straightPlace(abar);
  const [scale, nextScale] = [straightScale(abar), straightScale(next)];
  return x.map(
    (value, i) => nextScale * (value / scale + (stride * (velocity[i]! + after[i]!)) / 2),
  );
}

/** E[eps - x_0] at points x of noise level `abar`: which way, and how fast, the straight paths through there lead. */
export function straightVelocity(denoise: Denoiser, x: Points, abar: number): Points {
  const x0 = denoise(x, abar);
  const eps = epsFromX0(x, x0, abar);
  return eps.map((noise, i) => noise - x0[i]!);
}

/** s = b / (a + b): how far along the straight path from data (0) to noise (1) a noise level is. */
export function straightPlace(abar: number): number {
  return Math.sqrt(1 - abar) / straightScale(abar);
}

/** a + b: how much larger x_t is than the point on the straight path. */
export function straightScale(abar: number): number {
  return Math.sqrt(abar) + Math.sqrt(1 - abar);
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
