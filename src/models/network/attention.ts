/**
 * @file Causal attention with several heads (Vaswani et al. 2017, arXiv 1706.03762, section 3.2): forward and backward
 * side by side. Each word asks with a query q, is found by a key k and gives a value v. In each head
 *
 *     weights = softmax(q k^T / sqrt(size))     mix = weights v
 *
 * where a word sees itself and the words before it in its own text. Texts lie end to end in the rows of one matrix.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';

/** A text: it begins at row `start`, and its rows from `from` to `to`, the last excluded, are to be computed. */
export interface Passage {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

export interface AttentionShape {
  readonly heads: number;
  /** The most words of a text; a multiple of 4. */
  readonly context: number;
}

export interface AttentionTape {
  /** Queries, keys and values (n, 3 width), side by side; of each, the numbers of head 0 first. */
  readonly qkv: Matrix;
  /** (n, heads * context): in row i from column h * context on, what head h takes from each word of the text. */
  readonly weights: Matrix;
  /** (n, width): the values so mixed, head beside head. */
  readonly mix: Matrix;
}

/** From `tape.qkv` to `tape.weights` and `tape.mix`. Rows of a text before `from` must be there from earlier passes. */
export function forward(
  k: Kernel,
  { heads, context }: AttentionShape,
  { qkv, weights, mix }: AttentionTape,
  passages: readonly Passage[],
): void {
  const { gemm, softmax } = k.operations;
  const size = mix.cols / heads;
  const zero = k.zeros.address;
  for (const { start, from, to } of passages) {
    const [rows, length] = [to - from, to - start];
    for (let h = 0; h < heads; h++) {
      const [q, key, v] = [0, 1, 2].map((part) => part * mix.cols + h * size) as [
        number,
        number,
        number,
      ];
      const w = address(weights, from, h * context);
      const keysT = transposed(k, qkv, start, length, key, size);
      const n = keysT.stride;
      // prettier-ignore
      gemm(rows, n, size, address(qkv, from, q), qkv.stride, 1, keysT.address, n, w, weights.stride, zero, 0);
      softmax(rows, n, from - start + 1, 1, 1 / Math.sqrt(size), 1, w, weights.stride);
      // prettier-ignore
      gemm(rows, size, length, w, weights.stride, 1, address(qkv, start, v), qkv.stride,
        address(mix, from, h * size), mix.stride, zero, 0);
    }
  }
}

/**
 * From the gradient by the mix, `dMix` (n, width), to `dQkv` (n, 3 width), for whole texts; `dWeights`, of the shape of
 * the weights, is written over.
 */
export function backward(
  k: Kernel,
  { heads, context }: AttentionShape,
  { qkv, weights }: AttentionTape,
  passages: readonly Passage[],
  dMix: Matrix,
  dWeights: Matrix,
  dQkv: Matrix,
): void {
  const { gemm, softmaxBackward } = k.operations;
  const size = dMix.cols / heads;
  const zero = k.zeros.address;
  const row = weights.stride;
  for (const { start, to } of passages) {
    const rows = to - start;
    for (let h = 0; h < heads; h++) {
      const [q, key, v] = [0, 1, 2].map((part) => part * dMix.cols + h * size) as [
        number,
        number,
        number,
      ];
      const w = address(weights, start, h * context);
      const dw = address(dWeights, start, h * context);
      const dm = address(dMix, start, h * size);
      const into = (part: number): number => address(dQkv, start, part);
      const valuesT = transposed(k, qkv, start, rows, v, size);
      const n = valuesT.stride;
      // prettier-ignore
      {
        // dv = weights^T dMix, and to the weights: dMix v^T
        gemm(rows, size, rows, w, 1, row, dm, dMix.stride, into(v), dQkv.stride, zero, 0);
        gemm(rows, n, size, dm, dMix.stride, 1, valuesT.address, n, dw, row, zero, 0);
        softmaxBackward(rows, n, 1 / Math.sqrt(size), w, dw, row); // now by q k^T
        // dq = that times k, dk = that, transposed, times q
        gemm(rows, size, rows, dw, row, 1, address(qkv, start, key), qkv.stride, into(q), dQkv.stride, zero, 0);
        gemm(rows, size, rows, dw, 1, row, address(qkv, start, q), qkv.stride, into(key), dQkv.stride, zero, 0);
      }
    }
  }
}

/** Columns `col` to `col + size` of some rows of a matrix, transposed: (size, rows). */
function transposed(
  k: Kernel,
  a: Matrix,
  start: number,
  rows: number,
  col: number,
  size: number,
): Matrix {
  const t = k.scratch(size, rows);
  k.operations.transpose(rows, size, address(a, start, col), a.stride, t.address, t.stride);
  return t;
}

function address(a: Matrix, row: number, col: number): number {
  return a.address + 4 * (row * a.stride + col);
}

/** The rows of a matrix that passages compute, which must follow one another; shares its memory. */
export function rowsOf(k: Kernel, a: Matrix, passages: readonly Passage[]): Matrix {
  const { from } = passages[0]!;
  const { to } = passages.at(-1)!;
  return from === 0 && to === a.rows ? a : k.rows(a, from, to - from);
}
