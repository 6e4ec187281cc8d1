/**
 * @file What a diffusion network may be asked to predict. With a = sqrt(abar) and b = sqrt(1 - abar), a noisy point is
 * x_t = a x_0 + b eps, and every prediction is a combination of x_0 and eps: the same knowledge in other units, but an
 * error in one unit weighs differently in another.
 */
import type { Points } from './points.ts';

export const predictionNames = ['eps', 'x0', 'v', 'flow'] as const;
export type PredictionName = (typeof predictionNames)[number];

interface Prediction {
  /** The target as c0 x_0 + c1 eps. */
  readonly target: (a: number, b: number) => readonly [number, number];
  /** x_0 as c0 x_t + c1 prediction. */
  readonly x0: (a: number, b: number) => readonly [number, number];
}

export const predictions: Readonly<Record<PredictionName, Prediction>> = {
  /** The noise (Ho, Jain & Abbeel 2020, arXiv 2006.11239). */
  eps: { target: () => [0, 1], x0: (a, b) => [1 / a, -b / a] },
  /** The data. */
  x0: { target: () => [1, 0], x0: () => [0, 1] },
  /** v = a eps - b x_0, the velocity along the quarter circle from data to noise (Salimans & Ho 2022, arXiv 2202.00512). */
  v: { target: (a, b) => [-b, a], x0: (a, b) => [a, -b] },
  /** u = eps - x_0, the velocity along the straight line (Lipman et al. 2022, arXiv 2210.02747, with s = b / (a + b)). */
  flow: { target: () => [-1, 1], x0: (a, b) => [1 / (a + b), -b / (a + b)] },
};

/** How large an error of the noise an error of 1 in the prediction makes: in sqrt(abar) for v, in 1 for the noise itself. */
export function noiseWeight(name: PredictionName, a: number, b: number): number {
  return Math.abs((a / b) * predictions[name].x0(a, b)[1]);
}

/** What the network should answer for x_0 noised with eps to abar. All of shape (n, 2). */
export function predictionOf(name: PredictionName, x0: Points, eps: Points, abar: number): Points {
  const [c0, c1] = predictions[name].target(Math.sqrt(abar), Math.sqrt(1 - abar));
  return x0.map((value, i) => c0 * value + c1 * eps[i]!);
}

/** The x_0 that a prediction at x_t implies. All of shape (n, 2). */
export function x0From(name: PredictionName, xt: Points, output: Points, abar: number): Points {
  const [c0, c1] = predictions[name].x0(Math.sqrt(abar), Math.sqrt(1 - abar));
  return xt.map((value, i) => c0 * value + c1 * output[i]!);
}
