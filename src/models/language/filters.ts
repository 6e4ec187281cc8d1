/**
 * @file What is done to a distribution before a word is drawn from it. Each is a function of probabilities, by token id, that
 * gives new ones which sum to 1. None of them knows a better word: they only move probability to what was likely already.
 */
import { exp, ln } from '../portable.ts';
import type { Rng } from '../random.ts';

/** Probabilities by id. */
export type Distribution = ArrayLike<number>;

/**
 * p^(1/T), scaled to sum 1: the same as logits divided by T. Below 1 the likely become likelier, above 1 all come closer; the
 * order never changes. At 0 the likeliest takes everything; several that are equally likely share it, which is the limit.
 * @throws RangeError for a temperature below 0.
 */
export function withTemperature(distribution: Distribution, temperature: number): Float64Array {
  if (!(temperature >= 0)) throw new RangeError('A temperature is 0 or more.');
  const most = Math.max(...Array.from(distribution));
  return normalized(distribution, (p) => {
    if (p === most) return 1;
    return p > 0 && temperature > 0 ? exp(ln(p / most) / temperature) : 0;
  });
}

/**
 * Only the k likeliest, of equals those with the lower ids (Fan, Lewis & Dauphin, "Hierarchical Neural Story Generation", ACL
 * 2018). @throws RangeError unless k is 1 or more.
 */
export function topK(distribution: Distribution, k: number): Float64Array {
  if (!(k >= 1)) throw new RangeError('At least one token must be left.');
  const kept = new Set(likeliestFirst(distribution).slice(0, k));
  return normalized(distribution, (p, id) => (kept.has(id) ? p : 0));
}

/**
 * Only the nucleus: the likeliest tokens, as few as together reach the probability `share` (Holtzman et al., "The Curious Case
 * of Neural Text Degeneration", ICLR 2020). Of equals those with the lower ids come first; 1 keeps all.
 * @throws RangeError unless the share is above 0 and at most 1.
 */
export function topP(distribution: Distribution, share: number): Float64Array {
  if (!(share > 0 && share <= 1)) throw new RangeError('A share is above 0 and at most 1.');
  const kept = new Set<number>();
  let sum = 0;
  for (const id of likeliestFirst(distribution)) {
    if (share < 1 && sum >= share) break;
    kept.add(id);
    sum += distribution[id]!;
  }
  return normalized(distribution, (p, id) => (kept.has(id) ? p : 0));
}

/** A token drawn by chance. */
export function drawToken(distribution: Distribution, rng: Rng): number {
  let left = rng.uniform();
  let last = 0;
  for (let id = 0; id < distribution.length; id++) {
    if (distribution[id]! <= 0) continue;
    last = id;
    left -= distribution[id]!;
    if (left < 0) break;
  }
  return last;
}

/** Ids, the likeliest first. */
function likeliestFirst(distribution: Distribution): number[] {
  return Array.from(distribution, (_, id) => id).sort(
    (a, b) => distribution[b]! - distribution[a]! || a - b,
  );
}

/** Weights of tokens, scaled to sum 1. */
function normalized(
  distribution: Distribution,
  weight: (p: number, id: number) => number,
): Float64Array {
  const weights = Float64Array.from(distribution, weight);
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / total);
}
