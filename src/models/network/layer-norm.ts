/**
 * @file Layer normalization (Ba, Kiros & Hinton 2016, arXiv 1607.06450): forward and backward side by side. Each row x
 * becomes y = (x - mean) / s with s^2 = variance + 1e-5, so that what comes next sees numbers of one size, whatever was
 * added up before. There is no gain and no bias: the matrix that reads y can do what they would.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';

/** x (n, width) to y (n, width), and 1 / s of each row to `spread` (n, 1). The width is a multiple of 4. */
export function forward(k: Kernel, x: Matrix, y: Matrix, spread: Matrix): void {
  k.operations.normalize(x.rows, x.cols, x.address, y.address, spread.address);
}

/**
 * dx += (dy - mean of dy - y mean of dy y) / s: of a change of x, what would move the mean or the variance has no effect,
 * so it is taken out of the gradient.
 */
export function backward(k: Kernel, y: Matrix, spread: Matrix, dy: Matrix, dx: Matrix): void {
  k.operations.normalizeBackward(y.rows, y.cols, y.address, spread.address, dy.address, dx.address);
}
