/**
 * @file The operations of the kernel in TypeScript, for browsers that refuse WebAssembly or its SIMD. Each result is
 * rounded to 32 bits (`Math.fround`) where the other kernel rounds, in the same order: both give the same bits.
 */
import { expf } from './expf.ts';
import type { Operations } from './operations.ts';

const f = Math.fround;
/** The largest 32-bit float. */
const MAX = f(3.4028234663852886e38);

/** The operations over a memory seen as 32-bit floats. */
export function plainOperations(memory: Float32Array): Operations {
  const M = memory;
  // As in a vector of the other kernel, number j of a row goes into sum j mod 4.
  const [sums, alike] = [new Float32Array(4), new Float32Array(4)];

  return {
    gemm(m, n, k, a, aRow, aCol, b, bRow, c, cRow, s, sRow) {
      // Addresses come in bytes; from here on they count floats.
      const [A, B, C, S] = [a >> 2, b >> 2, c >> 2, s >> 2];
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j += 4) {
          const from = S + i * sRow + j;
          let c0 = M[from]!;
          let c1 = M[from + 1]!;
          let c2 = M[from + 2]!;
          let c3 = M[from + 3]!;
          for (let p = 0, x = A + i * aRow, y = B + j; p < k; p++, x += aCol, y += bRow) {
            const v = M[x]!;
            c0 = f(c0 + f(v * M[y]!));
            c1 = f(c1 + f(v * M[y + 1]!));
            c2 = f(c2 + f(v * M[y + 2]!));
            c3 = f(c3 + f(v * M[y + 3]!));
          }
          const to = C + i * cRow + j;
          M[to] = c0;
          M[to + 1] = c1;
          M[to + 2] = c2;
          M[to + 3] = c3;
        }
      }
    },

    transpose(rows, cols, a, aRow, b, bRow) {
      const [A, B] = [a >> 2, b >> 2];
      for (let j = 0; j < cols; j++) {
        for (let i = 0; i < rows; i++) M[B + j * bRow + i] = M[A + i * aRow + j]!;
        for (let i = rows; i < bRow; i++) M[B + j * bRow + i] = 0;
      }
    },

    activate(kind, n, z, y, slope) {
      const [Z, Y, D] = [z >> 2, y >> 2, slope >> 2];
      const leak = f(0.2);
      for (let i = 0; i < n; i++) {
        const x = M[Z + i]!;
        if (kind === 0) {
          M[Y + i] = x > 0 ? x : x * leak;
          M[D + i] = x > 0 ? 1 : leak;
        } else if (kind === 1) {
          M[Y + i] = x > 0 ? x : 0;
          M[D + i] = x > 0 ? 1 : 0;
        } else if (kind === 2) {
          const t = tanh(x);
          M[Y + i] = t;
          M[D + i] = 1 - f(t * t);
        } else {
          const s = sigmoid(x);
          const t = f(x * s);
          M[Y + i] = t;
          M[D + i] = s + f(t * f(1 - s));
        }
      }
    },

    curvature(kind, n, z, out) {
      const [Z, O] = [z >> 2, out >> 2];
      for (let i = 0; i < n; i++) {
        const x = M[Z + i]!;
        if (kind === 2) {
          const t = tanh(x);
          M[O + i] = f(-2 * t) * f(1 - f(t * t));
        } else if (kind === 3) {
          const s = sigmoid(x);
          const bend = f(2 + f(x * f(1 - f(2 * s))));
          M[O + i] = f(s * f(1 - s)) * bend;
        } else M[O + i] = 0;
      }
    },

    multiply(n, a, b, out) {
      const [A, B, O] = [a >> 2, b >> 2, out >> 2];
      for (let i = 0; i < n; i++) M[O + i] = M[A + i]! * M[B + i]!;
    },

    multiplyAdd(n, a, b, out) {
      const [A, B, O] = [a >> 2, b >> 2, out >> 2];
      for (let i = 0; i < n; i++) M[O + i] = M[O + i]! + f(M[A + i]! * M[B + i]!);
    },

    softmax(m, n, count, grow, scale, total, a, row) {
      const s = f(scale);
      for (let i = 0; i < m; i++) {
        const A = (a >> 2) + i * row;
        const used = count + i * grow;
        let top = -MAX;
        for (let j = 0; j < used; j++) top = Math.max(top, M[A + j]!);
        sums.fill(0);
        for (let j = 0; j < used; j++) {
          const e = expf(f(f(M[A + j]! - top) * s));
          sums[j & 3]! += e;
          M[A + j] = e;
        }
        const share = f(f(total) / across(sums));
        for (let j = 0; j < used; j++) M[A + j]! *= share;
        M.fill(0, A + used, A + n);
      }
    },

    softmaxBackward(m, n, scale, p, d, row) {
      const s = f(scale);
      for (let i = 0; i < m; i++) {
        const [P, D] = [(p >> 2) + i * row, (d >> 2) + i * row];
        sums.fill(0);
        for (let j = 0; j < n; j++) sums[j & 3]! += f(M[P + j]! * M[D + j]!);
        const mean = across(sums);
        for (let j = 0; j < n; j++) M[D + j] = s * f(M[P + j]! * f(M[D + j]! - mean));
      }
    },

    normalize(m, n, x, y, spread) {
      for (let i = 0; i < m; i++) {
        const [X, Y] = [(x >> 2) + i * n, (y >> 2) + i * n];
        sums.fill(0);
        for (let j = 0; j < n; j++) sums[j & 3]! += M[X + j]!;
        const mean = f(across(sums) / n);
        sums.fill(0);
        for (let j = 0; j < n; j++) {
          const off = f(M[X + j]! - mean);
          sums[j & 3]! += f(off * off);
        }
        const inverse = f(1 / f(Math.sqrt(f(f(across(sums) / n) + f(1e-5)))));
        M[(spread >> 2) + 4 * i] = inverse;
        for (let j = 0; j < n; j++) M[Y + j] = f(M[X + j]! - mean) * inverse;
      }
    },

    normalizeBackward(m, n, y, spread, dy, dx) {
      for (let i = 0; i < m; i++) {
        const [Y, G, X] = [(y >> 2) + i * n, (dy >> 2) + i * n, (dx >> 2) + i * n];
        sums.fill(0);
        alike.fill(0);
        for (let j = 0; j < n; j++) {
          sums[j & 3]! += M[G + j]!;
          alike[j & 3]! += f(M[G + j]! * M[Y + j]!);
        }
        const shift = f(across(sums) / n);
        const turn = f(across(alike) / n);
        const inverse = M[(spread >> 2) + 4 * i]!;
        for (let j = 0; j < n; j++) {
          const d = f(f(M[G + j]! - shift) - f(M[Y + j]! * turn));
          M[X + j] = M[X + j]! + f(d * inverse);
        }
      }
    },

    adam(n, w, g, m, v, rate, beta1, beta2, epsilon, mScale, vScale) {
      const [W, G, A, B] = [w >> 2, g >> 2, m >> 2, v >> 2];
      const [b1, b2, eps] = [f(beta1), f(beta2), f(epsilon)];
      const [r1, r2] = [f(1 - b1), f(1 - b2)];
      const [lr, ms, vs] = [f(rate), f(mScale), f(vScale)];
      for (let i = 0; i < n; i++) {
        const d = M[G + i]!;
        const m1 = f(f(b1 * M[A + i]!) + f(r1 * d));
        const v1 = f(f(b2 * M[B + i]!) + f(r2 * f(d * d)));
        M[A + i] = m1;
        M[B + i] = v1;
        const root = f(f(Math.sqrt(f(v1 * vs))) + eps);
        M[W + i] = M[W + i]! - f(lr * f(f(m1 * ms) / root));
      }
    },

    descend(n, w, g, rate) {
      const [W, G, lr] = [w >> 2, g >> 2, f(rate)];
      for (let i = 0; i < n; i++) M[W + i] = M[W + i]! - f(lr * M[G + i]!);
    },
  };
}

function across(sums: Float32Array): number {
  return f(f(sums[0]! + sums[1]!) + f(sums[2]! + sums[3]!));
}

function sigmoid(x: number): number {
  return f(1 / f(1 + expf(-x)));
}

function tanh(x: number): number {
  return f(1 - f(2 / f(1 + expf(f(x + x)))));
}
