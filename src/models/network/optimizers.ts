/** @file From gradients to new weights: gradient descent, and Adam (Kingma & Ba 2015, arXiv 1412.6980, algorithm 1). */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
export const optimizerNames = ['adam', 'sgd'] as const;
export type OptimizerName = (typeof optimizerNames)[number];

/** All numbers of a network that are learned, and their gradients in the same order, in one row each. */
export interface Parameters {
  readonly parameters: Matrix;
  readonly gradients: Matrix;
}

export interface Optimizer {
  /** One update of the network from its gradients, which are then set to 0. `rate` is the learning rate. */
  step(rate: number): void;
  /** What it remembers of the steps before, to be kept and put back; and how many steps those were. */
  readonly moments: readonly Matrix[];
  resume(steps: number): void;
}

/** Adam's constants: beta1 as Radford, Metz & Chintala 2015 (arXiv 1511.06434) set it for GANs. */
export const adamDefaults = { beta1: 0.5, beta2: 0.999, epsilon: 1e-8 } as const;

/** An optimizer for all parameters of a network. */
export function createOptimizer(
  k: Kernel,
  name: OptimizerName,
  net: Parameters,
  constants: { beta1: number; beta2: number; epsilon: number } = adamDefaults,
): Optimizer {
  return name === 'adam' ? adam(k, net.parameters, net.gradients, constants) : sgd(k, net);
}

function sgd(k: Kernel, { parameters, gradients }: Parameters): Optimizer {
  return {
    moments: [],
    resume: () => undefined,
    step(rate) {
      const n = parameters.data.length;
      k.operations.descend(n, parameters.address, gradients.address, rate);
      gradients.data.fill(0);
    },
  };
}

function adam(
  k: Kernel,
  w: Matrix,
  g: Matrix,
  { beta1, beta2, epsilon }: { beta1: number; beta2: number; epsilon: number },
): Optimizer {
  const m = k.matrix(1, w.cols);
  const v = k.matrix(1, w.cols);
  // beta to the power of the number of steps, by multiplication, which rounds the same everywhere.
  let power1 = 1;
  let power2 = 1;
  return {
    moments: [m, v],
    resume(steps) {
      [power1, power2] = [1, 1];
      for (let i = 0; i < steps; i++) [power1, power2] = [power1 * beta1, power2 * beta2];
    },
    step(rate) {
      power1 *= beta1;
      power2 *= beta2;
      // prettier-ignore
      k.operations.adam(
        w.data.length, w.address, g.address, m.address, v.address,
        rate, beta1, beta2, epsilon, 1 / (1 - power1), 1 / (1 - power2),
      );
      g.data.fill(0);
    },
  };
}
