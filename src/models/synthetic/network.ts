/** @file A small diffusion network as a generator: trained on examples with labels, it draws new ones of each label. */
import { createDiffusion, iterate } from '../diffusion.ts';
import { createKernel } from '../kernel/kernel.ts';
import { moments, normalPoints, type Points } from '../points.ts';
import { createRng } from '../random.ts';
import { sample } from '../sampler.ts';
import { cosineSchedule } from '../schedule.ts';
import type { Generator } from './generators.ts';

const MEGABYTES = 4;
const WIDTH = 32;
const BATCH = 64;
const RATE = 0.003;
const ITERATIONS = 1500;
const STEPS = 20;
/** Draws from which the variance is taken. */
const MEASURED = 1000;
const schedule = cosineSchedule(200);

/**
 * A generator for each set of points (n, 2), from one network that has learned them all. Points should be about unit
 * scale. Equal seeds give equal networks, with the compiled kernel or without.
 */
export function trainNetwork(
  sets: readonly Points[],
  seed: number,
  wasm?: BufferSource,
): Generator[] {
  const data = new Float64Array(sets.reduce((sum, set) => sum + set.length, 0));
  const labels = new Uint8Array(data.length / 2);
  let at = 0;
  sets.forEach((set, label) => {
    data.set(set, at);
    labels.fill(label, at / 2, (at += set.length) / 2);
  });
  const shape = { prediction: 'x0', schedule, batch: BATCH, width: WIDTH } as const;
  const told = sets.length > 1 ? sets.length : 0;
  const kernel = createKernel(wasm, MEGABYTES);
  const model = createDiffusion(kernel, { ...shape, labels: told }, RATE, data, labels, seed);
  for (let i = 0; i < ITERATIONS; i++) iterate(model);
  return sets.map((_, label) => {
    const denoise = model.denoiser(told ? label : undefined);
    const draw: Generator['sample'] = (n, rng) =>
      sample(denoise, { noise: normalPoints(n, rng), schedule, steps: STEPS });
    return {
      sample: draw,
      get variance() {
        const { cov } = moments(draw(MEASURED, createRng(seed, 'variance')));
        return (cov[0] + cov[2]) / 2;
      },
    };
  });
}
