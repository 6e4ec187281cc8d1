/** @file Where in the corpus a counting model has a word from. */
import type { CountingModel } from '../../models/language/counting.ts';
import { END, textOf } from '../../models/language/vocabulary.ts';
import { nextTokens, placeOf } from '../../models/ngram.ts';

/** A place of the corpus where the word stood after the same words. */
export interface Source {
  /** The story, counted from 1. */
  readonly story: number;
  /** What stood before it, the words that are the same, and what came after. */
  readonly before: string;
  readonly after: string;
  readonly word: string;
}

/** Places that are told, and words of a story before and after. */
const FOUND = 3;
const AROUND = 6;

/** Where `token` stood after the last `length` words of a text, and how often. */
export function sourcesOf(
  { index }: CountingModel,
  text: readonly number[],
  token: number,
  length: number,
): { readonly count: number; readonly found: readonly Source[] } {
  const context = [END, ...text].slice(-length) as [...number[], number];
  const next = nextTokens(index, context).find((each) => each.token === token);
  if (!next) return { count: 0, found: [] };
  const words = (from: number, to: number): number[] =>
    index.text.slice(from, to).filter((each) => each !== undefined && each !== END) as number[];
  return {
    count: next.count,
    found: next.positions.slice(0, FOUND).map((at) => {
      const { run } = placeOf(index, at);
      const start = index.starts[run]!;
      const end = index.starts[run + 1] ?? index.text.length;
      const before = words(Math.max(start, at - AROUND), at);
      const upTo = words(Math.max(start, at - AROUND), at + 1);
      const all = words(Math.max(start, at - AROUND), Math.min(end, at + AROUND));
      const [first, second, third] = [before, upTo, all].map((each) => textOf(each));
      return {
        story: run + 1,
        before: first!,
        word: second!.slice(first!.length) || '(end)',
        after: third!.slice(second!.length),
      };
    }),
  };
}
