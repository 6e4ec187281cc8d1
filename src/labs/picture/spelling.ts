/** @file How misspelled a word of a prompt may be. */
import { nearest } from '../../text/edits.ts';

/** The candidate that `word` was probably meant to be. A short word is soon another one: it may have fewer faults. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  return nearest(word, candidates, word.length < 3 ? 0 : word.length < 7 ? 1 : 2);
}
