/**
 * @file R1, a penalty on the slope of the discriminator D at real data (Mescheder, Geiger & Nowozin 2018, arXiv
 * 1801.04406, eq. 9): gamma / 2 times the mean of |grad D(x)|^2, with D before its sigmoid.
 *
 * Its gradient with respect to the weights is a derivative of a derivative. The slope g of D at x is itself computed by
 * a network, the backward pass; so differentiate that, first from g up to the output, then down again through the
 * places where the slopes of the activations depend on z. Exact, no differences ("double backpropagation", Drucker &
 * Le Cun 1992).
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import { backwardToInput, backwardToWeights } from './dense.ts';
import type { Mlp, Tape } from './mlp.ts';

/** Memory for the penalty at n real points. A name in `bar` is the penalty's gradient with respect to that. */
export interface PenaltyTape {
  /** Of D's output: with respect to y and to z of each hidden layer, and to the input. delta ends in ones. */
  readonly u: readonly Matrix[];
  readonly delta: readonly Matrix[];
  readonly g: Matrix;
  readonly gBar: Matrix;
  readonly uBar: readonly Matrix[];
  readonly deltaBar: readonly Matrix[];
  readonly zBar: readonly Matrix[];
  readonly bend: readonly Matrix[];
}

/** The penalty's memory for n points. */
export function createPenaltyTape(k: Kernel, net: Mlp, n: number): PenaltyTape {
  const hidden = (): Matrix[] => net.layers.slice(0, -1).map(({ w }) => k.matrix(n, w.cols));
  const ones = k.matrix(n, 1);
  for (let i = 0; i < n; i++) ones.data[i * ones.stride] = 1;
  const inputs = net.layers[0]!.w.rows;
  return {
    u: hidden(),
    delta: [...hidden(), ones],
    g: k.matrix(n, inputs),
    gBar: k.matrix(n, inputs),
    uBar: hidden(),
    deltaBar: hidden(),
    zBar: hidden(),
    bend: hidden(),
  };
}

/**
 * Adds the gradient of gamma / (2 n) * sum |grad D(x_i)|^2 to the network's gradients. `tape` must hold a forward pass
 * over the n points; the network must have one output.
 */
export function addGradientPenalty(
  k: Kernel,
  net: Mlp,
  tape: Tape,
  p: PenaltyTape,
  gamma: number,
): void {
  const { layers } = net;
  const top = layers.length - 1; // hidden layers are 0 .. top - 1

  // Backward once: g = grad D(x), with delta = 1 at the output.
  for (let l = top - 1; l >= 0; l--) {
    backwardToInput(k, layers[l + 1]!, p.delta[l + 1]!, p.u[l]!);
    k.multiply(p.delta[l]!, p.u[l]!, tape.slope[l]!);
  }
  backwardToInput(k, layers[0]!, p.delta[0]!, p.g);

  // The penalty is gamma / (2 n) |g|^2, so its gradient with respect to g is gamma / n g.
  const share = gamma / tape.x.rows;
  for (let i = 0; i < p.g.data.length; i++) p.gBar.data[i] = share * p.g.data[i]!;

  // Up again, through every product of the pass above: g = delta w^T, delta = u f'(z).
  k.addTransposedProduct(layers[0]!.dw, p.gBar, p.delta[0]!);
  for (let l = 0; l < top; l++) {
    k.product(p.deltaBar[l]!, l === 0 ? p.gBar : p.uBar[l - 1]!, layers[l]!.w);
    k.multiply(p.uBar[l]!, p.deltaBar[l]!, tape.slope[l]!);
    k.addTransposedProduct(layers[l + 1]!.dw, p.uBar[l]!, p.delta[l + 1]!);
  }

  // f'(z) depends on z where the activation is curved, and z on the weights below it: down once more.
  if (net.activation === 'leaky' || net.activation === 'relu') return;
  for (let l = top - 1; l >= 0; l--) {
    const zBar = p.zBar[l]!;
    if (l === top - 1) zBar.data.fill(0);
    else {
      backwardToInput(k, layers[l + 1]!, p.zBar[l + 1]!, zBar);
      k.multiply(zBar, zBar, tape.slope[l]!);
    }
    k.curvature(net.activation, tape.z[l]!, p.bend[l]!);
    k.multiply(p.bend[l]!, p.bend[l]!, p.u[l]!);
    k.multiplyAdd(zBar, p.bend[l]!, p.deltaBar[l]!);
    backwardToWeights(k, layers[l]!, l === 0 ? tape.x : tape.y[l - 1]!, zBar);
  }
}

/** gamma / 2 times the mean of |g|^2, for the points of the last {@link addGradientPenalty}. */
export function penaltyValue(p: PenaltyTape, gamma: number): number {
  return (gamma / (2 * p.g.rows)) * p.g.data.reduce((sum, value) => sum + value * value, 0);
}
