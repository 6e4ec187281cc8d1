/**
 * @file How well a word of the text answers a word of the query. Pagefind finds words by their stems and beginnings and,
 * where nothing begins so, by ever shorter beginnings: it answers “xyzzy” with “x”. Here that counts as nothing.
 */

/** The words of a text, without signs, accents and capitals. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** From 0, another word, to 1, the word itself. Forms of a word share most of their beginning. */
export function closeness(query: string, word: string): number {
  let common = 0;
  while (common < query.length && query[common] === word[common]) common += 1;
  const enough = Math.min(query.length, Math.max(3, Math.ceil(query.length * 0.6)));
  return common < enough ? 0 : common / Math.max(query.length, word.length);
}

/** The sum over the words of the query of how well the best of the found words answers each. */
export function answers(query: readonly string[], found: readonly string[]): number {
  return query
    .map((word) => Math.max(0, ...found.map((other) => closeness(word, other))))
    .reduce((sum, best) => sum + best, 0);
}
