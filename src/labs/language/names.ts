/** @file A token as it is named by itself. */
import { END, vocabulary } from '../../models/language/vocabulary.ts';

export function nameOf(token: number): string {
  return token === END ? 'the end' : vocabulary[token]!.replace('+', '…');
}
