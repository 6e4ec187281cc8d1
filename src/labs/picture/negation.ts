/** @file Which words of a prompt a “not” or “without” takes back. */
import type { Word } from './prompt-words.ts';

/** A stretch of the prompt, from “not” to the last word that it takes back. */
export interface Negation {
  readonly start: number;
  readonly end: number;
}

/**
 * “no red fish at night” takes back the red fish, “not red or blue at night” the colors, “not in the snow” the snow, and
 * in “a not red fish” there is still a fish.
 */
export function negationsOf(words: readonly Word[]): Negation[] {
  const found: Negation[] = [];
  let open: { start: number; end: number; colors: boolean; said: boolean } | undefined;
  for (const [i, { start, end, meaning, apart }] of words.entries()) {
    const kind = meaning?.kind;
    if (apart) open = undefined;
    if (kind === 'no' || kind === 'not') {
      open = { start, end, colors: kind === 'not' && isColor(words[i + 1]), said: false };
      found.push(open);
    } else if (!open) {
      continue;
    } else if (kind === 'and') {
      open.said = false;
    } else if (kind === 'filler') {
      if (open.said) open = undefined;
    } else if (open.colors && !isColor(words[i])) {
      open = undefined;
    } else {
      open.end = end;
      open.said = true;
    }
  }
  return found;
}

function isColor(word: Word | undefined): boolean {
  const kind = word?.meaning?.kind;
  return kind === 'color' || kind === 'unpaintable';
}
