/**
 * @file The classifier that the added data are to help: logistic regression on polynomials, fitted to the bottom by Newton's
 * method. It has one best fit, so what differs between two of them is their data alone, never the luck of a start.
 */
import type { Points } from '../points.ts';
import { exp, ln } from '../portable.ts';
import type { Labelled } from './classes.ts';

/** p(class 1) at each of n points (n, 2). */
export type Judge = (points: Points) => Float64Array;

/** Small enough not to matter but where the examples can be separated: there it keeps the weights finite. */
const DECAY = 1e-3;
const MOST_STEPS = 30;
const ENOUGH = 1e-9;

/**
 * Fits p(class 1) = sigmoid(w · features), the features being all x^i y^j with i + j <= degree: 1 is a straight border,
 * 3 bends twice. Lowers the mean cross-entropy plus `DECAY` / 2 |w|^2, the constant left free.
 */
export function fitPolynomial([a, b]: Labelled, degree: number): Judge {
  const rows = featuresOf([a, b], degree);
  const n = (a.length + b.length) / 2;
  const ones = a.length / 2; // where class 1 begins
  const d = rows.length / n;
  let weights = new Float64Array(d);
  let loss = lossOf(rows, weights, ones);
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = newtonStep(rows, weights, ones);
    let size = 1;
    let tried = weights;
    let triedLoss = Infinity;
    // Far from the bottom a whole step may overshoot; the direction is always down.
    for (; size > 1e-4; size /= 2) {
      tried = weights.map((w, k) => w - size * move[k]!);
      triedLoss = lossOf(rows, tried, ones);
      if (triedLoss <= loss) break;
    }
    const gain = loss - triedLoss;
    if (!(gain > 0)) break;
    [weights, loss] = [tried, triedLoss];
    if (gain < ENOUGH) break;
  }
  return (points) => {
    const features = featuresOf([points], degree);
    return Float64Array.from({ length: points.length / 2 }, (_, i) =>
      sigmoid(scoreAt(features, i, weights)),
    );
  };
}

/** Share of points on the wrong side of 1/2. */
export function errorRate(judge: Judge, [a, b]: Labelled): number {
  const wrong0 = judge(a).reduce((sum, p) => sum + (p >= 0.5 ? 1 : 0), 0);
  const wrong1 = judge(b).reduce((sum, p) => sum + (p < 0.5 ? 1 : 0), 0);
  return (2 * (wrong0 + wrong1)) / (a.length + b.length);
}

function sigmoid(s: number): number {
  return 1 / (1 + exp(-s));
}

/** A row of features a point, the constant first. */
function featuresOf(sets: readonly Points[], degree: number): Float64Array {
  const d = ((degree + 1) * (degree + 2)) / 2;
  const rows = new Float64Array((sets.reduce((sum, set) => sum + set.length, 0) / 2) * d);
  let at = 0;
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2, at += d) {
      rows[at] = 1;
      // Each degree is the one before times x, and its last times y.
      for (let total = 1, k = 1, from = 0; total <= degree; total++) {
        const width = total;
        for (let j = 0; j < width; j++) rows[at + k++] = rows[at + from + j]! * set[i]!;
        rows[at + k++] = rows[at + from + width - 1]! * set[i + 1]!;
        from += width;
      }
    }
  }
  return rows;
}

function scoreAt(rows: Float64Array, i: number, weights: Float64Array): number {
  const d = weights.length;
  let sum = 0;
  for (let k = 0, at = i * d; k < d; k++) sum += weights[k]! * rows[at + k]!;
  return sum;
}

function lossOf(rows: Float64Array, weights: Float64Array, ones: number): number {
  const n = rows.length / weights.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const s = scoreAt(rows, i, weights);
    const against = i < ones ? s : -s; // -ln p(right class) = ln(1 + e^against)
    sum += Math.max(0, against) + ln(1 + exp(-Math.abs(against)));
  }
  let squares = 0;
  for (let k = 1; k < weights.length; k++) squares += weights[k]! * weights[k]!;
  return sum / n + 0.5 * DECAY * squares;
}

/** The inverse of the loss's second derivatives times its gradient, by Cholesky's method. */
function newtonStep(rows: Float64Array, weights: Float64Array, ones: number): Float64Array {
  const d = weights.length;
  const n = rows.length / d;
  const gradient = new Float64Array(d);
  const curve = new Float64Array(d * d); // its lower triangle
  for (let i = 0; i < n; i++) {
    const p = sigmoid(scoreAt(rows, i, weights));
    const slope = (p - (i < ones ? 0 : 1)) / n;
    const bend = (p * (1 - p)) / n;
    const at = i * d;
    for (let r = 0; r < d; r++) {
      const value = rows[at + r]!;
      gradient[r]! += slope * value;
      const scaled = bend * value;
      for (let c = 0; c <= r; c++) curve[r * d + c]! += scaled * rows[at + c]!;
    }
  }
  curve[0]! += 1e-9;
  for (let k = 1; k < d; k++) {
    gradient[k]! += DECAY * weights[k]!;
    curve[k * d + k]! += DECAY;
  }
  return solved(curve, gradient);
}

/** x of A x = b for a positive definite A, whose lower triangle is given and is overwritten. */
function solved(A: Float64Array, b: Float64Array): Float64Array {
  const d = b.length;
  const x = b.slice();
  for (let r = 0; r < d; r++) {
    for (let c = 0; c <= r; c++) {
      let sum = A[r * d + c]!;
      for (let k = 0; k < c; k++) sum -= A[r * d + k]! * A[c * d + k]!;
      A[r * d + c] = r === c ? Math.sqrt(sum) : sum / A[c * d + c]!;
    }
    for (let k = 0; k < r; k++) x[r]! -= A[r * d + k]! * x[k]!;
    x[r]! /= A[r * d + r]!;
  }
  for (let r = d - 1; r >= 0; r--) {
    for (let k = r + 1; k < d; k++) x[r]! -= A[k * d + r]! * x[k]!;
    x[r]! /= A[r * d + r]!;
  }
  return x;
}
