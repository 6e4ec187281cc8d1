/**
 * @file The smallest language model: the next token from the one before it, by counting pairs. Shannon wrote English-like
 * text with such "word digrams" (C. E. Shannon, "A Mathematical Theory of Communication", Bell System Technical Journal
 * 27, 1948, section 3). Today's models ask the same question and read all of the text before it, not one token.
 */
import type { Run } from './tokens.ts';

/** How often each token (inner key) came right after another (outer key). */
export type Bigram = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** One token that may come next. */
export interface Next {
  readonly token: string;
  readonly count: number;
  /** count / all that came after the same token: the estimate of greatest likelihood. */
  readonly probability: number;
}

/** Counts the pairs of neighbors within runs. */
export function trainBigram(runs: readonly Run[]): Bigram {
  const pairs = new Map<string, Map<string, number>>();
  for (const run of runs) {
    for (let i = 1; i < run.length; i++) {
      const after = pairs.get(run[i - 1]!) ?? new Map<string, number>();
      after.set(run[i]!, (after.get(run[i]!) ?? 0) + 1);
      pairs.set(run[i - 1]!, after);
    }
  }
  return pairs;
}

/** All that came after `token`, the most likely first and equals as they came; their probabilities sum to 1. */
export function nextTokens(model: Bigram, token: string): Next[] {
  const after = [...(model.get(token) ?? [])];
  const total = after.reduce((sum, [, count]) => sum + count, 0);
  return after
    .map(([next, count]) => ({ token: next, count, probability: count / total }))
    .sort((a, b) => b.count - a.count);
}

/** The token that most often had another after it; undefined for a model of nothing. */
export function commonest(model: Bigram): string | undefined {
  let [best, most]: [string | undefined, number] = [undefined, 0];
  for (const [token, after] of model) {
    const total = [...after.values()].reduce((sum, count) => sum + count, 0);
    if (total > most) [best, most] = [token, total];
  }
  return best;
}
