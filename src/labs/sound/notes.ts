/** @file The notes of a tune that may still be under way, each with its place among the words. */
import { meaningOf } from '../../models/music/tokens.ts';
import type { Voice } from '../../models/music/tune.ts';
import { meters, type Dance } from '../../models/music/vocabulary.ts';
import type { PlayedNote } from './draft.ts';

/** A note, or a rest, as it stands. */
export interface PlacedNote {
  /** The index of its pitch among the words of the tune; undefined for a note that waits for its turn. */
  readonly word: number | undefined;
  readonly voice: Voice;
  /** MIDI number; undefined for a rest. */
  readonly pitch: number | undefined;
  /** In eighth notes, from the beginning of the tune; the length of a note that has none yet is 1. */
  readonly start: number;
  readonly length: number;
  /** From 0. */
  readonly bar: number;
  /** Whether it is the reader's. */
  readonly mine: boolean;
}

/** Where the tune has come to: what can be read of its words. */
export interface Course {
  readonly notes: readonly PlacedNote[];
  readonly bar: number;
  readonly voice: Voice;
  /** Eighths of the bar that are filled in this voice. */
  readonly filled: number;
}

/** Reads words, their header aside; stops where they are no tune. */
export function courseOf(
  words: readonly number[],
  dance: Dance,
  isMine: (word: number) => boolean = () => false,
): Course {
  const whole = meters[dance].bar;
  const notes: PlacedNote[] = [];
  let [bar, filled] = [-1, 0];
  let voice: Voice = 'melody';
  let open: Omit<PlacedNote, 'length'> | undefined;
  for (const [word, id] of words.entries()) {
    const meaning = meaningOf(id);
    if (open && meaning.kind !== 'length') break;
    if (meaning.kind === 'bar') {
      if (meaning.bar !== bar + 1) break;
      [bar, filled, voice] = [bar + 1, 0, 'melody'];
    } else if (meaning.kind === 'bass') {
      [filled, voice] = [0, 'bass'];
    } else if (meaning.kind === 'pitch') {
      if (bar < 0) break;
      open = {
        ...{ word, voice, bar, pitch: meaning.pitch },
        start: bar * whole + filled,
        mine: isMine(word),
      };
    } else if (meaning.kind === 'length') {
      if (!open) break;
      notes.push({ ...open, length: meaning.length });
      filled += meaning.length;
      open = undefined;
    } else break;
  }
  if (open) notes.push({ ...open, length: 1 });
  return { notes, bar, voice, filled };
}

/** The same with notes that wait, laid after the melody bar by bar; what is too long for its bar is cut as the session cuts it. */
export function withWaiting(
  course: Course,
  waiting: readonly PlayedNote[],
  dance: Dance,
): readonly PlacedNote[] {
  const whole = meters[dance].bar;
  let bar = Math.max(0, course.bar);
  let filled = course.voice === 'bass' ? whole : course.filled;
  const laid = waiting.map(({ pitch, length }): PlacedNote => {
    if (filled >= whole) [bar, filled] = [bar + 1, 0];
    const note = { word: undefined, voice: 'melody', pitch, bar, mine: true } as const;
    const fitting = fit(length, whole - filled);
    const start = bar * whole + filled;
    filled += fitting;
    return { ...note, start, length: fitting };
  });
  return [...course.notes, ...laid];
}

const LENGTHS = [8, 6, 4, 3, 2, 1];

/** The longest length that is at most `length` and fits into what is left of a bar. */
export function fit(length: number, left: number): number {
  return LENGTHS.find((each) => each <= length && each <= left) ?? 1;
}
