/**
 * @file The run that draws the emblem: an even cloud of noise, walked by DDIM with the exact denoiser of the emblem's
 * points. The build draws the still of it, the browser plays it.
 */
import { pointSetDenoiser } from './denoiser.ts';
import { emblemPoints } from './emblem.ts';
import type { Points } from './points.ts';
import { cosSin, ln } from './portable.ts';
import { createRng } from './random.ts';
import { sample } from './sampler.ts';
import type { Schedule } from './schedule.ts';

export const EMBLEM_PARTICLES = 2400;
export const EMBLEM_STEPS = 20;
const SEED = 2014;

/** Runs it; `onState` gets each of the {@link EMBLEM_STEPS} + 1 states (n, 2), noise first. */
export function drawEmblem(onState: (x: Points) => void): void {
  sample(pointSetDenoiser(emblemPoints()), {
    noise: evenNoise(EMBLEM_PARTICLES),
    schedule: fineEnding(),
    steps: EMBLEM_STEPS,
    onStep: onState,
  });
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
