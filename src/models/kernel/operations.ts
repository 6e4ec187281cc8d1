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
