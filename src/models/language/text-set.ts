/** @file Texts end to end in one block of memory, which threads can share. */
import { END } from './vocabulary.ts';

/** Texts by their number: the ids of their tokens, without {@link END}. */
export interface TextSet {
  readonly count: number;
  text(i: number): Uint16Array;
}

/** The texts, each with END after it. */
export function packTexts(texts: readonly Uint16Array[]): SharedArrayBuffer {
  const length = texts.reduce((sum, text) => sum + text.length + 1, 0);
  const memory = new SharedArrayBuffer(2 * length);
  const tokens = new Uint16Array(memory);
  let at = 0;
  for (const text of texts) {
    tokens.set(text, at);
    at += text.length;
    tokens[at++] = END;
  }
  return memory;
}

export function unpackTexts(memory: SharedArrayBuffer): TextSet {
  const tokens = new Uint16Array(memory);
  const ends: number[] = [-1];
  tokens.forEach((token, at) => {
    if (token === END) ends.push(at);
  });
  return { count: ends.length - 1, text: (i) => tokens.subarray(ends[i]! + 1, ends[i + 1]!) };
}
