/**
 * @file The forward process: from data to noise in one closed-form step, for any t
 * (Ho, Jain & Abbeel 2020, arXiv 2006.11239, eq. 4). Training draws t at random and needs no loop.
 */
import type { Points } from './points.ts';

/** x_t = sqrt(abar) x_0 + sqrt(1 - abar) eps. All of shape (n, 2); eps is standard normal. */
export function diffuse(x0: Points, abar: number, eps: Points): Points {
  const signal = Math.sqrt(abar);
  const noise = Math.sqrt(1 - abar);
  return x0.map((value, i) => signal * value + noise * eps[i]!);
}
