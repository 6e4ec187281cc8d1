/** @file Logits as shares. */
import { exp } from './portable.ts';

/**
 * exp(z_i / T) / sum_j exp(z_j / T): positive shares that sum to 1, in the order of the scores. A low temperature T > 0
 * sharpens them, a high one flattens them.
 */
export function softmax(scores: readonly number[], temperature = 1): number[] {
  const most = Math.max(...scores); // the largest exponent is 0: nothing overflows
  const powers = scores.map((score) => exp((score - most) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
