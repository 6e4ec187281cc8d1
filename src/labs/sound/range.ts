/** @file Which pitches there are: words of a tune reach from its bass to its melody, higher or lower with its key. */
import { pitchRange } from '../../models/music/tokens.ts';
import { keys, type Key } from '../../models/music/vocabulary.ts';

/** Lowest and highest pitch that has a word in any key. */
export const LOWEST = Math.min(...keys.map((key) => pitchRange(key)[0]));
export const HIGHEST = Math.max(...keys.map((key) => pitchRange(key)[1]));

/** A pitch, moved by octaves to where it has a word in a key. */
export function withWord(pitch: number, key: Key): number {
  const [low, high] = pitchRange(key);
  let to = pitch;
  while (to < low) to += 12;
  while (to > high) to -= 12;
  return to;
}
