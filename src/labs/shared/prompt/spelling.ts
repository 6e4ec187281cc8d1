/** @file How words of a prompt are compared, and how misspelled one may be. */
import { nearest } from '../../../text/edits.ts';

/** The candidate that `word` was probably meant to be. A short word is soon another one: it may have fewer faults. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  return nearest(word, candidates, word.length < 3 ? 0 : word.length < 7 ? 1 : 2);
}

/** The form in which words are compared: without capitals, accents and apostrophes. */
export function folded(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '');
}
