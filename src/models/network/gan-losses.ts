/**
 * @file The losses of the two players, on D's log-odds s (its output before the sigmoid), as means over the batch. For
 * each: its value, and its slope with respect to one s.
 *
 * - `nonsaturating`: the pseudo-code's. D: -log D(x) for real, -log(1 - D(x)) for generated; G: -log D(G(z)).
 * - `minimax`: D the same; G minimizes log(1 - D(G(z))). Both from Goodfellow et al. 2014, arXiv 1406.2661.
 * - `wasserstein`: no sigmoid. D: s for generated minus s for real; G: -s. Arjovsky, Chintala & Bottou 2017, arXiv
 *   1701.07875, which also needs D's slope held down: here R1 can do that.
 */
import { expf } from '../kernel/expf.ts';
import { ln } from '../portable.ts';

export const lossNames = ['nonsaturating', 'minimax', 'wasserstein'] as const;
export type LossName = (typeof lossNames)[number];

/** What each example can be for a loss. */
export type Role = 'real' | 'generated' | 'fooling';

/** The loss of one example with log-odds s: as real or generated for D, as `fooling` for G. In nats (Wasserstein: s). */
export function lossValue(loss: LossName, role: Role, s: number): number {
  if (loss === 'wasserstein') return role === 'generated' ? s : -s;
  if (role === 'fooling' && loss === 'minimax') return -softplus(s); // log(1 - D) = -softplus(s)
  return role === 'generated' ? softplus(s) : softplus(-s); // -log(1 - D) and -log D
}

/** Its derivative with respect to s. */
export function lossSlope(loss: LossName, role: Role, s: number): number {
  if (loss === 'wasserstein') return role === 'generated' ? 1 : -1;
  if (role === 'fooling' && loss === 'minimax') return -sigmoid(s);
  return role === 'generated' ? sigmoid(s) : sigmoid(s) - 1;
}

/** 1 / (1 + e^-s), through the kernel's own exponential: the same bits in every engine. */
export function sigmoid(s: number): number {
  return 1 / (1 + expf(Math.fround(-s)));
}

/** log(1 + e^s), which cannot overflow. */
export function softplus(s: number): number {
  const e = expf(Math.fround(-Math.abs(s)));
  // ln(1 + e) loses e where that is far below 1; there the first two terms of its series are exact enough.
  return Math.max(s, 0) + (e < 1e-5 ? e - (e * e) / 2 : ln(1 + e));
}
