/**
 * @file One dense layer: forward and backward side by side. Shapes: x (n, inputs), z (n, outputs); a gradient has the
 * shape of what it belongs to and is called d of it.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';

/** z = x w + b. */
export interface Dense {
  /** Weights (inputs, outputs) and biases (1, outputs). */
  readonly w: Matrix;
  readonly b: Matrix;
  /** The loss's gradient with respect to each; backward passes add to them. */
  readonly dw: Matrix;
  readonly db: Matrix;
}

/** z = x w + b. */
export function forward(k: Kernel, layer: Dense, x: Matrix, z: Matrix): void {
  k.affine(z, x, layer.w, layer.b);
}

/** dw += x^T dz and db += the sum of dz over the batch. */
export function backwardToWeights(k: Kernel, layer: Dense, x: Matrix, dz: Matrix): void {
  k.addTransposedProduct(layer.dw, x, dz);
  k.addColumnSums(layer.db, dz);
}

/** dx = dz w^T. */
export function backwardToInput(k: Kernel, layer: Dense, dz: Matrix, dx: Matrix): void {
  k.productTransposed(dx, dz, layer.w);
}
