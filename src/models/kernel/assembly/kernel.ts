/**
 * @file The numerical kernel: a matrix product and the few element-wise passes around it, four 32-bit floats at
 * a time. This file is AssemblyScript (assemblyscript.org): it looks like TypeScript, is compiled to WebAssembly
 * with SIMD when the site is built, and is not checked with the rest. `../plain.ts` has the same operations in
 * TypeScript, in the same order, so that both give the same bits.
 *
 * Addresses are bytes in the imported memory. Strides count floats. Row lengths are multiples of 4: matrices are
 * padded with columns of zeros. No relaxed SIMD: its results depend on the machine.
 */

/**
 * C = S + A B for A (m, k), B (k, n), C (m, n), each row of B, C and S contiguous. A may have any strides, so that
 * a transposed A is the same memory with its strides exchanged. S is read by row; with `sRow` 0 one row serves all
 * (a bias), and S = C adds to what is there. Every element is summed from S on, k upwards.
 */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aCol: i32,
  b: usize,
  bRow: i32,
  c: usize,
  cRow: i32,
  s: usize,
  sRow: i32,
): void {
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    let j = 0;
    for (; j + 8 <= n; j += 8) {
      block4x8(k, at(a, i * aRow), aRow, aCol, at(b, j), bRow, at(c, i * cRow + j), cRow, at(s, i * sRow + j), sRow);
    }
    if (j < n) {
      block4x4(k, at(a, i * aRow), aRow, aCol, at(b, j), bRow, at(c, i * cRow + j), cRow, at(s, i * sRow + j), sRow);
    }
  }
  for (; i < m; i++) {
    for (let j = 0; j < n; j += 4) {
      block1x4(k, at(a, i * aRow), aCol, at(b, j), bRow, at(c, i * cRow + j), at(s, i * sRow + j));
    }
  }
}

/** Eight accumulators stay in registers while k runs: each loaded vector of B serves four rows. */
// @ts-ignore: decorator
@inline
function block4x8(
  k: i32, a: usize, aRow: i32, aCol: i32, b: usize, bRow: i32, c: usize, cRow: i32, s: usize, sRow: i32,
): void {
  let c00 = v128.load(s), c01 = v128.load(s, 16);
  let c10 = v128.load(at(s, sRow)), c11 = v128.load(at(s, sRow), 16);
  let c20 = v128.load(at(s, 2 * sRow)), c21 = v128.load(at(s, 2 * sRow), 16);
  let c30 = v128.load(at(s, 3 * sRow)), c31 = v128.load(at(s, 3 * sRow), 16);
  const a1 = aRow << 2, a2 = aRow << 3, a3 = a1 + a2, step = aCol << 2, down = bRow << 2;
  for (let p = 0; p < k; p++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    const x0 = v128.load_splat<f32>(a);
    c00 = f32x4.add(c00, f32x4.mul(x0, b0));
    c01 = f32x4.add(c01, f32x4.mul(x0, b1));
    const x1 = v128.load_splat<f32>(a + a1);
    c10 = f32x4.add(c10, f32x4.mul(x1, b0));
    c11 = f32x4.add(c11, f32x4.mul(x1, b1));
    const x2 = v128.load_splat<f32>(a + a2);
    c20 = f32x4.add(c20, f32x4.mul(x2, b0));
    c21 = f32x4.add(c21, f32x4.mul(x2, b1));
    const x3 = v128.load_splat<f32>(a + a3);
    c30 = f32x4.add(c30, f32x4.mul(x3, b0));
    c31 = f32x4.add(c31, f32x4.mul(x3, b1));
    a += step;
    b += down;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(at(c, cRow), c10);
  v128.store(at(c, cRow), c11, 16);
  v128.store(at(c, 2 * cRow), c20);
  v128.store(at(c, 2 * cRow), c21, 16);
  v128.store(at(c, 3 * cRow), c30);
  v128.store(at(c, 3 * cRow), c31, 16);
}

// @ts-ignore: decorator
@inline
function block4x4(
  k: i32, a: usize, aRow: i32, aCol: i32, b: usize, bRow: i32, c: usize, cRow: i32, s: usize, sRow: i32,
): void {
  let c0 = v128.load(s), c1 = v128.load(at(s, sRow));
  let c2 = v128.load(at(s, 2 * sRow)), c3 = v128.load(at(s, 3 * sRow));
  const a1 = aRow << 2, a2 = aRow << 3, a3 = a1 + a2, step = aCol << 2, down = bRow << 2;
  for (let p = 0; p < k; p++) {
    const b0 = v128.load(b);
    c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(a), b0));
    c1 = f32x4.add(c1, f32x4.mul(v128.load_splat<f32>(a + a1), b0));
    c2 = f32x4.add(c2, f32x4.mul(v128.load_splat<f32>(a + a2), b0));
    c3 = f32x4.add(c3, f32x4.mul(v128.load_splat<f32>(a + a3), b0));
    a += step;
    b += down;
  }
  v128.store(c, c0);
  v128.store(at(c, cRow), c1);
  v128.store(at(c, 2 * cRow), c2);
  v128.store(at(c, 3 * cRow), c3);
}

// @ts-ignore: decorator
@inline
function block1x4(k: i32, a: usize, aCol: i32, b: usize, bRow: i32, c: usize, s: usize): void {
  let sum = v128.load(s);
  for (let p = 0; p < k; p++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(a), v128.load(b)));
    a = at(a, aCol);
    b = at(b, bRow);
  }
  v128.store(c, sum);
}

/** The byte address `floats` after `base`. */
// @ts-ignore: decorator
@inline
function at(base: usize, floats: i32): usize {
  return base + (floats << 2);
}

/** B (cols, rows) = the transpose of A (rows, cols), each row of B filled up with zeros to its `bRow` floats. */
export function transpose(rows: i32, cols: i32, a: usize, aRow: i32, b: usize, bRow: i32): void {
  for (let j = 0; j < cols; j++) {
    for (let i = 0; i < rows; i++) store<f32>(at(b, j * bRow + i), load<f32>(at(a, i * aRow + j)));
    for (let i = rows; i < bRow; i++) store<f32>(at(b, j * bRow + i), 0);
  }
}

/** y = f(z) and slope = f'(z) for n numbers; `kind` is the index in `activationNames`. */
export function activate(kind: i32, n: i32, z: usize, y: usize, slope: usize): void {
  const zero = f32x4.splat(0), one = f32x4.splat(1), leak = f32x4.splat(0.2);
  for (let end = at(z, n); z < end; z += 16, y += 16, slope += 16) {
    const x = v128.load(z);
    if (kind == 0) {
      const positive = f32x4.gt(x, zero);
      v128.store(y, v128.bitselect(x, f32x4.mul(x, leak), positive));
      v128.store(slope, v128.bitselect(one, leak, positive));
    } else if (kind == 1) {
      const positive = f32x4.gt(x, zero);
      v128.store(y, v128.and(x, positive));
      v128.store(slope, v128.and(one, positive));
    } else if (kind == 2) {
      const t = tanh(x);
      v128.store(y, t);
      v128.store(slope, f32x4.sub(one, f32x4.mul(t, t)));
    } else {
      const s = sigmoid(x), t = f32x4.mul(x, s);
      v128.store(y, t);
      v128.store(slope, f32x4.add(s, f32x4.mul(t, f32x4.sub(one, s))));
    }
  }
}

/** out = f''(z) for n numbers, for the two smooth activations; 0 for the others, almost everywhere. */
export function curvature(kind: i32, n: i32, z: usize, out: usize): void {
  const one = f32x4.splat(1), two = f32x4.splat(2);
  for (let end = at(z, n); z < end; z += 16, out += 16) {
    const x = v128.load(z);
    if (kind == 2) {
      const t = tanh(x);
      v128.store(out, f32x4.mul(f32x4.mul(f32x4.splat(-2), t), f32x4.sub(one, f32x4.mul(t, t))));
    } else if (kind == 3) {
      // s (1 - s) (2 + x (1 - 2 s))
      const s = sigmoid(x);
      const bend = f32x4.add(two, f32x4.mul(x, f32x4.sub(one, f32x4.mul(two, s))));
      v128.store(out, f32x4.mul(f32x4.mul(s, f32x4.sub(one, s)), bend));
    } else {
      v128.store(out, f32x4.splat(0));
    }
  }
}

/** out = a b, element by element. */
export function multiply(n: i32, a: usize, b: usize, out: usize): void {
  for (let end = at(a, n); a < end; a += 16, b += 16, out += 16) {
    v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
  }
}

/** out += a b, element by element. */
export function multiplyAdd(n: i32, a: usize, b: usize, out: usize): void {
  for (let end = at(a, n); a < end; a += 16, b += 16, out += 16) {
    v128.store(out, f32x4.add(v128.load(out), f32x4.mul(v128.load(a), v128.load(b))));
  }
}

/**
 * Softmax of m rows in place, of the first `count` numbers of row 0 and of `grow` more in each row after it; the rest of
 * the n numbers of a row become 0. The largest is taken off before, so that nothing overflows.
 */
export function softmax(
  m: i32, n: i32, count: i32, grow: i32, scale: f32, total: f32, a: usize, row: i32,
): void {
  const scales = f32x4.splat(scale), lowest = f32x4.splat(-f32.MAX_VALUE), zero = f32x4.splat(0);
  for (let i = 0; i < m; i++, count += grow, a = at(a, row)) {
    const used = (count + 3) & ~3;
    let most = lowest;
    for (let j = 0; j < used; j += 4) {
      most = f32x4.max(most, v128.bitselect(v128.load(at(a, j)), lowest, below(j, count)));
    }
    const top = f32x4.splat(max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    ));
    let sums = zero;
    for (let j = 0; j < used; j += 4) {
      const x = f32x4.mul(f32x4.sub(v128.load(at(a, j)), top), scales);
      const e = v128.and(exp(x), below(j, count));
      sums = f32x4.add(sums, e);
      v128.store(at(a, j), e);
    }
    const share = f32x4.splat(total / across(sums));
    for (let j = 0; j < used; j += 4) {
      v128.store(at(a, j), v128.and(f32x4.mul(v128.load(at(a, j)), share), below(j, count)));
    }
    for (let j = used; j < n; j += 4) v128.store(at(a, j), zero);
  }
}

/** d = scale p (d - the sum over the row of p d), in place. */
export function softmaxBackward(m: i32, n: i32, scale: f32, p: usize, d: usize, row: i32): void {
  for (let i = 0; i < m; i++, p = at(p, row), d = at(d, row)) {
    let sums = f32x4.splat(0);
    for (let j = 0; j < n; j += 4) {
      sums = f32x4.add(sums, f32x4.mul(v128.load(at(p, j)), v128.load(at(d, j))));
    }
    const mean = f32x4.splat(across(sums)), scales = f32x4.splat(scale);
    for (let j = 0; j < n; j += 4) {
      const off = f32x4.sub(v128.load(at(d, j)), mean);
      v128.store(at(d, j), f32x4.mul(scales, f32x4.mul(v128.load(at(p, j)), off)));
    }
  }
}

/** y = (x - mean) / s for m rows of n numbers, s^2 = their variance + 1e-5; 1 / s of each row goes to `spread`. */
export function normalize(m: i32, n: i32, x: usize, y: usize, spread: usize): void {
  for (let i = 0; i < m; i++, x = at(x, n), y = at(y, n), spread += 16) {
    let sums = f32x4.splat(0), squares = f32x4.splat(0);
    for (let j = 0; j < n; j += 4) sums = f32x4.add(sums, v128.load(at(x, j)));
    const mean = f32x4.splat(across(sums) / f32(n));
    for (let j = 0; j < n; j += 4) {
      const off = f32x4.sub(v128.load(at(x, j)), mean);
      squares = f32x4.add(squares, f32x4.mul(off, off));
    }
    const inverse = f32(1) / sqrt(across(squares) / f32(n) + f32(1e-5));
    store<f32>(spread, inverse);
    for (let j = 0; j < n; j += 4) {
      const off = f32x4.sub(v128.load(at(x, j)), mean);
      v128.store(at(y, j), f32x4.mul(off, f32x4.splat(inverse)));
    }
  }
}

/** dx += (dy - mean of dy - y mean of dy y) / s, row by row. */
export function normalizeBackward(m: i32, n: i32, y: usize, spread: usize, dy: usize, dx: usize): void {
  for (let i = 0; i < m; i++, y = at(y, n), dy = at(dy, n), dx = at(dx, n), spread += 16) {
    let sums = f32x4.splat(0), alike = f32x4.splat(0);
    for (let j = 0; j < n; j += 4) {
      const d = v128.load(at(dy, j));
      sums = f32x4.add(sums, d);
      alike = f32x4.add(alike, f32x4.mul(d, v128.load(at(y, j))));
    }
    const shift = f32x4.splat(across(sums) / f32(n)), turn = f32x4.splat(across(alike) / f32(n));
    const inverse = v128.load_splat<f32>(spread);
    for (let j = 0; j < n; j += 4) {
      const plain = f32x4.sub(v128.load(at(dy, j)), shift);
      const d = f32x4.sub(plain, f32x4.mul(v128.load(at(y, j)), turn));
      v128.store(at(dx, j), f32x4.add(v128.load(at(dx, j)), f32x4.mul(d, inverse)));
    }
  }
}

/** The sum of the four numbers of a vector. */
// @ts-ignore: decorator
@inline
function across(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** Which of the numbers j, j + 1, j + 2 and j + 3 are below `count`. */
// @ts-ignore: decorator
@inline
function below(j: i32, count: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4.splat(j), i32x4(0, 1, 2, 3)), i32x4.splat(count));
}

/**
 * One step of Adam: m and v are running means of the gradient and of its square, `mScale` and `vScale` undo their
 * start at 0.
 */
export function adam(
  n: i32, w: usize, g: usize, m: usize, v: usize,
  rate: f32, beta1: f32, beta2: f32, epsilon: f32, mScale: f32, vScale: f32,
): void {
  const b1 = f32x4.splat(beta1), b2 = f32x4.splat(beta2);
  const r1 = f32x4.splat(1 - beta1), r2 = f32x4.splat(1 - beta2);
  for (let end = at(w, n); w < end; w += 16, g += 16, m += 16, v += 16) {
    const d = v128.load(g);
    const m1 = f32x4.add(f32x4.mul(b1, v128.load(m)), f32x4.mul(r1, d));
    const v1 = f32x4.add(f32x4.mul(b2, v128.load(v)), f32x4.mul(r2, f32x4.mul(d, d)));
    v128.store(m, m1);
    v128.store(v, v1);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v1, f32x4.splat(vScale))), f32x4.splat(epsilon));
    const move = f32x4.div(f32x4.mul(m1, f32x4.splat(mScale)), root);
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(f32x4.splat(rate), move)));
  }
}

/** One step of gradient descent. */
export function descend(n: i32, w: usize, g: usize, rate: f32): void {
  for (let end = at(w, n); w < end; w += 16, g += 16) {
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(f32x4.splat(rate), v128.load(g))));
  }
}

/** 1 / (1 + e^-x) */
// @ts-ignore: decorator
@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** 1 - 2 / (1 + e^2x) */
// @ts-ignore: decorator
@inline
function tanh(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(one, exp(f32x4.add(x, x)))));
}

/**
 * e^x on [-87, 88], clamped outside: x = n ln 2 + r with |r| <= ln 2 / 2, e^x = 2^n e^r, and e^r by a polynomial. The
 * constants are those of expf in the Cephes library (Moshier), which also gives ln 2 in two parts.
 */
// @ts-ignore: decorator
@inline
function exp(x: v128): v128 {
  x = f32x4.min(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(88));
  const n = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(0.5)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}
