/**
 * @file From pictures to features: convolutions of 3 x 3 pixels, each followed by an activation and by halving, forward and
 * backward side by side. Judge and discriminator begin with it.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { ActivationName } from '../kernel/operations.ts';
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
import type { Parameters } from './optimizers.ts';

export interface StackShape {
  /** Pixels on a side of the picture, halved after each convolution, and its channels; a multiple of 4. */
  readonly side: number;
  readonly pictureChannels: number;
  /** Channels after each convolution. */
  readonly channels: readonly number[];
}

export interface ConvolutionStack extends Parameters {
  readonly shape: StackShape;
  readonly activation: ActivationName;
  readonly convolutions: readonly Convolution[];
}

export function createStack(
  k: Kernel,
  shape: StackShape,
  activation: ActivationName,
  rng: Rng,
): ConvolutionStack {
  const inputs = [shape.pictureChannels, ...shape.channels];
  const shapes = shape.channels.map(
    (outputs, l) => ({ side: 3, inputs: inputs[l]!, outputs, start: 'normal' }) as const,
  );
  return { shape, activation, ...createConvolutions(k, shapes, rng) };
}

/** How many features a picture has: all channels of all pixels that are left. */
export function featureCount({ side, channels }: StackShape): number {
  return (side >> channels.length) ** 2 * channels.at(-1)!;
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
export interface StackTape {
  /** What to fill in, and the gradient with respect to it. */
  readonly x: Images;
  readonly dx: Images;
  readonly layers: readonly Layer[];
  readonly last: Images;
  readonly dLast: Images;
}

/** A tape for n pictures. */
export function createTape(k: Kernel, { shape }: ConvolutionStack, n: number): StackTape {
  const { side, pictureChannels, channels } = shape;
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
  const last = (): Images => images(channels.length, channels.at(-1)!);
  return { x: layers[0]!.x, dx: layers[0]!.dx, layers, last: last(), dLast: last() };
}

/** The part of a tape for its first pictures; shares its memory. */
export function firstOfTape(k: Kernel, tape: StackTape, count: number): StackTape {
  const cut = (images: Images): Images => firstImages(k, images, count);
  const layers = tape.layers.map(({ x, z, y, slope, dx, dz }) => ({
    x: cut(x),
    z: cut(z),
    y: cut(y),
    slope: cut(slope),
    dx: cut(dx),
    dz: cut(dz),
  }));
  const [last, dLast] = [cut(tape.last), cut(tape.dLast)];
  return { x: layers[0]!.x, dx: layers[0]!.dx, layers, last, dLast };
}

/** Runs the stack on `tape.x`; fills `features`, a row for each picture. */
export function forward(
  k: Kernel,
  { convolutions, activation }: ConvolutionStack,
  { layers, last }: StackTape,
  features: Matrix,
): void {
  convolutions.forEach((convolution, l) => {
    const { x, z, y, slope } = layers[l]!;
    convolve(k, convolution, x, z);
    k.activate(activation, z.pixels, y.pixels, slope.pixels);
    pool(y, layers[l + 1]?.x ?? last);
  });
  features.data.set(toPictures(last, last.channels));
}

/**
 * From the gradient with respect to the features: adds to the gradients of the weights, or leaves them alone, and fills
 * `tape.dx` where it is wanted.
 */
export function backward(
  k: Kernel,
  { convolutions }: ConvolutionStack,
  { layers, dLast }: StackTape,
  dFeatures: Matrix,
  wanted: { readonly weights: boolean; readonly input: boolean },
): void {
  setPictures(dLast, dFeatures.data, dLast.channels);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { x, slope, dx, dz } = layers[l]!;
    dz.pixels.data.fill(0);
    poolBackward(dz, layers[l + 1]?.dx ?? dLast);
    k.multiply(dz.pixels, dz.pixels, slope.pixels);
    if (wanted.weights) backwardToWeights(k, convolutions[l]!, x, dz);
    if (l > 0 || wanted.input) backwardToInput(k, convolutions[l]!, dz, dx);
  }
}
