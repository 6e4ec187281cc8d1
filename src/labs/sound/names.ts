/** @file What words of a tune are called in its key. */
import { noteName } from '../../models/music/spelling.ts';
import { meaningOf, vocabulary } from '../../models/music/tokens.ts';
import type { Key } from '../../models/music/vocabulary.ts';

export function nameOf(id: number, key: Key): string {
  const meaning = meaningOf(id, key);
  if (meaning.kind === 'end') return 'the end';
  return meaning.kind === 'pitch' && meaning.pitch !== undefined
    ? noteName(meaning.pitch, key)
    : vocabulary[id]!;
}
