/**
 * @file The run that draws the emblem: an even cloud of noise, walked by DDIM with the exact denoiser of the emblem's
 * points. The build draws the still of it, the browser plays it.
 */
import { pointSetDenoiser } from './denoiser.ts';
import { emblemPoints } from './emblem.ts';
import type { Points } from './points.ts';
import { cosSin, ln } from './portable.ts';
import { createRng } from './random.ts';
import { ddimStep, levelsOf } from './sampler.ts';
import type { Schedule } from './schedule.ts';

export const EMBLEM_PARTICLES = 2400;
export const EMBLEM_STEPS = 20;
const SEED = 2014;

/**
 * Its {@link EMBLEM_STEPS} + 1 states (n, 2), noise first. Particles go their ways without each other, so a step can be
 * taken with `slice` of them at a time: undefined stands for a step that is not done yet.
 */
export function* emblemStates(slice = EMBLEM_PARTICLES): Generator<Points | undefined> {
  const denoise = pointSetDenoiser(emblemPoints());
  const levels = levelsOf('ddim', fineEnding(), EMBLEM_STEPS);
  let x = evenNoise(EMBLEM_PARTICLES);
  yield x;
  for (let i = 1; i < levels.length; i++) {
    const next = new Float64Array(x.length);
    for (let at = 0; at < x.length; at += 2 * slice) {
      if (at > 0) yield undefined;
      const some = x.subarray(at, at + 2 * slice);
      next.set(ddimStep(denoise, some, levels[i - 1]!, levels[i]!), at);
    }
    x = next;
    yield x;
  }
}

/**
 * n points of standard normal noise, stratified: one from each of n rings of equal probability, at angles that follow
 * the golden section. Fewer points of the emblem stay without a sample than with independent draws.
 */
function evenNoise(n: number): Points {
  const rng = createRng(SEED, 'emblem');
  const points = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const radius = Math.sqrt(-2 * ln(1 - (i + rng.uniform()) / n));
    const [c, s] = cosSin(i * 0.6180339887498949);
    points.set([radius * c, radius * s], 2 * i);
  }
  return points;
}

/**
 * abar_t = cos^2(pi/2 (t/T)^2.5): small steps where the noise is as small as the space between the points,
 * so that each sample settles on one of them.
 */
function fineEnding(): Schedule {
  return Float64Array.from({ length: EMBLEM_STEPS + 1 }, (_, t) => {
    const share = t / EMBLEM_STEPS;
    return cosSin((0.998 / 4) * share * share * Math.sqrt(share))[0] ** 2;
  });
}
