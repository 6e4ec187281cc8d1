/** @file The pictures that the trained diffusion model draws for all trials of a run. */
import { imageSchedule } from '../image-diffusion.ts';
import { createKernel } from '../kernel/kernel.ts';
import { createTape, matricesOf } from '../network/unet.ts';
import { decodeWeights } from '../network/weights.ts';
import { conditionFeatures } from '../pictures/conditions.ts';
import {
  createPictureNetwork,
  guidedPictureDenoiser,
  pictureNoise,
} from '../pictures/diffusion.ts';
import { NUMBERS } from '../pictures/maker.ts';
import { sample } from '../sampler.ts';
import { poolConditions } from './picture-trial.ts';

const MEGABYTES = 48;
const BATCH = 16;
const STEPS = 10;
/** The words as they are: exaggerated, they make pictures that are more alike. */
const GUIDANCE = 1;

/**
 * Pictures (n, 768) of the pool's conditions, by DDIM. `progress` hears how many there are, after every few. Throws a sentence
 * for the reader where the file of weights is not whole.
 */
export function drawPool(
  weights: Uint8Array,
  seed: number,
  wasm?: BufferSource,
  progress: (drawn: number) => void = () => undefined,
): Float64Array {
  const kernel = createKernel(wasm, MEGABYTES);
  const net = createPictureNetwork(kernel);
  decodeWeights(weights, matricesOf(net));
  const tape = createTape(kernel, net, BATCH);
  const features = poolConditions(seed).map(conditionFeatures);
  const noise = pictureNoise(features.length, seed);
  const pool = new Float64Array(noise.length);
  for (let from = 0; from < features.length; from += BATCH) {
    progress(from);
    const words = features.slice(from, from + BATCH);
    const pictures = sample(guidedPictureDenoiser(kernel, net, tape, words, GUIDANCE), {
      noise: noise.subarray(from * NUMBERS, (from + words.length) * NUMBERS),
      schedule: imageSchedule,
      steps: STEPS,
    });
    pool.set(pictures, from * NUMBERS);
  }
  return pool;
}
