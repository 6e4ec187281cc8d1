/**
 * @file A multilayer perceptron: dense layers with an activation between them and none after the last. Backward is the
 * chain rule, from the last layer to the first (Rumelhart, Hinton & Williams 1986).
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { ActivationName } from '../kernel/operations.ts';
import type { Rng } from '../random.ts';
import {
  backwardToInput,
  backwardToWeights,
  type Dense,
  forward as denseForward,
} from './dense.ts';

export interface Mlp {
  readonly layers: readonly Dense[];
  readonly activation: ActivationName;
  /** All weights and biases in one row, and their gradients in the same order: what an optimizer works on. */
  readonly parameters: Matrix;
  readonly gradients: Matrix;
}

/** What a forward pass over n examples leaves for the backward pass. */
export interface Tape {
  readonly x: Matrix;
  /** Before the activation, a layer each; the last is the network's output. */
  readonly z: readonly Matrix[];
  /** After it, y = f(z), and the slope f'(z): a hidden layer each. */
  readonly y: readonly Matrix[];
  readonly slope: readonly Matrix[];
  /** The loss's gradient with respect to z, a layer each, and with respect to x. */
  readonly dz: readonly Matrix[];
  readonly dx: Matrix;
}

/**
 * A network with layers of `sizes`, inputs first. Weights are normal with variance 2 / inputs, or 1 / inputs for tanh
 * (He et al. 2015, arXiv 1502.01852, eq. 10); biases are 0.
 */
export function createMlp(
  k: Kernel,
  sizes: readonly number[],
  activation: ActivationName,
  rng: Rng,
): Mlp {
  const shapes = sizes.slice(1).flatMap((outputs, i): [number, number][] => [
    [sizes[i]!, outputs],
    [1, outputs],
  ]);
  const [parameters, values] = k.block(shapes);
  const [gradients, slots] = k.block(shapes);
  const layers = sizes.slice(1).map((_, i): Dense => {
    const w = values[2 * i]!;
    const spread = Math.sqrt((activation === 'tanh' ? 1 : 2) / w.rows);
    for (let row = 0; row < w.rows; row++) {
      for (let col = 0; col < w.cols; col++) w.data[row * w.stride + col] = spread * rng.normal();
    }
    return { w, b: values[2 * i + 1]!, dw: slots[2 * i]!, db: slots[2 * i + 1]! };
  });
  return { layers, activation, parameters, gradients };
}

/** A tape for the rows of x. The network's output goes into `out` where that is given. */
export function createTape(k: Kernel, net: Mlp, x: Matrix, out?: Matrix): Tape {
  const n = x.rows;
  const each = (layers: readonly Dense[]): Matrix[] => layers.map(({ w }) => k.matrix(n, w.cols));
  const hidden = net.layers.slice(0, -1);
  const last = net.layers.at(-1)!.w.cols;
  return {
    x,
    z: [...each(hidden), out ?? k.matrix(n, last)],
    y: each(hidden),
    slope: each(hidden),
    dz: each(net.layers),
    dx: k.matrix(n, x.cols),
  };
}

/** The part of a tape that belongs to `count` examples from `from` on; shares its memory. */
export function tapeRows(k: Kernel, tape: Tape, from: number, count: number): Tape {
  const cut = (m: Matrix): Matrix => k.rows(m, from, count);
  return {
    x: cut(tape.x),
    z: tape.z.map(cut),
    y: tape.y.map(cut),
    slope: tape.slope.map(cut),
    dz: tape.dz.map(cut),
    dx: cut(tape.dx),
  };
}

/** Runs the network on `tape.x`; returns its output (n, outputs). */
export function forward(k: Kernel, net: Mlp, tape: Tape): Matrix {
  const last = net.layers.length - 1;
  for (let l = 0; l <= last; l++) {
    denseForward(k, net.layers[l]!, l === 0 ? tape.x : tape.y[l - 1]!, tape.z[l]!);
    if (l < last) k.activate(net.activation, tape.z[l]!, tape.y[l]!, tape.slope[l]!);
  }
  return tape.z[last]!;
}

/**
 * From the gradient with respect to the output, which must stand in the last `tape.dz`: adds to the gradients of the
 * weights, or leaves them alone, and fills `tape.dx` where it is wanted.
 */
export function backward(
  k: Kernel,
  net: Mlp,
  tape: Tape,
  wanted: { readonly weights: boolean; readonly input: boolean },
): void {
  for (let l = net.layers.length - 1; l >= 0; l--) {
    const layer = net.layers[l]!;
    const dz = tape.dz[l]!;
    if (wanted.weights) backwardToWeights(k, layer, l === 0 ? tape.x : tape.y[l - 1]!, dz);
    if (l > 0) {
      const below = tape.dz[l - 1]!;
      backwardToInput(k, layer, dz, below); // with respect to y = f(z) ...
      k.multiply(below, below, tape.slope[l - 1]!); // ... and so to z
    } else if (wanted.input) backwardToInput(k, layer, dz, tape.dx);
  }
}
