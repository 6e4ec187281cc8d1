/**
 * @file A diffusion model of small images with words: a conditional U-Net that predicts v (Salimans & Ho 2022,
 * arXiv 2202.00512) on a cosine schedule. Training is Ho, Jain & Abbeel 2020 (arXiv 2006.11239), algorithm 1, with words
 * that are now and then withheld, so that the same network also answers without them, which guidance needs
 * (arXiv 2207.12598). What the images are, pictures or sounds, it need not know.
 */
import type { Denoiser } from './denoiser.ts';
import { guided } from './guidance.ts';
import type { Kernel } from './kernel/kernel.ts';
import { setPictures, toPictures } from './network/images.ts';
import {
  alone,
  createUpdates,
  rateAt,
  type Schedule,
  type Share,
  type Trainee,
} from './network/training.ts';
import {
  backward,
  createTape,
  firstOfTape,
  forward,
  type UNet,
  type UNetTape,
} from './network/unet.ts';
import type { Points } from './points.ts';
import { predictions, x0From } from './predictions.ts';
import { createRng, type Rng } from './random.ts';
import { cosineSchedule, timeOf } from './schedule.ts';
import { TIME_FEATURES, timeFeatures } from './time-features.ts';

export const imageSchedule = cosineSchedule();
const T = imageSchedule.length - 1;
const clock = timeFeatures(T);

/** Numbers of an image: pixel after pixel, `channels` each, by rows. */
export interface ImageForm {
  readonly side: number;
  readonly channels: number;
}

export const numbersOf = ({ side, channels }: ImageForm): number => side * side * channels;

/** What the network is told of image i: its time, and its words as numbers. */
function tell(tape: UNetTape, i: number, t: number, features: Float32Array): void {
  const { data, stride } = tape.conditions;
  data.set(clock.subarray(TIME_FEATURES * t, TIME_FEATURES * (t + 1)), i * stride);
  data.set(features, i * stride + TIME_FEATURES);
}

/**
 * The network as a denoiser of images (n, numbers) whose words are `features`, a row each. `tape` is its memory; more
 * images than that holds pass in turns.
 */
export function imageDenoiser(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  form: ImageForm,
  features: readonly Float32Array[],
): Denoiser {
  const numbers = numbersOf(form);
  return (xt, abar) => {
    const t = timeOf(imageSchedule, abar);
    const answer = new Float64Array(xt.length);
    const n = xt.length / numbers;
    for (let from = 0; from < n; from += tape.n) {
      const part = firstOfTape(k, tape, Math.min(tape.n, n - from));
      const range = [from * numbers, (from + part.n) * numbers] as const;
      setPictures(part.x, xt.subarray(...range), form.channels);
      for (let i = 0; i < part.n; i++) tell(part, i, t, features[from + i]!);
      forward(k, net, part);
      answer.set(toPictures(part.out, form.channels), range[0]);
    }
    return x0From('v', xt, answer, abar);
  };
}

/** The denoiser of {@link imageDenoiser} at guidance scale s against `noWords`, its guesses kept to [-1, 1]. */
export function guidedImageDenoiser(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  form: ImageForm,
  features: readonly Float32Array[],
  noWords: Float32Array,
  s: number,
): Denoiser {
  const free = features.map(() => noWords);
  const denoise = guided(
    imageDenoiser(k, net, tape, form, free),
    imageDenoiser(k, net, tape, form, features),
    s,
  );
  return (xt, abar) => clip(denoise(xt, abar));
}

/**
 * Where n images begin: standard normal numbers (n, numbers), those of each image from a stream of its own, which is named
 * after what the images are.
 */
export function imageNoise(n: number, form: ImageForm, name: string, seed: number): Points {
  const numbers = numbersOf(form);
  const noise = new Float64Array(n * numbers);
  for (let i = 0; i < n; i++) {
    const rng = createRng(seed, `noise of ${name} ${i}`);
    for (let j = 0; j < numbers; j++) noise[i * numbers + j] = rng.normal();
  }
  return noise;
}

/** Every number into [-1, 1]. */
export function clip(x: Points): Points {
  return x.map((value) => Math.min(1, Math.max(-1, value)));
}

/** How it is trained. */
export interface ImageTraining extends Schedule {
  /** Images in a step, over all copies. */
  readonly batch: number;
  /** Of the average that is kept as the result. */
  readonly decay: number;
  readonly clip: number;
  readonly seed: number;
}

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Images to learn from, by their number. */
export interface ImageSet {
  readonly count: number;
  /** Numbers in [-1, 1]. */
  pixels(i: number): ArrayLike<number>;
  /** What training tells of it, now and then less than all. */
  features(i: number, rng: Rng): Float32Array;
}

/**
 * The training of a network on `data`. What a step does depends on its number, the state and the seed alone, so that a run
 * that was interrupted ends with the same bits.
 */
export function createImageTrainee(
  k: Kernel,
  net: UNet,
  form: ImageForm,
  data: ImageSet,
  { batch, decay, clip: most, seed, ...schedule }: ImageTraining,
  share: Share = alone,
): Trainee & { readonly net: UNet } {
  const numbers = numbersOf(form);
  const n = batch / share.of;
  const tape = createTape(k, net, n);
  const { update, ...rest } = createUpdates(k, net.parts, { adam: ADAM, decay, clip: most, share });
  const noisy = new Float64Array(n * numbers);
  const target = new Float64Array(n * numbers);

  function load(i: number): void {
    const rng = createRng(seed, `step ${i}, share ${share.index} of ${share.of}`);
    for (let p = 0; p < n; p++) {
      const pick = rng.below(data.count);
      const t = 1 + rng.below(T);
      const x0 = data.pixels(pick);
      const [a, b] = [Math.sqrt(imageSchedule[t]!), Math.sqrt(1 - imageSchedule[t]!)];
      const [c0, c1] = predictions.v.target(a, b);
      for (let j = 0; j < numbers; j++) {
        const eps = rng.normal();
        noisy[p * numbers + j] = a * x0[j]! + b * eps;
        target[p * numbers + j] = c0 * x0[j]! + c1 * eps;
      }
      tell(tape, p, t, data.features(pick, rng));
    }
    setPictures(tape.x, noisy, form.channels);
  }

  return {
    net,
    ...rest,
    step(i) {
      load(i);
      forward(k, net, tape);
      const answer = toPictures(tape.out, form.channels);
      const errors = answer.map((value, at) => value - target[at]!);
      const loss = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
      setPictures(
        tape.dOut,
        errors.map((error) => (2 * error) / errors.length),
        form.channels,
      );
      backward(k, net, tape);
      update(rateAt(i, schedule));
      return { loss };
    },
  };
}
