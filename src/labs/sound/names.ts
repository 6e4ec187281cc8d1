/** @file What words of a tune are called. */
import { meaningOf, vocabulary } from '../../models/music/tokens.ts';

export function nameOf(id: number): string {
  return meaningOf(id).kind === 'end' ? 'the end' : vocabulary[id]!;
}
