/**
 * @file Matrices in one block of memory, and the kernel that works on them: WebAssembly where the browser has its SIMD,
 * plain TypeScript elsewhere, with the same bits from both. All memory is taken when a network is made; a training
 * step allocates nothing.
 */
import type { Points } from '../points.ts';
import { activationNames, type ActivationName, type Operations } from './operations.ts';
import { plainOperations } from './plain.ts';

/** A matrix (rows, cols) of 32-bit floats by rows, each row padded with zeros to a multiple of 4. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  /** Floats from one row to the next. */
  readonly stride: number;
  /** All of it, padding included: element (i, j) is `data[i * stride + j]`. */
  readonly data: Float32Array;
  /** Its place in the kernel's memory, in bytes. */
  readonly address: number;
}

export interface Kernel {
  readonly kind: 'simd' | 'plain';
  /** A new matrix of zeros. Throws a RangeError when the memory is used up. */
  matrix(rows: number, cols: number): Matrix;
  /** Matrices of these shapes side by side in one block, which is the first of the two: an optimizer's one vector. */
  block(shapes: readonly (readonly [rows: number, cols: number])[]): [Matrix, Matrix[]];
  /** `count` rows of a matrix from row `from` on; shares its memory. */
  rows(a: Matrix, from: number, count: number): Matrix;
  /** out = x w + b, with b (1, cols) added to every row. */
  affine(out: Matrix, x: Matrix, w: Matrix, b: Matrix): void;
  /** out = a b. */
  product(out: Matrix, a: Matrix, b: Matrix): void;
  /** out = s + a b; `out` may be `s`. */
  productPlus(out: Matrix, s: Matrix, a: Matrix, b: Matrix): void;
  /** out = a b^T, through a transposed copy of b. */
  productTransposed(out: Matrix, a: Matrix, b: Matrix): void;
  /** out += a^T b. */
  addTransposedProduct(out: Matrix, a: Matrix, b: Matrix): void;
  /** out (1, cols) += the sum of the rows of a. */
  addColumnSums(out: Matrix, a: Matrix): void;
  /** y = f(z) and slope = f'(z). */
  activate(f: ActivationName, z: Matrix, y: Matrix, slope: Matrix): void;
  /** out = f''(z). */
  curvature(f: ActivationName, z: Matrix, out: Matrix): void;
  /** out = a b, element by element. */
  multiply(out: Matrix, a: Matrix, b: Matrix): void;
  /** out += a b, element by element. */
  multiplyAdd(out: Matrix, a: Matrix, b: Matrix): void;
  readonly operations: Operations;
  /** Zeros (1, 1024): what a sum may begin with. */
  readonly zeros: Matrix;
  /** A matrix for something that is used at once: the next call, and `productTransposed`, write over it. */
  scratch(rows: number, cols: number): Matrix;
}

const MEGABYTE = 2 ** 20;
const PAGE = 2 ** 16; // of WebAssembly memory
/** The most columns of a product. */
const MAX_COLS = 1024;
/** Numbers in the largest scratch matrix. */
const SCRATCH = 256 * 256;

/**
 * A kernel with a memory of its own. With the bytes of the compiled kernel it runs in WebAssembly; without them, or
 * where the engine refuses them, in TypeScript.
 */
export function createKernel(wasm?: BufferSource, megabytes = 16): Kernel {
  return (wasm && simdKernel(wasm, megabytes)) ?? plainKernel(megabytes);
}

function plainKernel(megabytes: number): Kernel {
  const memory = new Float32Array((megabytes * MEGABYTE) / 4);
  return kernelOver('plain', memory, plainOperations(memory));
}

function simdKernel(wasm: BufferSource, megabytes: number): Kernel | undefined {
  try {
    const memory = new WebAssembly.Memory({ initial: (megabytes * MEGABYTE) / PAGE });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } });
    const operations = instance.exports as unknown as Operations;
    return kernelOver('simd', new Float32Array(memory.buffer), operations);
  } catch {
    return undefined; // no WebAssembly, no SIMD, or a policy that forbids it
  }
}

function kernelOver(kind: Kernel['kind'], memory: Float32Array, ops: Operations): Kernel {
  let used = 16; // address 0 stays free, as in C

  function take(floats: number): Matrix['address'] {
    if (used + floats > memory.length) {
      throw new RangeError(`The kernel's memory of ${memory.length * 4} bytes is used up.`);
    }
    used += floats;
    return 4 * (used - floats);
  }

  function place(address: number, rows: number, cols: number): Matrix {
    const stride = padded(cols);
    const data = memory.subarray(address / 4, address / 4 + rows * stride);
    return { rows, cols, stride, data, address };
  }

  const matrix = (rows: number, cols: number): Matrix =>
    place(take(rows * padded(cols)), rows, cols);

  const zeros = matrix(1, MAX_COLS);
  const one = matrix(1, 1);
  one.data[0] = 1;
  const spare = matrix(1, SCRATCH);

  function scratch(rows: number, cols: number): Matrix {
    if (rows * padded(cols) > spare.data.length) {
      throw new RangeError(`A scratch matrix of ${rows} x ${cols} is too large.`);
    }
    return place(spare.address, rows, cols);
  }

  /** out = start + a b, a given by its strides. */
  // prettier-ignore
  const gemm = (
    out: Matrix, a: number, aRow: number, aCol: number, k: number, b: number, bRow: number, s: number, sRow: number,
  ): void =>
    ops.gemm(out.rows, out.stride, k, a, aRow, aCol, b, bRow, out.address, out.stride, s, sRow);

  return {
    kind,
    operations: ops,
    zeros,
    scratch,
    matrix,
    block(shapes) {
      const sizes = shapes.map(([rows, cols]) => rows * padded(cols));
      const whole = matrix(
        1,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      let address = whole.address;
      const parts = shapes.map(([rows, cols], i) => {
        const part = place(address, rows, cols);
        address += 4 * sizes[i]!;
        return part;
      });
      return [whole, parts];
    },
    rows: (a, from, count) => place(a.address + 4 * from * a.stride, count, a.cols),
    affine: (out, x, w, b) =>
      gemm(out, x.address, x.stride, 1, x.cols, w.address, w.stride, b.address, 0),
    product: (out, a, b) =>
      gemm(out, a.address, a.stride, 1, a.cols, b.address, b.stride, zeros.address, 0),
    productPlus: (out, s, a, b) =>
      gemm(out, a.address, a.stride, 1, a.cols, b.address, b.stride, s.address, s.stride),
    productTransposed(out, a, b) {
      const t = scratch(b.cols, b.rows);
      ops.transpose(b.rows, b.cols, b.address, b.stride, t.address, t.stride);
      gemm(out, a.address, a.stride, 1, a.cols, t.address, t.stride, zeros.address, 0);
    },
    addTransposedProduct: (out, a, b) =>
      gemm(out, a.address, 1, a.stride, a.rows, b.address, b.stride, out.address, out.stride),
    addColumnSums: (out, a) =>
      gemm(out, one.address, 0, 0, a.rows, a.address, a.stride, out.address, out.stride),
    activate: (f, z, y, slope) =>
      ops.activate(activationNames.indexOf(f), z.data.length, z.address, y.address, slope.address),
    curvature: (f, z, out) =>
      ops.curvature(activationNames.indexOf(f), z.data.length, z.address, out.address),
    multiply: (out, a, b) => ops.multiply(out.data.length, a.address, b.address, out.address),
    multiplyAdd: (out, a, b) => ops.multiplyAdd(out.data.length, a.address, b.address, out.address),
  };
}

/** The first two columns of a matrix as points (rows, 2). */
export function toPoints(x: Matrix): Points {
  return Float64Array.from(
    { length: 2 * x.rows },
    (_, i) => x.data[(i >> 1) * x.stride + (i & 1)]!,
  );
}

function padded(cols: number): number {
  return (cols + 3) & ~3;
}
