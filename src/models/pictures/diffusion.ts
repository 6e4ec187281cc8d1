/** @file The diffusion model of pictures: what `image-diffusion.ts` needs to know of them. */
import type { Denoiser } from '../denoiser.ts';
import {
  createImageTrainee,
  guidedImageDenoiser,
  imageDenoiser,
  imageNoise,
  imageSchedule,
  type ImageTraining,
} from '../image-diffusion.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Share, Trainee } from '../network/training.ts';
import { createUNet, type UNet, type UNetTape } from '../network/unet.ts';
import type { Points } from '../points.ts';
import { createRng, type Rng } from '../random.ts';
import { sample } from '../sampler.ts';
import { TIME_FEATURES } from '../time-features.ts';
import { CONDITION_FEATURES, conditionFeatures, withheld } from './conditions.ts';
import { CHANNELS, SIDE } from './maker.ts';
import type { TrainingSet } from './training-set.ts';
import type { Condition } from './vocabulary.ts';

const form = { side: SIDE, channels: CHANNELS } as const;

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

/** The network as a denoiser of pictures (n, 768), with a row of `features` for each. */
export function pictureDenoiser(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  features: readonly Float32Array[],
): Denoiser {
  return imageDenoiser(k, net, tape, form, features);
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
  return guidedImageDenoiser(k, net, tape, form, features, noWords, s);
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
    schedule: imageSchedule,
    steps,
  });
}

/** Where n pictures begin: standard normal numbers (n, 768). */
export function pictureNoise(n: number, seed: number): Points {
  return imageNoise(n, form, 'picture', seed);
}

export const pictureTraining: ImageTraining = {
  batch: 64,
  steps: 12_000,
  rate: 2e-3,
  warmUp: 200,
  decay: 0.998,
  clip: 1,
  seed: 1,
};

/** A network to be trained on `data`. */
export function createTrainee(
  k: Kernel,
  data: TrainingSet,
  training: ImageTraining,
  share?: Share,
): Trainee & { readonly net: UNet } {
  const net = createPictureNetwork(k, training.seed);
  const set = {
    ...data,
    features: (i: number, rng: Rng) => conditionFeatures(withheld(data.combination(i), rng)),
  };
  return createImageTrainee(k, net, form, set, training, share);
}
