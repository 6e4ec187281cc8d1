/**
 * @file The exact denoiser, E[x_0 | x_t]: what a diffusion network is trained to approximate, here in
 * closed form. It looks at a noisy point and answers with the average of everything it could have been.
 */
import type { Mixture } from './mixture.ts';
import { evaluate, noisedMixture } from './mixture.ts';
import type { Points } from './points.ts';
import { count } from './points.ts';
import { exp } from './portable.ts';

/** From noisy points x_t, shape (n, 2), at noise level abar in (0, 1) to the expected x_0, shape (n, 2). */
export type Denoiser = (xt: Points, abar: number) => Points;

/**
 * The denoiser of a finite data set: sum_i w_i x_i, with w the softmax over i of
 * -|x_t - sqrt(abar) x_i|^2 / (2 (1 - abar)). Followed to the end it returns its own training points.
 */
export function pointSetDenoiser(data: Points): Denoiser {
  const n = count(data);
  const squares = new Float64Array(n);
  return (xt, abar) => {
    const signal = Math.sqrt(abar);
    const sharpness = 1 / (2 * (1 - abar));
    const guess = new Float64Array(xt.length);
    for (let p = 0; p < xt.length; p += 2) {
      let nearest = Infinity;
      for (let i = 0; i < n; i++) {
        const dx = xt[p]! - signal * data[2 * i]!;
        const dy = xt[p + 1]! - signal * data[2 * i + 1]!;
        squares[i] = dx * dx + dy * dy;
        if (squares[i]! < nearest) nearest = squares[i]!;
      }
      let total = 0;
      for (let i = 0; i < n; i++) {
        const exponent = (nearest - squares[i]!) * sharpness;
        if (exponent < -40) continue; // below e^-40 a weight is lost in the sum's rounding
        const w = exp(exponent);
        total += w;
        guess[p]! += w * data[2 * i]!;
        guess[p + 1]! += w * data[2 * i + 1]!;
      }
      guess[p]! /= total;
      guess[p + 1]! /= total;
    }
    return guess;
  };
}

/**
 * The denoiser of a Gaussian mixture, by Tweedie's formula:
 * E[x_0 | x_t] = (x_t + (1 - abar) score(x_t)) / sqrt(abar), with the score of the noised mixture.
 */
export function mixtureDenoiser(m: Mixture): Denoiser {
  return (xt, abar) => {
    const { scores } = evaluate(noisedMixture(m, abar), xt);
    return xt.map((value, i) => (value + (1 - abar) * scores[i]!) / Math.sqrt(abar));
  };
}

/** The noise that a guess of x_0 implies: eps = (x_t - sqrt(abar) x_0) / sqrt(1 - abar). */
export function epsFromX0(xt: Points, x0: Points, abar: number): Points {
  return xt.map((value, i) => (value - Math.sqrt(abar) * x0[i]!) / Math.sqrt(1 - abar));
}

/** score(x_t) = -eps / sqrt(1 - abar) (Song et al. 2020, arXiv 2011.13456). */
export function scoreFromEps(eps: Points, abar: number): Points {
  return eps.map((value) => -value / Math.sqrt(1 - abar));
}
