/**
 * @file The best discriminator that a fixed generator can meet, and what it says about the generator
 * (Goodfellow et al. 2014, arXiv 1406.2661, proposition 1 and theorem 1).
 */
import type { LogDensity1D } from './line.ts';
import { exp, ln } from './portable.ts';

/**
 * D*(x) = p_data / (p_data + p_g), from the two log densities at one x, in any dimension. Through logarithms it
 * stays right where both densities underflow; 1/2 exactly where they are equal, also where neither has anything.
 */
export function optimalDiscriminator(logData: number, logGenerated: number): number {
  return logData === logGenerated ? 0.5 : 1 / (1 + exp(logGenerated - logData));
}

/**
 * The Jensen-Shannon divergence of two densities on a line, in bits: 0 when equal, 1 when they never overlap.
 * The value of the game at D* is 2 JSD - ln 4 (in nats). Trapezium rule over [from, to].
 */
export function jensenShannonBits(
  p: LogDensity1D,
  q: LogDensity1D,
  [from, to]: readonly [number, number],
  cells = 4000,
): number {
  const h = (to - from) / cells;
  let sum = 0;
  for (let i = 0; i <= cells; i++) {
    const x = from + i * h;
    const d = optimalDiscriminator(p(x), q(x));
    const value = exp(p(x)) * log2(2 * d) + exp(q(x)) * log2(2 * (1 - d));
    sum += (i === 0 || i === cells ? 0.5 : 1) * value;
  }
  return (sum * h) / 2;
}

/** log2 with 0 log 0 = 0: where D* is exactly 0 or 1 the density it multiplies has vanished. */
function log2(a: number): number {
  return a > 0 ? ln(a) / Math.LN2 : 0;
}
