/**
 * @file The operations of the numerical kernel, as WebAssembly exports them: addresses in bytes in one memory, strides
 * in floats. `kernel.ts` gives them matrices; `plain.ts` has them in TypeScript.
 */

/** Activations by the number that the kernel knows them by. Each takes 0 to 0, which keeps padding 0. */
export const activationNames = ['leaky', 'relu', 'tanh', 'silu'] as const;
export type ActivationName = (typeof activationNames)[number];

export interface Operations {
  /** C = S + A B: A (m, k) of any strides, B (k, n) and C (m, n) by rows, n a multiple of 4; S by rows `sRow` apart. */
  gemm(
    m: number,
    n: number,
    k: number,
    a: number,
    aRow: number,
    aCol: number,
    b: number,
    bRow: number,
    c: number,
    cRow: number,
    s: number,
    sRow: number,
  ): void;
  /** B (cols, rows) = the transpose of A (rows, cols), its rows filled up with zeros. */
  transpose(rows: number, cols: number, a: number, aRow: number, b: number, bRow: number): void;
  /** y = f(z), slope = f'(z), for n numbers, n a multiple of 4 here and below. */
  activate(kind: number, n: number, z: number, y: number, slope: number): void;
  /** out = f''(z). */
  curvature(kind: number, n: number, z: number, out: number): void;
  /** out = a b, element by element. */
  multiply(n: number, a: number, b: number, out: number): void;
  /** out += a b, element by element. */
  multiplyAdd(n: number, a: number, b: number, out: number): void;
  /**
   * Each of m rows, of n numbers with `row` from one to the next, in place: total e^(scale a) / sum of e^(scale a) over
   * the first `count` numbers of row 0, and over `grow` more in each row after it; 0 in the rest of the row.
   */
  softmax(
    m: number,
    n: number,
    count: number,
    grow: number,
    scale: number,
    total: number,
    a: number,
    row: number,
  ): void;
  /** d = scale p (d - the sum over the row of p d): from the gradient by p = softmax(scale a) to that by a, in place. */
  softmaxBackward(m: number, n: number, scale: number, p: number, d: number, row: number): void;
  /** y = (x - mean) / s, rows of n numbers, s^2 = their variance + 1e-5; 1 / s of each row goes to `spread`, 4 apart. */
  normalize(m: number, n: number, x: number, y: number, spread: number): void;
  /** dx += (dy - mean of dy - y mean of dy y) / s, row by row. */
  normalizeBackward(m: number, n: number, y: number, spread: number, dy: number, dx: number): void;
  /** A step of Adam on weights w with gradient g; m, v its running means, mScale and vScale their corrections. */
  adam(
    n: number,
    w: number,
    g: number,
    m: number,
    v: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    mScale: number,
    vScale: number,
  ): void;
  /** w -= rate g. */
  descend(n: number, w: number, g: number, rate: number): void;
}
