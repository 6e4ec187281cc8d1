/** @file A prompt cut into words. */
import { folded } from '../shared/prompt/spelling.ts';
import { meaningOf, meaningOfPair, type Meaning } from './synonyms.ts';

/** Characters of a prompt that are read: as many as the box takes. */
export const LONGEST = 300;

/** A word of the prompt, or two that mean one thing. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  readonly meaning: Meaning | undefined;
  /** Whether a comma or the like stands before it. */
  readonly apart: boolean;
}

/** An emoji with what belongs to it, or letters and digits with apostrophes among them. */
const WORD =
  /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\p{M}\p{Emoji_Modifier}])*|[\p{L}\p{N}](?:['’]?[\p{L}\p{M}\p{N}])*/gu;

export function wordsOf(prompt: string): Word[] {
  const words: Word[] = [];
  // One character more shows whether the last word ends where the reading does.
  const found = [...prompt.slice(0, LONGEST + 1).matchAll(WORD)]
    .map(({ 0: text, index }) => ({ start: index, end: index + text.length, folded: folded(text) }))
    .filter(({ end }) => end <= LONGEST);
  for (let i = 0; i < found.length; i++) {
    const first = found[i]!;
    const gap = prompt.slice(found[i - 1]?.end ?? 0, first.start);
    const next = found[i + 1];
    const near = next && /^[\s-]+$/.test(prompt.slice(first.end, next.start));
    const pair = near ? meaningOfPair(first.folded, next.folded) : undefined;
    const end = pair ? next!.end : first.end;
    words.push({
      ...first,
      end,
      text: prompt.slice(first.start, end),
      meaning: pair ?? meaningOf(first.folded),
      apart: /[.,;:!?()–—\n]/.test(gap),
    });
    if (pair) i++;
  }
  return words;
}
