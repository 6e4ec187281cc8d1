import { describe, expect, it } from 'vitest';
import { expf } from '../../../src/models/kernel/expf.ts';
import { createKernel, type Kernel, type Matrix } from '../../../src/models/kernel/kernel.ts';
import { activationNames } from '../../../src/models/kernel/operations.ts';
import { createRng, type Rng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const kernels = [createKernel(wasm, 4), createKernel(undefined, 4)] as const;

function random(k: Kernel, rows: number, cols: number, rng: Rng): Matrix {
  const m = k.matrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) m.data[i * m.stride + j] = rng.normal();
  }
  return m;
}

const at = (m: Matrix, i: number, j: number): number => m.data[i * m.stride + j]!;

it('runs in WebAssembly where the engine has SIMD, and in TypeScript where the bytes are no good', () => {
  expect(kernels.map(({ kind }) => kind)).toEqual(['simd', 'plain']);
  expect(createKernel(new Uint8Array([0, 97, 115, 109, 9]), 1).kind).toBe('plain');
});

it('says so when the memory is used up', () => {
  expect(() => createKernel(undefined, 1).matrix(1000, 1000)).toThrow(RangeError);
});

describe.each(kernels)('$kind kernel: matrix products', (k) => {
  const shapes = [1, 2, 3, 4, 5, 9, 64].flatMap((m) =>
    [1, 2, 4, 7, 8, 13, 17].map((n) => [m, n, ((m * 7 + n * 3) % 33) + 1] as const),
  );

  // 33 products of normal numbers, each rounded at 2^-24 of sums below 40: 33 * 40 * 2^-24 < 1e-4.
  const BOUND = 1e-4;

  it.each(shapes)('(%i, %i) over %i', (m, n, p) => {
    const rng = createRng(m * 10000 + n * 100 + p);
    const a = random(k, m, p, rng);
    const b = random(k, p, n, rng);
    const bias = random(k, 1, n, rng);
    const out = k.matrix(m, n);
    const expected = (i: number, j: number): number => {
      let sum = 0;
      for (let l = 0; l < p; l++) sum += at(a, i, l) * at(b, l, j);
      return sum;
    };
    const check = (want: (i: number, j: number) => number): void => {
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++)
          expect(Math.abs(at(out, i, j) - want(i, j))).toBeLessThan(BOUND);
        for (let j = n; j < out.stride; j++) expect(at(out, i, j)).toBe(0); // padding
      }
    };
    k.product(out, a, b);
    check(expected);
    k.affine(out, a, b, bias);
    check((i, j) => expected(i, j) + at(bias, 0, j));

    const bT = k.matrix(n, p);
    for (let l = 0; l < p; l++) {
      for (let j = 0; j < n; j++) bT.data[j * bT.stride + l] = at(b, l, j);
    }
    k.productTransposed(out, a, bT);
    check(expected);

    const aT = k.matrix(p, m);
    for (let l = 0; l < p; l++) {
      for (let i = 0; i < m; i++) aT.data[l * aT.stride + i] = at(a, i, l);
    }
    out.data.fill(0);
    k.addTransposedProduct(out, aT, b);
    k.addTransposedProduct(out, aT, b);
    check((i, j) => 2 * expected(i, j));

    const sums = k.matrix(1, n);
    k.addColumnSums(sums, b);
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < p; l++) sum += at(b, l, j);
      expect(Math.abs(at(sums, 0, j) - sum)).toBeLessThan(BOUND);
    }
  });
});

describe('both kernels give the same bits', () => {
  const odd = [
    0,
    -0,
    1e-42,
    -1e-42,
    3e38,
    -3e38,
    Infinity,
    -Infinity,
    NaN,
    1,
    -1,
    88.7,
    -103.9,
    20,
    -20,
    0.5,
  ];
  const both = (work: (k: Kernel, rng: Rng) => Matrix[]): void => {
    const [a, b] = [wasm, undefined].map((bytes) => work(createKernel(bytes, 2), createRng(5)));
    a!.forEach((m, i) => {
      // As bits, but one NaN for all: which NaN comes out is the engine's to choose.
      const bits = (data: Float32Array): number[] =>
        Array.from(new Uint32Array(data.slice().buffer), (word, at) =>
          Number.isNaN(data[at]!) ? -1 : word,
        );
      expect(bits(m.data)).toEqual(bits(b![i]!.data));
    });
  };
  const strange = (k: Kernel, rng: Rng): Matrix => {
    const m = random(k, 8, 16, rng);
    odd.forEach((value, i) => (m.data[i * 5] = value));
    return m;
  };

  it('in products', () => {
    both((k, rng) => {
      const [a, b, c] = [random(k, 37, 19, rng), random(k, 19, 14, rng), k.matrix(37, 14)];
      k.affine(c, a, b, random(k, 1, 14, rng));
      return [c];
    });
  });

  it.each(activationNames)('in %s, its slope and its curvature', (name) => {
    both((k, rng) => {
      const [z, y, s, c] = [strange(k, rng), k.matrix(8, 16), k.matrix(8, 16), k.matrix(8, 16)];
      k.activate(name, z, y, s);
      k.curvature(name, z, c);
      return [y, s, c];
    });
  });

  it('in softmax, in normalization, and on the way back through both', () => {
    both((k, rng) => {
      const { softmax, softmaxBackward, normalize, normalizeBackward } = k.operations;
      const [p, d, part] = [strange(k, rng), random(k, 8, 16, rng), random(k, 8, 16, rng)];
      softmax(8, 16, 5, 1, 0.7, 0.25, p.address, 16);
      softmax(8, 16, 15, 0, 2, 1, part.address, 16);
      softmaxBackward(8, 16, 0.7, p.address, d.address, 16);
      const [x, y, spread] = [random(k, 8, 16, rng), k.matrix(8, 16), k.matrix(8, 1)];
      const [dy, dx] = [strange(k, rng), random(k, 8, 16, rng)];
      normalize(8, 16, x.address, y.address, spread.address);
      normalizeBackward(8, 16, y.address, spread.address, dy.address, dx.address);
      return [p, d, part, y, spread, dx];
    });
  });

  it('in element-wise products and updates', () => {
    both((k, rng) => {
      const [a, b, c] = [strange(k, rng), random(k, 8, 16, rng), random(k, 8, 16, rng)];
      k.multiply(c, a, b);
      k.multiplyAdd(c, a, b);
      const [w, g, m, v] = [1, 2, 3, 4].map(() => random(k, 8, 16, rng)) as Matrix[];
      v!.data.forEach((value, i) => (v!.data[i] = value * value));
      const address = [w, g, m, v].map((each) => each!.address) as [number, number, number, number];
      k.operations.adam(128, ...address, 0.003, 0.5, 0.999, 1e-8, 2, 1000);
      k.operations.descend(128, w!.address, g!.address, 0.1);
      return [c, w!, m!, v!];
    });
  });
});

it.each(kernels)('$kind kernel: softmax of rows that grow, beyond what e^x can hold', (k) => {
  const a = k.matrix(3, 6);
  for (let i = 0; i < 3; i++) a.data.set([1000, 1001, 999, -5000, 7, 7, 7, 7], 8 * i);
  k.operations.softmax(3, 8, 1, 1, 2, 0.5, a.address, 8);
  const [x, y, z] = [1, Math.exp(2), Math.exp(-2)];
  const want = [
    [0.5, 0, 0],
    [0.5 / (1 + y), (0.5 * y) / (1 + y), 0],
    [x, y, z].map((each) => (0.5 * each) / (x + y + z)),
  ];
  want.forEach((row, i) => {
    row.forEach((value, j) => expect(at(a, i, j)).toBeCloseTo(value, 6));
    expect([...a.data.subarray(8 * i + 3, 8 * i + 8)]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the exponential and the activations', () => {
  it('is e^x within 1.2e-7, relative, and stops growing at both ends', () => {
    for (let x = -87; x <= 88; x += 0.0437) {
      const single = Math.fround(x);
      expect(Math.abs(expf(single) / Math.exp(single) - 1)).toBeLessThan(1.2e-7);
    }
    expect(expf(0)).toBe(1);
    expect(expf(1000)).toBe(expf(88));
    expect(expf(-1000)).toBe(expf(-87));
    expect(expf(NaN)).toBeNaN();
  });

  const exact = {
    leaky: (x: number) => (x > 0 ? x : 0.2 * x),
    relu: (x: number) => Math.max(0, x),
    tanh: Math.tanh,
    silu: (x: number) => x / (1 + Math.exp(-x)),
  };

  it.each(activationNames)('%s, its slope and its curvature are those of the formula', (name) => {
    const [k] = kernels;
    const f = exact[name];
    const [z, y, s, c] = [1, 2, 3, 4].map(() => k.matrix(1, 160)) as [
      Matrix,
      Matrix,
      Matrix,
      Matrix,
    ];
    for (let i = 0; i < 160; i++) z.data[i] = (i - 79.6) / 10;
    k.activate(name, z, y, s);
    k.curvature(name, z, c);
    const h = 1e-4;
    for (let i = 0; i < 160; i++) {
      const x = z.data[i]!;
      expect(Math.abs(y.data[i]! - f(x))).toBeLessThan(1e-6);
      expect(Math.abs(s.data[i]! - (f(x + h) - f(x - h)) / (2 * h))).toBeLessThan(2e-6);
      expect(Math.abs(c.data[i]! - (f(x + h) - 2 * f(x) + f(x - h)) / (h * h))).toBeLessThan(1e-5);
    }
  });

  it.each(activationNames)('%s takes 0 to 0, which keeps padding 0', (name) => {
    const [k] = kernels;
    const [z, y, s] = [k.matrix(1, 4), k.matrix(1, 4), k.matrix(1, 4)];
    k.activate(name, z, y, s);
    expect([...y.data]).toEqual([0, 0, 0, 0]);
  });
});
