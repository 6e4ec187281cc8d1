/**
 * @file Language models that only count: the next token from the few before it. A *bigram* looks at one token, a *trigram* at
 * two. Shannon wrote English-like text with such "word digrams" (C. E. Shannon, "A Mathematical Theory of Communication",
 * Bell System Technical Journal 27, 1948, section 3). Today's models ask the same question and read all of the text before it.
 *
 * Nothing is counted before it is asked for. An index says where each token stands, which serves contexts of any length, and
 * where a word was found is known with how often.
 */

/** Text that can be looked up. Tokens are words, or ids of words. */
export interface NgramIndex<T> {
  /** All runs, each followed by a gap. */
  readonly text: readonly (T | undefined)[];
  /** Where in `text` each run starts. */
  readonly starts: readonly number[];
  /** Where in `text` each token stands. */
  readonly positions: ReadonlyMap<T, readonly number[]>;
}

/** One token that may come next. */
export interface Next<T> {
  readonly token: T;
  readonly count: number;
  /** count / all that came after the same context: the estimate of greatest likelihood. */
  readonly probability: number;
  /** Where in the index's text it stands after this context. */
  readonly positions: readonly number[];
}

/** Makes runs of tokens, each a stretch of text, ready to be counted. */
export function indexRuns<T>(runs: Iterable<readonly T[]>): NgramIndex<T> {
  const text: (T | undefined)[] = [];
  const starts: number[] = [];
  const positions = new Map<T, number[]>();
  for (const run of runs) {
    starts.push(text.length);
    for (const token of run) {
      const found = positions.get(token);
      if (found) found.push(text.length);
      else positions.set(token, [text.length]);
      text.push(token);
    }
    text.push(undefined);
  }
  return { text, starts, positions };
}

/**
 * All that came right after `context` within a run, the most frequent first and equals as they came; their probabilities
 * sum to 1. The context is one token for a bigram, two for a trigram, and so on.
 */
export function nextTokens<T>(
  { text, positions }: NgramIndex<T>,
  context: readonly [...T[], T],
): Next<T>[] {
  const after = new Map<T, number[]>();
  let total = 0;
  for (const at of positions.get(context.at(-1)!) ?? []) {
    const next = text[at + 1];
    if (next === undefined) continue;
    const first = at + 1 - context.length;
    if (context.some((token, i) => text[first + i] !== token)) continue;
    total += 1;
    const found = after.get(next);
    if (found) found.push(at + 1);
    else after.set(next, [at + 1]);
  }
  return Array.from(after, ([token, found]) => ({
    token,
    count: found.length,
    probability: found.length / total,
    positions: found,
  })).sort((a, b) => b.count - a.count);
}

/** In which run a position of the text is, and at which of its tokens. */
export function placeOf(
  { starts }: NgramIndex<unknown>,
  position: number,
): { readonly run: number; readonly token: number } {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return { run: low, token: position - starts[low]! };
}

/** The token that most often had another after it; undefined in an index of nothing. */
export function commonest<T>({ text, positions }: NgramIndex<T>): T | undefined {
  let [best, most]: [T | undefined, number] = [undefined, 0];
  for (const [token, found] of positions) {
    const total = found.filter((at) => text[at + 1] !== undefined).length;
    if (total > most) [best, most] = [token, total];
  }
  return best;
}
