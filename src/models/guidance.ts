/**
 * @file Classifier-free guidance (Ho & Salimans 2022, arXiv 2207.12598): go further the way the label
 * points. The scale s here is the code's; the paper's weight is w = s - 1. s = 1 is no guidance.
 */
import type { Denoiser } from './denoiser.ts';
import { mixtureDenoiser } from './denoiser.ts';
import type { Gaussian } from './gaussian.ts';
import type { Mixture } from './mixture.ts';
import { logDensity, mixture } from './mixture.ts';
import type { Points } from './points.ts';
import { exp } from './portable.ts';

/**
 * uncond + s (cond - uncond), of shape (n, 2). Meant for eps; because x_0 and the score are affine in eps at a
 * given x_t, the same line guides those. Written as (1 - s) uncond + s cond, so that s = 1 is cond to the bit.
 */
export function guide(uncond: Points, cond: Points, s: number): Points {
  return cond.map((value, i) => (1 - s) * uncond[i]! + s * value);
}

/** The exact denoiser for class `label` of labelled, equally frequent classes, at guidance scale s. */
export function guidedDenoiser(classes: readonly Mixture[], label: number, s: number): Denoiser {
  return guided(mixtureDenoiser(allOf(classes)), mixtureDenoiser(classes[label]!), s);
}

/** Two denoisers, without the label and with it, at guidance scale s. At 0 and 1 only the one that counts is asked. */
export function guided(unconditional: Denoiser, conditional: Denoiser, s: number): Denoiser {
  if (s === 0) return unconditional;
  if (s === 1) return conditional;
  return (xt, abar) => guide(unconditional(xt, abar), conditional(xt, abar), s);
}

/** The distribution without its labels: every class with the same share. */
export function allOf(classes: readonly Mixture[]): Mixture {
  const components: Gaussian[] = classes.flatMap((m) => [...m.components]);
  return mixture(
    components,
    classes.flatMap((m) => [...m.weights]),
  );
}

/** p(label | x, y) by Bayes' rule, for equally frequent classes. */
export function classPosterior(
  classes: readonly Mixture[],
  label: number,
  x: number,
  y: number,
): number {
  const own = logDensity(classes[label]!, x, y);
  return 1 / classes.reduce((sum, m) => sum + exp(logDensity(m, x, y) - own), 0);
}
