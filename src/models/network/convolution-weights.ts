/** @file The weights of a network's convolutions, side by side in one block: what an optimizer works on. */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Rng } from '../random.ts';
import type { Convolution } from './convolution.ts';

export interface ConvolutionShape {
  readonly side: 1 | 3;
  readonly inputs: number;
  readonly outputs: number;
  /** Normal with variance 2 / (side^2 inputs) (He et al. 2015, arXiv 1502.01852, eq. 10), or 0. */
  readonly start: 'normal' | 'zero';
}

/** Convolutions of these shapes, in order, with all weights and all gradients in one row each. */
export function createConvolutions(
  k: Kernel,
  shapes: readonly ConvolutionShape[],
  rng: Rng,
): { convolutions: Convolution[]; parameters: Matrix; gradients: Matrix } {
  const sizes = shapes.map(({ side, inputs, outputs }) => [side * side * inputs, outputs] as const);
  const [parameters, weights] = k.block(sizes);
  const [gradients, slots] = k.block(sizes);
  const convolutions = shapes.map(({ side, start }, i): Convolution => {
    const w = weights[i]!;
    const spread = start === 'zero' ? 0 : Math.sqrt(2 / w.rows);
    for (let at = 0; spread > 0 && at < w.data.length; at++) w.data[at] = spread * rng.normal();
    return { side, w, dw: slots[i]! };
  });
  return { convolutions, parameters, gradients };
}
