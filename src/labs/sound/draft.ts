/**
 * @file What of a tune is there when a model begins to write: words that stay, and notes of the reader's for the melody, which
 * take their places as the melody comes to them.
 */
import type { Note } from '../../models/music/tune.ts';
import { idOf, lengthNames, pitchId, vocabulary } from '../../models/music/tokens.ts';
import { tonics, type Key } from '../../models/music/vocabulary.ts';
import { MOST_TOKENS } from '../../models/music/writing.ts';
import { HIGHEST, LOWEST, withWord } from './range.ts';

/** A note that the reader has played or placed. */
export type PlayedNote = Note & { readonly pitch: number };

export interface Draft {
  /** Words of the tune, its header aside. */
  readonly words: readonly number[];
  /** Which of them are the reader's: indices of pitches. */
  readonly mine: readonly number[];
  /** Notes of the reader's that come after them. */
  readonly played: readonly PlayedNote[];
}

export const nothing: Draft = { words: [], mine: [], played: [] };

export const isNothing = ({ words, played }: Draft): boolean =>
  words.length === 0 && played.length === 0;

/** A draft with a note more, at its end. */
export const withNote = (draft: Draft, note: PlayedNote): Draft => ({
  ...draft,
  played: [...draft.played, note],
});

/** A draft without the reader's last note, and without what came after it. */
export function withoutLast({ words, mine, played }: Draft): Draft {
  if (played.length > 0) return { words, mine, played: played.slice(0, -1) };
  const last = mine.at(-1);
  return last === undefined
    ? nothing
    : { words: words.slice(0, last), mine: mine.slice(0, -1), played: [] };
}

/** A draft up to its word `place`, which is a pitch, with another pitch there; it lasts as long, and is the reader's. */
export function withPitch(
  { words, mine }: Pick<Draft, 'words' | 'mine'>,
  place: number,
  pitch: number,
  length: number,
  key: Key,
): Draft {
  return {
    words: [...words.slice(0, place), pitchId(pitch, key), idOf(lengthNames.get(length)!)],
    mine: [...mine.filter((word) => word < place), place],
    played: [],
  };
}

/** Notes moved from a key to another. Words are told as they are in C, and stay. */
export const transposed = (notes: readonly PlayedNote[], from: Key, to: Key): PlayedNote[] =>
  notes.map(({ pitch, length }) => ({
    pitch: withWord(pitch + tonics[to] - tonics[from], to),
    length,
  }));

/** A draft as numbers, for a worker: how many words, then each, below 0 where it is the reader's; then pitches and lengths. */
export function packDraft({ words, mine, played }: Draft): Float64Array {
  const own = new Set(mine);
  return Float64Array.from([
    words.length,
    ...words.map((word, i) => (own.has(i) ? -word : word)),
    ...played.flatMap(({ pitch, length }) => [pitch, length]),
  ]);
}

export function unpackDraft(numbers: ArrayLike<number> | undefined): Draft {
  const all = Array.from(numbers ?? [0]);
  const count = all[0] ?? 0;
  const marked = all.slice(1, 1 + count);
  const rest = all.slice(1 + count);
  return {
    words: marked.map(Math.abs),
    mine: marked.flatMap((word, i) => (word < 0 ? [i] : [])),
    played: Array.from({ length: rest.length / 2 }, (_, i) => ({
      pitch: rest[2 * i]!,
      length: rest[2 * i + 1]!,
    })),
  };
}

/** A draft as letters, for an address: words and notes as their numbers, those of the reader's with a mark. */
export function draftText(draft: Draft): string | undefined {
  if (isNothing(draft)) return undefined;
  const own = new Set(draft.mine);
  const words = draft.words.map((word, i) => `${word}${own.has(i) ? '!' : ''}`).join('.');
  const notes = draft.played.map(({ pitch, length }) => `${pitch}-${length}`).join('.');
  return `${words}_${notes}`;
}

/** From letters; undefined for any that are not such. */
export function draftOf(text: string): Draft | undefined {
  const form = /^((?:\d+!?(?:\.\d+!?)*)?)_((?:\d+-\d+(?:\.\d+-\d+)*)?)$/.exec(text);
  if (!form) return undefined;
  const parts = (list: string): string[] => (list === '' ? [] : list.split('.'));
  const marked = parts(form[1]!);
  const words = marked.map((word) => Number.parseInt(word, 10));
  const played = parts(form[2]!).map((note) => {
    const [pitch, length] = note.split('-').map(Number) as [number, number];
    return { pitch, length };
  });
  const known =
    words.length + 2 * played.length <= MOST_TOKENS &&
    words.every((word) => word > 0 && word < vocabulary.length) &&
    played.every(
      ({ pitch, length }) => pitch >= LOWEST && pitch <= HIGHEST && lengthNames.has(length),
    );
  if (!known) return undefined;
  return { words, mine: marked.flatMap((word, i) => (word.endsWith('!') ? [i] : [])), played };
}
