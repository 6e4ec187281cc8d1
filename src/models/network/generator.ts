/**
 * @file A generator of pictures: noise and words -> a dense network -> an image of a few pixels -> residual blocks, each
 * followed by doubling -> a picture. The dense network also gives every block its bias, so that noise and words are heard
 * at all sizes (as in StyleGAN: Karras, Laine & Aila 2018, arXiv 1812.04948). There is no normalization.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Rng } from '../random.ts';
import { createConvolutions, type ConvolutionShape } from './convolution-weights.ts';
import {
  backwardToInput,
  backwardToWeights,
  forward as convolve,
  type Convolution,
} from './convolution.ts';
import {
  createImages,
  firstImages,
  offset,
  upsample,
  upsampleBackward,
  type Images,
} from './images.ts';
import * as mlp from './mlp.ts';
import type { Parameters } from './optimizers.ts';
import * as residual from './residual-block.ts';

export interface GeneratorShape {
  /** Numbers that come in: the noise, and what tells the condition. */
  readonly inputs: number;
  /** Units in each of the two hidden layers that read them. */
  readonly hidden: number;
  /** Pixels on a side of the first image, and channels of it and after each block. */
  readonly side: number;
  readonly channels: readonly number[];
  /** Channels of the picture; a multiple of 4. */
  readonly pictureChannels: number;
}

export interface Generator {
  readonly shape: GeneratorShape;
  readonly reader: mlp.Mlp;
  readonly blocks: readonly residual.Block[];
  readonly last: Convolution;
  readonly parts: readonly [reader: Parameters, convolutions: Parameters];
}

/** A generator whose pictures are gray, until it is trained. */
export function createGenerator(k: Kernel, shape: GeneratorShape, rng: Rng): Generator {
  const { inputs, hidden, side, channels, pictureChannels } = shape;
  const groups = channels.slice(1).map((outputs, l): ConvolutionShape[] => {
    const before = channels[l]!;
    return [
      { side: 3, inputs: before, outputs, start: 'normal' },
      { side: 3, inputs: outputs, outputs, start: 'zero' },
      ...(before === outputs
        ? []
        : [{ side: 1, inputs: before, outputs, start: 'normal' } as const]),
    ];
  });
  const { convolutions, parameters, gradients } = createConvolutions(
    k,
    [
      ...groups.flat(),
      { side: 3, inputs: channels.at(-1)!, outputs: pictureChannels, start: 'zero' },
    ],
    rng,
  );
  const blocks = groups.map((group): residual.Block => {
    const [conv1, conv2, skip] = convolutions.splice(0, group.length);
    return { outputs: conv1!.w.cols, conv1: conv1!, conv2: conv2!, skip };
  });
  const biases = blocks.reduce((sum, { outputs }) => sum + outputs, 0);
  const told = side * side * channels[0]! + biases;
  const reader = mlp.createMlp(k, [inputs, hidden, hidden, told], 'silu', rng);
  const parts = [reader, { parameters, gradients }] as const;
  return { shape, reader, blocks, last: convolutions[0]!, parts };
}

/** All weights and biases, a matrix each, always in the same order. */
export function matricesOf({ reader, blocks, last }: Generator): Matrix[] {
  const convolutions = [
    ...blocks.flatMap(({ conv1, conv2, skip }) => [conv1, conv2, ...(skip ? [skip] : [])]),
    last,
  ];
  return [...reader.layers.flatMap(({ w, b }) => [w, b]), ...convolutions.map(({ w }) => w)];
}

/** Memory for a pass that makes n pictures. */
export interface GeneratorTape {
  readonly n: number;
  /** What to fill in: a row of noise and condition for each. */
  readonly inputs: Matrix;
  /** What comes out, from -1 to 1, and where its gradient goes. */
  readonly out: Images;
  readonly dOut: Images;
  readonly reader: mlp.Tape;
  readonly blocks: readonly residual.BlockTape[];
  readonly silu: Images;
  readonly siluSlope: Images;
  readonly z: Images;
  readonly slope: Images;
}

/** A tape for n pictures. */
export function createTape(k: Kernel, net: Generator, n: number): GeneratorTape {
  const { inputs, side, channels, pictureChannels } = net.shape;
  const images = (l: number, c: number): Images => createImages(k, n, side << l, c);
  const reader = mlp.createTape(k, net.reader, k.matrix(n, inputs));
  const blocks = net.blocks.map((block, l) =>
    residual.createBlockTape(k, block, images(l, channels[l]!), images(l, channels[l]!)),
  );
  const l = blocks.length - 1;
  return {
    n,
    inputs: reader.x,
    out: images(l, pictureChannels),
    dOut: images(l, pictureChannels),
    reader,
    blocks,
    silu: images(l, channels.at(-1)!),
    siluSlope: images(l, channels.at(-1)!),
    z: images(l, pictureChannels),
    slope: images(l, pictureChannels),
  };
}

/** The part of a tape for its first pictures; shares its memory. */
export function firstOfTape(k: Kernel, tape: GeneratorTape, count: number): GeneratorTape {
  if (count === tape.n) return tape;
  const cut = (images: Images): Images => firstImages(k, images, count);
  const reader = mlp.tapeRows(k, tape.reader, 0, count);
  return {
    n: count,
    inputs: reader.x,
    out: cut(tape.out),
    dOut: cut(tape.dOut),
    reader,
    blocks: tape.blocks.map((block) => residual.firstOfBlockTape(k, block, count)),
    silu: cut(tape.silu),
    siluSlope: cut(tape.siluSlope),
    z: cut(tape.z),
    slope: cut(tape.slope),
  };
}

/** Runs the generator on `tape.inputs`; fills `tape.out`. */
export function forward(k: Kernel, net: Generator, tape: GeneratorTape): void {
  const { reader, blocks, silu, siluSlope, z, out, slope } = tape;
  const told = mlp.forward(k, net.reader, reader);
  const first = blocks[0]!.x;
  eachRow(first, (at, from, length) => {
    first.pixels.data.set(told.data.subarray(from(told.stride), from(told.stride) + length), at);
  });
  let col = first.side * first.side * first.channels;
  net.blocks.forEach((block, l) => {
    if (l > 0) upsample(blocks[l - 1]!.y, blocks[l]!.x);
    residual.forward(k, block, blocks[l]!, told, col);
    col += block.outputs;
  });
  k.activate('silu', blocks.at(-1)!.y.pixels, silu.pixels, siluSlope.pixels);
  convolve(k, net.last, silu, z);
  k.activate('tanh', z.pixels, out.pixels, slope.pixels);
}

/** From the gradient with respect to the pictures, in `tape.dOut`: adds to the gradients of all weights. */
export function backward(k: Kernel, net: Generator, tape: GeneratorTape): void {
  const { reader, blocks, silu, siluSlope, dOut, slope } = tape;
  const dTold = reader.dz.at(-1)!;
  const dLast = blocks.at(-1)!.dy;
  k.multiply(dOut.pixels, dOut.pixels, slope.pixels);
  backwardToWeights(k, net.last, silu, dOut);
  backwardToInput(k, net.last, dOut, dLast);
  k.multiply(dLast.pixels, dLast.pixels, siluSlope.pixels);
  let col = dTold.cols;
  for (let l = net.blocks.length - 1; l >= 0; l--) {
    col -= net.blocks[l]!.outputs;
    residual.backward(k, net.blocks[l]!, blocks[l]!, dTold, col);
    if (l > 0) upsampleBackward(blocks[l - 1]!.dy, blocks[l]!.dx);
  }
  const first = blocks[0]!.dx;
  eachRow(first, (at, to, length) => {
    dTold.data.set(first.pixels.data.subarray(at, at + length), to(dTold.stride));
  });
  mlp.backward(k, net.reader, reader, { weights: true, input: false });
}

/** Each row of pixels: where it is in the images, and where in a matrix with an image a row; its length in numbers. */
function eachRow(
  images: Images,
  visit: (at: number, inMatrix: (stride: number) => number, length: number) => void,
): void {
  const length = images.side * images.channels;
  for (let i = 0; i < images.n; i++) {
    for (let y = 0; y < images.side; y++) {
      visit(offset(images, i, y, 0), (stride) => i * stride + y * length, length);
    }
  }
}
