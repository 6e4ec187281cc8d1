/**
 * @file The diffusion model of pictures: a conditional U-Net that predicts v (Salimans & Ho 2022, arXiv 2202.00512) on a
 * cosine schedule. Training is Ho, Jain & Abbeel 2020 (arXiv 2006.11239), algorithm 1, with words that are now and then
 * withheld, so that the same network also answers without them, which guidance needs (arXiv 2207.12598).
 */
import type { Denoiser } from '../denoiser.ts';
import { guided } from '../guidance.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { setPictures, toPictures } from '../network/images.ts';
import {
  backward,
  createTape,
  createUNet,
  firstOfTape,
  forward,
  type UNet,
  type UNetTape,
} from '../network/unet.ts';
import { alone, createUpdates, rateAt, type Share, type Trainee } from '../network/training.ts';
import type { Points } from '../points.ts';
import { predictions, x0From } from '../predictions.ts';
import { createRng } from '../random.ts';
import { sample } from '../sampler.ts';
import { cosineSchedule, timeOf } from '../schedule.ts';
import { TIME_FEATURES, timeFeatures } from '../time-features.ts';
import { CONDITION_FEATURES, conditionFeatures, withheld } from './conditions.ts';
import { CHANNELS, NUMBERS, SIDE } from './maker.ts';
import type { TrainingSet } from './training-set.ts';
import type { Condition } from './vocabulary.ts';

export const pictureSchedule = cosineSchedule();
const T = pictureSchedule.length - 1;
const clock = timeFeatures(T);

/** Three resolutions: 16, 8 and 4 pixels. */
export const pictureShape = {
  side: SIDE,
  pictureChannels: 4, // red, green, blue and one that stays 0, because the kernel counts in fours
  channels: [32, 56, 80],
  conditions: TIME_FEATURES + CONDITION_FEATURES,
  hidden: 64,
} as const;

/** The network, not yet trained. */
export function createPictureNetwork(k: Kernel, seed = 1): UNet {
  return createUNet(k, pictureShape, createRng(seed, 'picture network'));
}

/** What the network is told of picture i: its time, and its words as {@link conditionFeatures} gives them. */
function tell(tape: UNetTape, i: number, t: number, features: Float32Array): void {
  const { data, stride } = tape.conditions;
  data.set(clock.subarray(TIME_FEATURES * t, TIME_FEATURES * (t + 1)), i * stride);
  data.set(features, i * stride + TIME_FEATURES);
}

/**
 * The network as a denoiser of pictures (n, 768) whose words are `features`, a row each. `tape` is its memory; more
 * pictures than that holds pass in turns.
 */
export function pictureDenoiser(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  features: readonly Float32Array[],
): Denoiser {
  return (xt, abar) => {
    const t = timeOf(pictureSchedule, abar);
    const answer = new Float64Array(xt.length);
    const n = xt.length / NUMBERS;
    for (let from = 0; from < n; from += tape.n) {
      const part = firstOfTape(k, tape, Math.min(tape.n, n - from));
      const range = [from * NUMBERS, (from + part.n) * NUMBERS] as const;
      setPictures(part.x, xt.subarray(...range), CHANNELS);
      for (let i = 0; i < part.n; i++) tell(part, i, t, features[from + i]!);
      forward(k, net, part);
      answer.set(toPictures(part.out, CHANNELS), range[0]);
    }
    return x0From('v', xt, answer, abar);
  };
}

/** Nothing said. */
export const noWords = conditionFeatures({});

/** The denoiser of {@link pictureDenoiser} at guidance scale s, with its guesses kept to colors that exist. */
export function guidedPictureDenoiser(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  features: readonly Float32Array[],
  s: number,
): Denoiser {
  const free = features.map(() => noWords);
  const denoise = guided(
    pictureDenoiser(k, net, tape, free),
    pictureDenoiser(k, net, tape, features),
    s,
  );
  return (xt, abar) => clip(denoise(xt, abar));
}

export interface DrawOptions {
  readonly steps: number;
  readonly guidance: number;
  readonly seed: number;
}

/** A picture (768) for each condition, by DDIM. */
export function drawPictures(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  conditions: readonly Condition[],
  { steps, guidance, seed }: DrawOptions,
): Points {
  const features = conditions.map(conditionFeatures);
  return sample(guidedPictureDenoiser(k, net, tape, features, guidance), {
    noise: pictureNoise(conditions.length, seed),
    schedule: pictureSchedule,
    steps,
  });
}

/** Where n pictures begin: standard normal numbers (n, 768), those of each picture from a stream of its own. */
export function pictureNoise(n: number, seed: number): Points {
  const noise = new Float64Array(n * NUMBERS);
  for (let i = 0; i < n; i++) {
    const rng = createRng(seed, `noise of picture ${i}`);
    for (let j = 0; j < NUMBERS; j++) noise[i * NUMBERS + j] = rng.normal();
  }
  return noise;
}

/** Every number into [-1, 1]. */
export function clip(x: Points): Points {
  return x.map((value) => Math.min(1, Math.max(-1, value)));
}

/** How it is trained. */
export interface PictureTraining {
  /** Pictures in a step, over all copies. */
  readonly batch: number;
  readonly steps: number;
  /** Adam's highest rate; it rises to it over `warmUp` steps and falls to 0 along half a cosine. */
  readonly rate: number;
  readonly warmUp: number;
  /** Of the average that is kept as the result. */
  readonly decay: number;
  readonly clip: number;
  readonly seed: number;
}

export const pictureTraining: PictureTraining = {
  batch: 64,
  steps: 12_000,
  rate: 2e-3,
  warmUp: 200,
  decay: 0.998,
  clip: 1,
  seed: 1,
};

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/**
 * A network to be trained on `data`. What a step does depends on its number, the state and the seed alone, so that a run
 * that was interrupted ends with the same bits.
 */
export function createTrainee(
  k: Kernel,
  data: TrainingSet,
  { batch, steps, rate, warmUp, decay, clip: most, seed }: PictureTraining,
  share: Share = alone,
): Trainee & { readonly net: UNet } {
  const net = createPictureNetwork(k, seed);
  const n = batch / share.of;
  const tape = createTape(k, net, n);
  const { update, ...rest } = createUpdates(k, net.parts, { adam: ADAM, decay, clip: most, share });
  const noisy = new Float64Array(n * NUMBERS);
  const target = new Float64Array(n * NUMBERS);

  function load(i: number): void {
    const rng = createRng(seed, `step ${i}, share ${share.index} of ${share.of}`);
    for (let p = 0; p < n; p++) {
      const pick = rng.below(data.count);
      const t = 1 + rng.below(T);
      const x0 = data.pixels(pick);
      const [a, b] = [Math.sqrt(pictureSchedule[t]!), Math.sqrt(1 - pictureSchedule[t]!)];
      const [c0, c1] = predictions.v.target(a, b);
      for (let j = 0; j < NUMBERS; j++) {
        const eps = rng.normal();
        noisy[p * NUMBERS + j] = a * x0[j]! + b * eps;
        target[p * NUMBERS + j] = c0 * x0[j]! + c1 * eps;
      }
      tell(tape, p, t, conditionFeatures(withheld(data.combination(pick), rng)));
    }
    setPictures(tape.x, noisy, CHANNELS);
  }

  return {
    net,
    ...rest,
    step(i) {
      load(i);
      forward(k, net, tape);
      const answer = toPictures(tape.out, CHANNELS);
      const errors = answer.map((value, at) => value - target[at]!);
      const loss = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
      setPictures(
        tape.dOut,
        errors.map((error) => (2 * error) / errors.length),
        CHANNELS,
      );
      backward(k, net, tape);
      update(rateAt(i, { rate, warmUp, steps }));
      return { loss };
    },
  };
}
