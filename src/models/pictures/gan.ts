/**
 * @file The GAN of pictures: a generator that makes a picture from noise and words in one pass, and a discriminator that
 * is told the same words. Training is Goodfellow et al. 2014 (arXiv 1406.2661) with the non-saturating loss.
 */
import type { Kernel } from '../kernel/kernel.ts';
import * as discriminator from '../network/discriminator.ts';
import { lossSlope, lossValue } from '../network/gan-losses.ts';
import * as generator from '../network/generator.ts';
import { offset, setPictures, toPictures } from '../network/images.ts';
import { alone, createUpdates, type Share, type Trainee } from '../network/training.ts';
import type { Points } from '../points.ts';
import { createRng, type Rng } from '../random.ts';
import { CONDITION_FEATURES, conditionFeatures, withheld } from './conditions.ts';
import { CHANNELS, NUMBERS, SIDE } from './maker.ts';
import type { TrainingSet } from './training-set.ts';
import { seen } from './vocabulary.ts';

/** Numbers of noise that a picture is made from. */
export const Z = 32;

export const generatorShape = {
  inputs: Z + CONDITION_FEATURES,
  hidden: 64,
  side: SIDE / 4,
  channels: [48, 48, 24, 16],
  pictureChannels: 4, // red, green, blue and one that nobody looks at, because the kernel counts in fours
} as const;

export const discriminatorShape = {
  side: SIDE,
  pictureChannels: 4,
  channels: [24, 40, 64],
  conditions: CONDITION_FEATURES,
  hidden: 128,
} as const;

/** The generator, not yet trained. */
export function createPictureGenerator(k: Kernel, seed = 1): generator.Generator {
  return generator.createGenerator(k, generatorShape, createRng(seed, 'picture generator'));
}

/** How it is trained. */
export interface GanTraining {
  /** Pictures in a step, over all copies; an even number for each. */
  readonly batch: number;
  readonly steps: number;
  /** Adam's rates; both fall to 0 along a straight line over the second half. */
  readonly generatorRate: number;
  readonly discriminatorRate: number;
  readonly beta1: number;
  /** Of the average of the generator's weights that is kept as the result. */
  readonly decay: number;
  /** Noise on everything that D sees, at first; it falls to 0 along a straight line. */
  readonly noise: number;
  /** Weight of the penalty on D's slope at real pictures, and the length of the random step that measures the slope. */
  readonly gamma: number;
  readonly nudge: number;
  /** Weight of the reward for two pictures of one prompt being different. */
  readonly apart: number;
  readonly seed: number;
}

export const ganTraining: GanTraining = {
  batch: 64,
  steps: 10_000,
  generatorRate: 1e-3,
  discriminatorRate: 1e-3,
  beta1: 0.5,
  decay: 0.998,
  noise: 0.1,
  gamma: 0.1,
  nudge: 0.1,
  apart: 0.1,
  seed: 1,
};

export function createGanTrainee(
  k: Kernel,
  data: TrainingSet,
  training: GanTraining,
  share: Share = alone,
): Trainee & { readonly net: generator.Generator; readonly critic: discriminator.Discriminator } {
  const { batch, steps, seed, decay, beta1, gamma, nudge, apart } = training;
  const n = batch / share.of;
  const g = createPictureGenerator(k, seed);
  const d = discriminator.createDiscriminator(
    k,
    discriminatorShape,
    createRng(seed, 'picture discriminator'),
  );
  const made = generator.createTape(k, g, n);
  const all = discriminator.createTape(k, d, gamma > 0 ? 3 * n : 2 * n);
  const fakes = discriminator.firstOfTape(k, all, n);
  const adam = { beta1, beta2: 0.99, epsilon: 1e-8 };
  const gUpdates = createUpdates(k, g.parts, { adam, decay, share });
  const dUpdates = createUpdates(k, d.parts, { adam, decay, share });
  const seenByD = new Float64Array(all.n * NUMBERS);

  function load(rng: Rng): void {
    let features = conditionFeatures({});
    let pick = 0;
    for (let p = 0; p < n; p++) {
      // Two after each other have the same words: so the generator's pictures of one prompt can be compared.
      if (p % 2 === 0) {
        pick = rng.below(data.count);
        features = conditionFeatures(withheld(data.combination(pick), rng));
      } else pick = alike(pick, rng);
      const at = p * made.inputs.stride;
      for (let j = 0; j < Z; j++) made.inputs.data[at + j] = rng.normal();
      made.inputs.data.set(features, at + Z);
      for (let q = p; q < all.n; q += n) all.words.data.set(features, q * all.words.stride);
      seenByD.set(data.pixels(pick), (n + p) * NUMBERS);
    }
  }

  /** Another picture of the same combination: the training set goes through all of them in turn. */
  function alike(pick: number, rng: Rng): number {
    const first = pick % seen.length;
    return first + seen.length * rng.below(Math.floor((data.count - 1 - first) / seen.length) + 1);
  }

  return {
    net: g,
    critic: d,
    means: gUpdates.means,
    state: [...gUpdates.state, ...dUpdates.state],
    resume(done) {
      gUpdates.resume(done);
      dUpdates.resume(done);
    },
    step(i) {
      const rng = createRng(seed, `GAN, step ${i}, share ${share.index} of ${share.of}`);
      load(rng);
      generator.forward(k, g, made);
      seenByD.set(toPictures(made.out, CHANNELS));
      const noise = training.noise * (1 - i / steps);
      for (let j = 0; j < 2 * n * NUMBERS; j++) seenByD[j]! += noise * rng.normal();
      if (gamma > 0) {
        for (let j = 0; j < n * NUMBERS; j++) {
          seenByD[2 * n * NUMBERS + j] = seenByD[n * NUMBERS + j]! + nudge * rng.normal();
        }
      }
      setPictures(all.x, seenByD, CHANNELS);
      // D
      discriminator.forward(k, d, all);
      let [real, generated, penalty] = [0, 0, 0];
      for (let p = 0; p < n; p++) {
        generated += lossValue('nonsaturating', 'generated', all.s[p]!) / n;
        real += lossValue('nonsaturating', 'real', all.s[n + p]!) / n;
        all.ds[p] = lossSlope('nonsaturating', 'generated', all.s[p]!) / n;
        all.ds[n + p] = lossSlope('nonsaturating', 'real', all.s[n + p]!) / n;
        if (gamma > 0) {
          const slope = (all.s[n + p]! - all.s[2 * n + p]!) / nudge ** 2;
          penalty += ((gamma / 2) * slope * (all.s[n + p]! - all.s[2 * n + p]!)) / n;
          all.ds[n + p]! += (gamma * slope) / n;
          all.ds[2 * n + p] = (-gamma * slope) / n;
        }
      }
      discriminator.backward(k, d, all, { weights: true, input: false });
      const fall = Math.min(1, 2 * (1 - i / steps));
      dUpdates.update(training.discriminatorRate * fall);
      // G
      discriminator.forward(k, d, fakes);
      let fooling = 0;
      for (let p = 0; p < n; p++) {
        fooling += lossValue('nonsaturating', 'fooling', fakes.s[p]!) / n;
        fakes.ds[p] = lossSlope('nonsaturating', 'fooling', fakes.s[p]!) / n;
      }
      discriminator.backward(k, d, fakes, { weights: false, input: true });
      made.dOut.pixels.data.set(fakes.dx.pixels.data);
      const different = pushApart(made, apart / n);
      generator.backward(k, g, made);
      gUpdates.update(training.generatorRate * fall);
      return { discriminator: real + generated, generator: fooling, penalty, different };
    },
  };
}

/**
 * Adds the gradient of weight / d for each pair of pictures with the same words, with d their mean absolute difference:
 * a generator that draws one picture for a prompt, whatever the noise, pays for it (mode seeking: Mao et al. 2019, arXiv
 * 1903.05628, without the distance of the noises, which is nearly the same for all pairs). Returns the mean of d.
 */
function pushApart({ n, out, dOut }: generator.GeneratorTape, weight: number): number {
  const [pictures, slopes] = [out.pixels.data, dOut.pixels.data];
  const length = offset(out, 1, 0, 0) - offset(out, 0, 0, 0);
  let sum = 0;
  for (let p = 0; p + 1 < n; p += 2) {
    const from = offset(out, p, 0, 0);
    let d = 0;
    for (let i = from; i < from + length; i++) {
      if (i % out.channels < CHANNELS)
        d += Math.abs(pictures[i]! - pictures[i + length]!) / NUMBERS;
    }
    const slope = weight / ((d + LEAST) * (d + LEAST) * NUMBERS);
    for (let i = from; i < from + length; i++) {
      if (i % out.channels >= CHANNELS) continue;
      const side = Math.sign(pictures[i]! - pictures[i + length]!);
      slopes[i]! -= slope * side;
      slopes[i + length]! += slope * side;
    }
    sum += (2 * d) / n;
  }
  return sum;
}

/** Keeps the push finite where two pictures are the same. */
const LEAST = 0.01;

/** Pictures (n, 768) from noise (n, Z) and words. */
export function pictureMaker(
  k: Kernel,
  net: generator.Generator,
  most: number,
): (z: Points, features: readonly Float32Array[]) => Float64Array {
  const tape = generator.createTape(k, net, most);
  return (z, features) => {
    const n = features.length;
    const pictures = new Float64Array(n * NUMBERS);
    for (let from = 0; from < n; from += most) {
      const part = generator.firstOfTape(k, tape, Math.min(most, n - from));
      for (let i = 0; i < part.n; i++) {
        const at = i * part.inputs.stride;
        part.inputs.data.set(z.subarray((from + i) * Z, (from + i + 1) * Z), at);
        part.inputs.data.set(features[from + i]!, at + Z);
      }
      generator.forward(k, net, part);
      pictures.set(toPictures(part.out, CHANNELS), from * NUMBERS);
    }
    return pictures;
  };
}

/** Where n pictures begin: standard normal numbers (n, {@link Z}), those of each picture from a stream of its own. */
export function ganNoise(n: number, seed: number): Points {
  const z = new Float64Array(n * Z);
  for (let i = 0; i < n; i++) {
    const rng = createRng(seed, `latent noise of picture ${i}`);
    for (let j = 0; j < Z; j++) z[i * Z + j] = rng.normal();
  }
  return z;
}
