/**
 * @file The diffusion model of sounds: the pictures' U-Net and sampler, unchanged, on the pictures of `picture.ts`. Two by two
 * of their pixels become one with four channels (pixel unshuffle: Shi et al. 2016, arXiv 1609.05158, the other way round):
 * the network counts channels in fours, and a fourth of the places is a fourth of the work. Nothing is lost by it.
 */
import type { Denoiser } from '../denoiser.ts';
import {
  createImageTrainee,
  guidedImageDenoiser,
  imageNoise,
  type ImageTraining,
} from '../image-diffusion.ts';
import { createWalk, type ImageWalk } from '../image-walk.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Share, Trainee } from '../network/training.ts';
import { createTape, createUNet, matricesOf, type UNet, type UNetTape } from '../network/unet.ts';
import { decodeWeights } from '../network/weights.ts';
import type { Points } from '../points.ts';
import { createRng, type Rng } from '../random.ts';
import { TIME_FEATURES } from '../time-features.ts';
import { mixFeatures } from '../words.ts';
import { CONDITION_FEATURES, conditionFeatures, withheld } from './conditions.ts';
import { NUMBERS, SIDE } from './picture.ts';
import type { Combination, Condition } from './vocabulary.ts';

const form = { side: SIDE / 2, channels: 4 } as const;

/** Three resolutions: 16, 8 and 4 pixels. */
export const timbreShape = {
  side: form.side,
  pictureChannels: form.channels,
  channels: [32, 48, 64],
  conditions: TIME_FEATURES + CONDITION_FEATURES,
  hidden: 64,
} as const;

/** The network, not yet trained. */
export function createTimbreNetwork(k: Kernel, seed = 1): UNet {
  return createUNet(k, timbreShape, createRng(seed, 'timbre network'));
}

/** Where number i of a folded picture is in the picture. */
const places = Uint16Array.from({ length: NUMBERS }, (_, i) => {
  const [pixel, channel] = [i >> 2, i & 3];
  const [y, x] = [2 * Math.floor(pixel / form.side), 2 * (pixel % form.side)];
  return (y + (channel >> 1)) * SIDE + x + (channel & 1);
});

/** A picture (1,024 numbers, by rows) as the network takes it: pixel after pixel, of four channels. */
export function folded(picture: ArrayLike<number>): Float32Array {
  return Float32Array.from(places, (place) => picture[place]!);
}

/** Pictures (1,024 numbers each) of what the network gives (n, 1024). */
export function unfolded(points: Points): Float32Array[] {
  return Array.from({ length: points.length / NUMBERS }, (_, n) => {
    const picture = new Float32Array(NUMBERS);
    places.forEach((place, i) => (picture[place] = points[n * NUMBERS + i]!));
    return picture;
  });
}

/** What is asked of a sound: words, or a place on the way from some words to others. */
export type Asked =
  | Condition
  | {
      readonly from: Condition;
      readonly to: Condition;
      /** 0 is `from`, 1 is `to`. */
      readonly share: number;
    };

function featuresOf(asked: Asked): Float32Array {
  if (!('share' in asked)) return conditionFeatures(asked);
  const [from, to] = [asked.from, asked.to].map(conditionFeatures) as [Float32Array, Float32Array];
  return mixFeatures(from, to, asked.share);
}

const noWords = conditionFeatures({});

export interface TimbreOptions {
  /** Of DDIM, from noise to sound. */
  readonly steps: number;
  /** 0 heeds no words, 1 is the model as it was trained, more exaggerates. */
  readonly guidance: number;
  readonly seed: number;
}

/** The way of sounds from noise, a step at a time. */
export interface TimbreWalk {
  /** Stops on the way, the first and the last included. */
  readonly stops: number;
  /** Stops reached so far; 1 before the first step. */
  readonly reached: number;
  done(): boolean;
  step(): void;
  /** The pictures at a stop that was reached, from 0: a picture of 1,024 numbers, beyond [-1, 1] while it is noisy. */
  states(stop: number): Float32Array[];
  /** What the network, at a stop but the last, thought would come of it; in [-1, 1]. */
  guesses(stop: number): Float32Array[];
}

/** A network that draws sounds. */
export interface TimbreDrawer {
  /** A walk to a sound for each that is asked. Equal seeds begin with equal noise, whatever is asked. */
  walk(asked: readonly Asked[], options: TimbreOptions): TimbreWalk;
  /** The whole way: a picture (1,024 numbers in [-1, 1]) for each that is asked. */
  draw(asked: readonly Asked[], options: TimbreOptions): Float32Array[];
}

/** Draws with a network; `most` sounds pass it together, more in turns. */
export function timbreDrawer(k: Kernel, net: UNet, most: number): TimbreDrawer {
  const tape = createTape(k, net, most);
  const walk = (asked: readonly Asked[], options: TimbreOptions): TimbreWalk =>
    timbreWalk(
      createWalk(denoiser(k, net, tape, asked, options.guidance), {
        noise: imageNoise(asked.length, form, 'sound', options.seed),
        steps: options.steps,
      }),
    );
  return {
    walk,
    draw(asked, options) {
      const way = walk(asked, options);
      while (!way.done()) way.step();
      return way.states(way.stops - 1);
    },
  };
}

/** A drawer with the weights of a file. Throws a sentence for the reader where the file is not whole. */
export function loadTimbreDrawer(k: Kernel, weights: Uint8Array, most = 16): TimbreDrawer {
  const net = createTimbreNetwork(k);
  decodeWeights(weights, matricesOf(net));
  return timbreDrawer(k, net, most);
}

function denoiser(
  k: Kernel,
  net: UNet,
  tape: UNetTape,
  asked: readonly Asked[],
  guidance: number,
): Denoiser {
  return guidedImageDenoiser(k, net, tape, form, asked.map(featuresOf), noWords, guidance);
}

function timbreWalk(walk: ImageWalk): TimbreWalk {
  return {
    stops: walk.times.length,
    get reached() {
      return walk.states.length;
    },
    done: walk.done,
    step: walk.step,
    states: (stop) => unfolded(walk.states[stop]!),
    guesses: (stop) => unfolded(walk.guesses[stop]!),
  };
}

export const timbreTraining: ImageTraining = {
  batch: 32,
  steps: 5000,
  rate: 2e-3,
  warmUp: 200,
  decay: 0.998,
  clip: 1,
  seed: 1,
};

/** Sounds to learn from, by their number. */
export interface TimbreSet {
  readonly count: number;
  combination(i: number): Combination;
  /** 1,024 numbers in [-1, 1], folded. */
  pixels(i: number): ArrayLike<number>;
}

/** A network to be trained on `data`. */
export function createTimbreTrainee(
  k: Kernel,
  data: TimbreSet,
  training: ImageTraining,
  share?: Share,
): Trainee & { readonly net: UNet } {
  const net = createTimbreNetwork(k, training.seed);
  const set = {
    ...data,
    features: (i: number, rng: Rng) => conditionFeatures(withheld(data.combination(i), rng)),
  };
  return createImageTrainee(k, net, form, set, training, share);
}
