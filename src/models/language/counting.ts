/**
 * @file Bigrams and trigrams of the language, as distributions over all of its tokens. What was never counted must not be
 * impossible, so a context's counts are mixed with what a context of one token less says, as if that had been seen a few
 * times besides; the shortest one says that all are equally likely (MacKay & Peto, "A Hierarchical Dirichlet Language Model",
 * Natural Language Engineering 1, 1995).
 */
import { indexRuns, nextTokens, type NgramIndex } from '../ngram.ts';
import { END, vocabulary } from './vocabulary.ts';

/** Observations that the shorter context's opinion counts for. */
const PRIOR = 1;

/** A counting model of texts: each begins and ends with {@link END}, as run i of the index. */
export interface CountingModel {
  readonly index: NgramIndex<number>;
  /** Probabilities of the next token, by id, from the last `order` - 1 tokens before it: order 2 is a bigram, 3 a trigram. */
  readonly next: (before: readonly number[], order: number) => Float64Array;
}

/** Counts texts, without their {@link END}s. */
export function countTexts(texts: Iterable<Iterable<number>>): CountingModel {
  const index = indexRuns(withEnds(texts));
  const uniform = new Float64Array(vocabulary.length).fill(1 / vocabulary.length);
  const known = new Map<string, Float64Array>();

  function after(context: readonly number[]): Float64Array {
    const key = context.join();
    const found = known.get(key);
    if (found) return found;
    const [, ...shorter] = context;
    const less = shorter.length > 0 ? after(shorter) : uniform;
    const counted = nextTokens(index, context as [...number[], number]);
    const total = counted.reduce((sum, { count }) => sum + count, 0);
    const mixed = less.map((p) => (PRIOR * p) / (total + PRIOR));
    for (const { token, count } of counted) mixed[token]! += count / (total + PRIOR);
    known.set(key, mixed);
    return mixed;
  }

  return {
    index,
    next: (before, order) => after([END, ...before].slice(-(order - 1))),
  };
}

function* withEnds(texts: Iterable<Iterable<number>>): Generator<number[], void> {
  for (const text of texts) yield [END, ...text, END];
}
