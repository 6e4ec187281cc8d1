/**
 * @file Logistic regression: the smallest discriminative model. It learns p(y = 1 | x) alone, a boundary and
 * how sure to be on either side; it knows nothing of where points lie and cannot draw one.
 */
import type { Points } from './points.ts';
import { count } from './points.ts';
import { exp } from './portable.ts';

/** From (x, y) to p(class 1 | x, y), between 0 and 1. */
export type Classifier = (x: number, y: number) => number;

export interface LogisticOptions {
  /** Highest degree of the polynomial features: 1 is a straight boundary, 2 a conic, 3 may bend twice. */
  readonly degree?: number;
  readonly iterations?: number;
  readonly rate?: number;
  /** Weight decay: keeps weights finite where classes can be separated. */
  readonly decay?: number;
}

/**
 * Fits p(class 1 | x) to points of class 0 and class 1 by gradient descent on the mean cross-entropy:
 * the gradient of each weight is the mean of (p - label) times its feature. Deterministic: starts at 0.
 */
export function fitLogistic(
  class0: Points,
  class1: Points,
  options: LogisticOptions = {},
): Classifier {
  const { degree = 1, iterations = 2000, rate = 0.3, decay = 1e-3 } = options;
  const rows = [
    ...rowsOf(class0).map(([x, y]) => ({ features: polynomial(x, y, degree), label: 0 })),
    ...rowsOf(class1).map(([x, y]) => ({ features: polynomial(x, y, degree), label: 1 })),
  ];
  const weights = new Float64Array(polynomial(0, 0, degree).length);
  for (let step = 0; step < iterations; step++) {
    const gradient = weights.map((w) => decay * w);
    for (const { features, label } of rows) {
      const error = (sigmoid(dot(weights, features)) - label) / rows.length;
      for (let k = 0; k < gradient.length; k++) gradient[k]! += error * features[k]!;
    }
    for (let k = 0; k < weights.length; k++) weights[k]! -= rate * gradient[k]!;
  }
  return (x, y) => sigmoid(dot(weights, polynomial(x, y, degree)));
}

/** Share of points on the right side of 1/2. */
export function accuracy(classify: Classifier, class0: Points, class1: Points): number {
  const right0 = rowsOf(class0).filter(([x, y]) => classify(x, y) < 0.5).length;
  const right1 = rowsOf(class1).filter(([x, y]) => classify(x, y) >= 0.5).length;
  return (right0 + right1) / (count(class0) + count(class1));
}

/** 1 / (1 + e^-a). */
export function sigmoid(a: number): number {
  return 1 / (1 + exp(-a));
}

/** All products x^i y^j with i + j <= degree, the constant first. */
function polynomial(x: number, y: number, degree: number): number[] {
  const features: number[] = [];
  for (let total = 0; total <= degree; total++) {
    for (let j = 0; j <= total; j++) features.push(x ** (total - j) * y ** j);
  }
  return features;
}

function rowsOf(points: Points): [number, number][] {
  return Array.from({ length: count(points) }, (_, i) => [points[2 * i]!, points[2 * i + 1]!]);
}

function dot(a: Float64Array, b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
