/**
 * @file A discriminator of pictures: convolutions, each followed by halving, then a dense network that gives what was seen,
 * h. The words ask for something, v = words E + w, and the log-odds that the picture is real are h . v: projection (Miyato
 * & Koyama 2018, arXiv 1802.05637), of which w is the part for any words.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Rng } from '../random.ts';
import { createConvolutions } from './convolution-weights.ts';
import {
  backwardToInput,
  backwardToWeights,
  forward as convolve,
  type Convolution,
} from './convolution.ts';
import {
  createImages,
  firstImages,
  pool,
  poolBackward,
  setPictures,
  toPictures,
  type Images,
} from './images.ts';
import * as mlp from './mlp.ts';
import type { Parameters } from './optimizers.ts';

export interface DiscriminatorShape {
  /** Pixels on a side of the picture, halved after each convolution, and its channels; a multiple of 4. */
  readonly side: number;
  readonly pictureChannels: number;
  /** Channels after each convolution. */
  readonly channels: readonly number[];
  /** Numbers that tell the words, and units of the two layers after the convolutions. */
  readonly conditions: number;
  readonly hidden: number;
}

export interface Discriminator {
  readonly shape: DiscriminatorShape;
  readonly convolutions: readonly Convolution[];
  readonly head: mlp.Mlp;
  readonly question: mlp.Mlp;
  readonly parts: readonly [convolutions: Parameters, head: Parameters, question: Parameters];
}

export function createDiscriminator(k: Kernel, shape: DiscriminatorShape, rng: Rng): Discriminator {
  const { side, pictureChannels, channels, conditions, hidden } = shape;
  const inputs = [pictureChannels, ...channels];
  const { convolutions, ...parameters } = createConvolutions(
    k,
    channels.map((outputs, l) => ({ side: 3, inputs: inputs[l]!, outputs, start: 'normal' })),
    rng,
  );
  const seen = (side >> channels.length) ** 2 * channels.at(-1)!;
  const head = mlp.createMlp(k, [seen, hidden, hidden], 'leaky', rng);
  const question = mlp.createMlp(k, [conditions, hidden], 'leaky', rng);
  question.parameters.data.fill(0); // everything is as likely real as not
  return { shape, convolutions, head, question, parts: [parameters, head, question] };
}

interface Layer {
  readonly x: Images;
  readonly z: Images;
  readonly y: Images;
  readonly slope: Images;
  readonly dx: Images;
  readonly dz: Images;
}

/** Memory for a pass over n pictures. */
export interface DiscriminatorTape {
  readonly n: number;
  /** What to fill in: the pictures, and a row for the words of each. */
  readonly x: Images;
  readonly words: Matrix;
  /** What comes out, the log-odds of each, and where their gradient goes. */
  readonly s: Float32Array;
  readonly ds: Float32Array;
  /** The gradient with respect to the pictures. */
  readonly dx: Images;
  readonly layers: readonly Layer[];
  readonly seen: Images;
  readonly dSeen: Images;
  readonly head: mlp.Tape;
  readonly question: mlp.Tape;
}

/** A tape for n pictures. */
export function createTape(k: Kernel, net: Discriminator, n: number): DiscriminatorTape {
  const { side, pictureChannels, channels, conditions } = net.shape;
  const images = (l: number, c: number): Images => createImages(k, n, side >> l, c);
  const inputs = [pictureChannels, ...channels];
  const layers = channels.map((outputs, l): Layer => ({
    x: images(l, inputs[l]!),
    z: images(l, outputs),
    y: images(l, outputs),
    slope: images(l, outputs),
    dx: images(l, inputs[l]!),
    dz: images(l, outputs),
  }));
  const seen = images(channels.length, channels.at(-1)!);
  const question = mlp.createTape(k, net.question, k.matrix(n, conditions));
  return {
    n,
    x: layers[0]!.x,
    words: question.x,
    s: new Float32Array(n),
    ds: new Float32Array(n),
    dx: layers[0]!.dx,
    layers,
    seen,
    dSeen: images(channels.length, channels.at(-1)!),
    head: mlp.createTape(k, net.head, k.matrix(n, seen.side ** 2 * seen.channels)),
    question,
  };
}

/** The part of a tape for its first pictures; shares its memory. */
export function firstOfTape(k: Kernel, tape: DiscriminatorTape, count: number): DiscriminatorTape {
  const cut = (images: Images): Images => firstImages(k, images, count);
  const layers = tape.layers.map(({ x, z, y, slope, dx, dz }) => ({
    x: cut(x),
    z: cut(z),
    y: cut(y),
    slope: cut(slope),
    dx: cut(dx),
    dz: cut(dz),
  }));
  const question = mlp.tapeRows(k, tape.question, 0, count);
  return {
    n: count,
    x: layers[0]!.x,
    words: question.x,
    s: tape.s.subarray(0, count),
    ds: tape.ds.subarray(0, count),
    dx: layers[0]!.dx,
    layers,
    seen: cut(tape.seen),
    dSeen: cut(tape.dSeen),
    head: mlp.tapeRows(k, tape.head, 0, count),
    question,
  };
}

/** Runs the discriminator on `tape.x` and `tape.words`; fills `tape.s`. */
export function forward(k: Kernel, net: Discriminator, tape: DiscriminatorTape): void {
  const { layers, seen, head, question, s } = tape;
  net.convolutions.forEach((convolution, l) => {
    const { x, z, y, slope } = layers[l]!;
    convolve(k, convolution, x, z);
    k.activate('leaky', z.pixels, y.pixels, slope.pixels);
    pool(y, layers[l + 1]?.x ?? seen);
  });
  head.x.data.set(toPictures(seen, seen.channels));
  const h = mlp.forward(k, net.head, head);
  const v = mlp.forward(k, net.question, question);
  for (let i = 0; i < tape.n; i++) {
    let sum = 0;
    for (let j = i * h.stride, end = j + h.cols; j < end; j++) sum += h.data[j]! * v.data[j]!;
    s[i] = sum;
  }
}

/**
 * From the gradient with respect to the log-odds, in `tape.ds`: adds to the gradients of the weights, or leaves them
 * alone, and fills `tape.dx` where it is wanted.
 */
export function backward(
  k: Kernel,
  net: Discriminator,
  tape: DiscriminatorTape,
  wanted: { readonly weights: boolean; readonly input: boolean },
): void {
  const { layers, seen, dSeen, head, question, ds } = tape;
  const [h, v] = [head.z.at(-1)!, question.z.at(-1)!];
  const [dh, dv] = [head.dz.at(-1)!, question.dz.at(-1)!];
  for (let i = 0; i < tape.n; i++) {
    for (let j = i * h.stride, end = j + h.cols; j < end; j++) {
      dh.data[j] = ds[i]! * v.data[j]!;
      dv.data[j] = ds[i]! * h.data[j]!;
    }
  }
  if (wanted.weights) mlp.backward(k, net.question, question, { weights: true, input: false });
  mlp.backward(k, net.head, head, { weights: wanted.weights, input: true });
  setPictures(dSeen, head.dx.data, seen.channels);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { x, slope, dx, dz } = layers[l]!;
    dz.pixels.data.fill(0);
    poolBackward(dz, layers[l + 1]?.dx ?? dSeen);
    k.multiply(dz.pixels, dz.pixels, slope.pixels);
    if (wanted.weights) backwardToWeights(k, net.convolutions[l]!, x, dz);
    if (l > 0 || wanted.input) backwardToInput(k, net.convolutions[l]!, dz, dx);
  }
}
