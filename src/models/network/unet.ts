/**
 * @file A U-Net (Ronneberger, Fischer & Brox 2015, arXiv 1505.04597) of residual blocks, as small as it goes: one block
 * on the way down and one on the way up at each resolution, one in the middle. On the way up, what was seen on the way
 * down at that resolution is added. A small dense network turns the conditions (time, words) into a bias for each block.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Rng } from '../random.ts';
import {
  backwardToInput,
  backwardToWeights,
  forward as convolve,
  type Convolution,
} from './convolution.ts';
import { createConvolutions, type ConvolutionShape } from './convolution-weights.ts';
import {
  createImages,
  firstImages,
  pool,
  poolBackward,
  upsampleAdd,
  upsampleBackward,
  type Images,
} from './images.ts';
import * as mlp from './mlp.ts';
import type { Parameters } from './optimizers.ts';
import * as residual from './residual-block.ts';

export interface UNetShape {
  /** Pixels on a side of the image; halved at each level after the first. */
  readonly side: number;
  /** Channels of the image, in and out; a multiple of 4. */
  readonly pictureChannels: number;
  /** Channels at each level. */
  readonly channels: readonly number[];
  /** Numbers that tell the condition, and units in each of the two layers that read them. */
  readonly conditions: number;
  readonly hidden: number;
}

export interface UNet {
  readonly shape: UNetShape;
  readonly conditioner: mlp.Mlp;
  readonly first: Convolution;
  readonly down: readonly residual.Block[];
  readonly middle: residual.Block;
  /** From each level to the channels of the one above. */
  readonly narrow: readonly Convolution[];
  readonly up: readonly residual.Block[];
  readonly last: Convolution;
  readonly parts: readonly [conditioner: Parameters, convolutions: Parameters];
}

/** A network that answers 0 to everything, until it is trained. */
export function createUNet(k: Kernel, shape: UNetShape, rng: Rng): UNet {
  const { channels, pictureChannels, conditions, hidden } = shape;
  const deepest = channels.at(-1)!;
  const blockShapes = (inputs: number, outputs: number): ConvolutionShape[] => [
    { side: 3, inputs, outputs, start: 'normal' },
    { side: 3, inputs: outputs, outputs, start: 'zero' },
    ...(inputs === outputs ? [] : [{ side: 1, inputs, outputs, start: 'normal' } as const]),
  ];
  const levels = channels.map((_, l) => l);
  const ups = levels.slice(0, -1);
  const groups: ConvolutionShape[][] = [
    [{ side: 3, inputs: pictureChannels, outputs: channels[0]!, start: 'normal' }],
    ...levels.map((l) => blockShapes(channels[Math.max(0, l - 1)]!, channels[l]!)),
    blockShapes(deepest, deepest),
    ...ups.map((l): ConvolutionShape[] => [
      { side: 1, inputs: channels[l + 1]!, outputs: channels[l]!, start: 'normal' },
    ]),
    ...ups.map((l) => blockShapes(channels[l]!, channels[l]!)),
    [{ side: 3, inputs: channels[0]!, outputs: pictureChannels, start: 'zero' }],
  ];
  const { convolutions, parameters, gradients } = createConvolutions(k, groups.flat(), rng);
  const queue = groups.map((group) => convolutions.splice(0, group.length));
  const next = (): Convolution[] => queue.shift()!;
  const block = (): residual.Block => {
    const [conv1, conv2, skip] = next();
    return { outputs: conv1!.w.cols, conv1: conv1!, conv2: conv2!, skip };
  };
  const [first] = next();
  const down = levels.map(block);
  const middle = block();
  const narrow = ups.map(() => next()[0]!);
  const up = ups.map(block);
  const [last] = next();
  const biases = [...down, middle, ...up].reduce((sum, { outputs }) => sum + outputs, 0);
  const conditioner = mlp.createMlp(k, [conditions, hidden, hidden, biases], 'silu', rng);
  const parts = [conditioner, { parameters, gradients }] as const;
  return { shape, conditioner, first: first!, down, middle, narrow, up, last: last!, parts };
}

/** All weights and biases, a matrix each, always in the same order. */
export function matricesOf(net: UNet): Matrix[] {
  const blocks = [...net.down, net.middle, ...net.up].flatMap(({ conv1, conv2, skip }) => [
    conv1,
    conv2,
    ...(skip ? [skip] : []),
  ]);
  return [
    ...net.conditioner.layers.flatMap(({ w, b }) => [w, b]),
    ...[net.first, ...blocks, ...net.narrow, net.last].map(({ w }) => w),
  ];
}

/** Memory for a pass over n images. */
export interface UNetTape {
  readonly n: number;
  /** What to fill in: the images, and a row of conditions for each. */
  readonly x: Images;
  readonly conditions: Matrix;
  /** What comes out, and where its gradient goes. */
  readonly out: Images;
  readonly dOut: Images;
  readonly conditioner: mlp.Tape;
  readonly down: readonly residual.BlockTape[];
  readonly middle: residual.BlockTape;
  readonly narrow: readonly { readonly y: Images; readonly dy: Images }[];
  readonly up: readonly residual.BlockTape[];
  readonly silu: Images;
  readonly slope: Images;
}

/** A tape for n images. Images that two parts share are one: what a block gives is what the next one takes. */
export function createTape(k: Kernel, net: UNet, n: number): UNetTape {
  const { side, channels, pictureChannels, conditions } = net.shape;
  const images = (l: number, c: number): Images => createImages(k, n, side >> l, c);
  const down = net.down.map((block, l) => {
    const inputs = channels[Math.max(0, l - 1)]!;
    return residual.createBlockTape(k, block, images(l, inputs), images(l, inputs));
  });
  const deepest = down.at(-1)!;
  // A skip adds, so its gradient is that of the sum: the blocks on the way up leave theirs where it is wanted.
  const up = net.up.map((block, l) =>
    residual.createBlockTape(k, block, images(l, channels[l]!), down[l]!.dy),
  );
  const conditioner = mlp.createTape(k, net.conditioner, k.matrix(n, conditions));
  return {
    n,
    x: images(0, pictureChannels),
    conditions: conditioner.x,
    out: images(0, pictureChannels),
    dOut: images(0, pictureChannels),
    conditioner,
    down,
    middle: residual.createBlockTape(k, net.middle, deepest.y, deepest.dy),
    narrow: net.narrow.map((_, l) => ({
      y: images(l + 1, channels[l]!),
      dy: images(l + 1, channels[l]!),
    })),
    up,
    silu: images(0, channels[0]!),
    slope: images(0, channels[0]!),
  };
}

/** The part of a tape for its first images; shares its memory. */
export function firstOfTape(k: Kernel, tape: UNetTape, count: number): UNetTape {
  if (count === tape.n) return tape;
  const cut = (images: Images): Images => firstImages(k, images, count);
  const block = (each: residual.BlockTape): residual.BlockTape =>
    residual.firstOfBlockTape(k, each, count);
  const conditioner = mlp.tapeRows(k, tape.conditioner, 0, count);
  return {
    n: count,
    x: cut(tape.x),
    conditions: conditioner.x,
    out: cut(tape.out),
    dOut: cut(tape.dOut),
    conditioner,
    down: tape.down.map(block),
    middle: block(tape.middle),
    narrow: tape.narrow.map(({ y, dy }) => ({ y: cut(y), dy: cut(dy) })),
    up: tape.up.map(block),
    silu: cut(tape.silu),
    slope: cut(tape.slope),
  };
}

/** Runs the network on `tape.x` and `tape.conditions`; fills `tape.out`. */
export function forward(k: Kernel, net: UNet, tape: UNetTape): void {
  const bias = mlp.forward(k, net.conditioner, tape.conditioner);
  const { down, middle, narrow, up } = tape;
  let col = 0;
  const run = (block: residual.Block, blockTape: residual.BlockTape): void => {
    residual.forward(k, block, blockTape, bias, col);
    col += block.outputs;
  };
  convolve(k, net.first, tape.x, down[0]!.x);
  net.down.forEach((block, l) => {
    if (l > 0) pool(down[l - 1]!.y, down[l]!.x);
    run(block, down[l]!);
  });
  run(net.middle, middle);
  for (let l = net.up.length - 1; l >= 0; l--) {
    const below = up[l + 1] ?? middle;
    convolve(k, net.narrow[l]!, below.y, narrow[l]!.y);
    upsampleAdd(narrow[l]!.y, down[l]!.y, up[l]!.x);
    run(net.up[l]!, up[l]!);
  }
  k.activate('silu', up[0]!.y.pixels, tape.silu.pixels, tape.slope.pixels);
  convolve(k, net.last, tape.silu, tape.out);
}

/** From the gradient with respect to the output, in `tape.dOut`: adds to the gradients of all weights. */
export function backward(k: Kernel, net: UNet, tape: UNetTape): void {
  const dBias = tape.conditioner.dz.at(-1)!;
  const { down, middle, narrow, up } = tape;
  let col = dBias.cols;
  const run = (block: residual.Block, blockTape: residual.BlockTape): void => {
    col -= block.outputs;
    residual.backward(k, block, blockTape, dBias, col);
  };
  backwardToWeights(k, net.last, tape.silu, tape.dOut);
  backwardToInput(k, net.last, tape.dOut, up[0]!.dy);
  k.multiply(up[0]!.dy.pixels, up[0]!.dy.pixels, tape.slope.pixels);
  net.up.forEach((block, l) => {
    const below = up[l + 1] ?? middle;
    run(block, up[l]!);
    upsampleBackward(narrow[l]!.dy, up[l]!.dx);
    backwardToWeights(k, net.narrow[l]!, below.y, narrow[l]!.dy);
    backwardToInput(k, net.narrow[l]!, narrow[l]!.dy, below.dy);
  });
  run(net.middle, middle);
  for (let l = net.down.length - 1; l >= 0; l--) {
    run(net.down[l]!, down[l]!);
    if (l > 0) poolBackward(down[l - 1]!.dy, down[l]!.dx);
  }
  backwardToWeights(k, net.first, tape.x, down[0]!.dx);
  mlp.backward(k, net.conditioner, tape.conditioner, { weights: true, input: false });
}
