/**
 * @file A residual block (He et al. 2015, arXiv 1512.03385): y = skip(x) + conv2(silu(conv1(silu(x)) + bias)). The bias is
 * given for each image: that is how a block hears of the time and of the words. The skip is x itself, or a 1 x 1
 * convolution where the channels change. There is no normalization; conv2 begins at 0, so that a new block adds nothing.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import {
  backwardToInput,
  backwardToWeights,
  forward as convolve,
  type Convolution,
} from './convolution.ts';
import { add, createImages, firstImages, pixelSums, type Images } from './images.ts';

export interface Block {
  readonly outputs: number;
  readonly conv1: Convolution;
  readonly conv2: Convolution;
  /** 1 x 1, where inputs and outputs differ in number. */
  readonly skip: Convolution | undefined;
}

/** What a forward pass leaves for the backward pass, and the gradients: a name with d is the loss's gradient by it. */
export interface BlockTape {
  readonly x: Images;
  readonly siluX: Images;
  readonly slopeX: Images;
  readonly z: Images;
  readonly siluZ: Images;
  readonly slopeZ: Images;
  readonly y: Images;
  readonly dx: Images;
  readonly dz: Images;
  readonly dy: Images;
}

/** A tape for images that come in `x`, and whose gradient goes into `dx`. */
export function createBlockTape(k: Kernel, { outputs }: Block, x: Images, dx: Images): BlockTape {
  const wide = (): Images => createImages(k, x.n, x.side, outputs);
  const narrow = (): Images => createImages(k, x.n, x.side, x.channels);
  return {
    x,
    siluX: narrow(),
    slopeX: narrow(),
    z: wide(),
    siluZ: wide(),
    slopeZ: wide(),
    y: wide(),
    dx,
    dz: wide(),
    dy: wide(),
  };
}

/** The part of a tape that belongs to its first images; shares its memory. */
export function firstOfBlockTape(k: Kernel, tape: BlockTape, count: number): BlockTape {
  const cut = (name: keyof BlockTape): Images => firstImages(k, tape[name], count);
  return {
    x: cut('x'),
    siluX: cut('siluX'),
    slopeX: cut('slopeX'),
    z: cut('z'),
    siluZ: cut('siluZ'),
    slopeZ: cut('slopeZ'),
    y: cut('y'),
    dx: cut('dx'),
    dz: cut('dz'),
    dy: cut('dy'),
  };
}

/** Fills `tape.y`. The block's biases are in `bias` (n, …) from column `col` on. */
export function forward(
  k: Kernel,
  { conv1, conv2, skip }: Block,
  { x, siluX, slopeX, z, siluZ, slopeZ, y }: BlockTape,
  bias: Matrix,
  col: number,
): void {
  k.activate('silu', x.pixels, siluX.pixels, slopeX.pixels);
  convolve(k, conv1, siluX, z, { bias, col });
  k.activate('silu', z.pixels, siluZ.pixels, slopeZ.pixels);
  if (skip) convolve(k, skip, x, y);
  convolve(k, conv2, siluZ, y, skip ? y : x);
}

/** From `tape.dy`: adds to the gradients of the weights, fills `tape.dx`, and writes the gradient of the biases. */
export function backward(
  k: Kernel,
  { conv1, conv2, skip }: Block,
  { x, siluX, slopeX, siluZ, slopeZ, dx, dz, dy }: BlockTape,
  dBias: Matrix,
  col: number,
): void {
  backwardToWeights(k, conv2, siluZ, dy);
  backwardToInput(k, conv2, dy, dz);
  k.multiply(dz.pixels, dz.pixels, slopeZ.pixels);
  pixelSums(dz, dBias, col);
  backwardToWeights(k, conv1, siluX, dz);
  backwardToInput(k, conv1, dz, dx);
  k.multiply(dx.pixels, dx.pixels, slopeX.pixels);
  if (skip) {
    backwardToWeights(k, skip, x, dy);
    backwardToInput(k, skip, dy, dx, dx);
  } else add(dy, dx);
}
