/** @file The notes of a tune that may still be under way, each with its place among the words. */
import { meaningOf } from '../../models/music/tokens.ts';
import { BARS, fit, type Voice } from '../../models/music/tune.ts';
import { meters, type Dance, type Header } from '../../models/music/vocabulary.ts';
import type { Draft, PlayedNote } from './draft.ts';

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
  /** How many eighths of the bar each voice has filled, notes without a length aside. */
  readonly filled: Readonly<Record<Voice, number>>;
  /** Whose the note without a length is, or the next one. */
  readonly turn: Voice;
  /** When each bar begins, and at the end when the last one will be over: a bar lasts as long as its longer voice. */
  readonly barlines: readonly number[];
}

/** Reads words, their header aside; what cannot be read is passed over. */
export function courseOf(
  words: readonly number[],
  { dance, key }: Pick<Header, 'dance' | 'key'>,
  isMine: (word: number) => boolean = () => false,
): Course {
  const notes: PlacedNote[] = [];
  const barlines: number[] = [];
  let filled = { melody: 0, bass: 0 };
  let open: Omit<PlacedNote, 'length'> | undefined;
  const turn = (): Voice => (filled.melody <= filled.bass ? 'melody' : 'bass');
  const longest = (): number => Math.max(filled.melody, filled.bass);
  for (const [word, id] of words.entries()) {
    const meaning = meaningOf(id, key);
    if (meaning.kind === 'bar') {
      barlines.push((barlines.at(-1) ?? 0) + longest());
      filled = { melody: 0, bass: 0 };
    } else if (meaning.kind === 'pitch') {
      const voice = turn();
      const start = (barlines.at(-1) ?? 0) + filled[voice];
      const bar = barlines.length - 1;
      open = { word, voice, bar, pitch: meaning.pitch, start, mine: isMine(word) };
    } else if (meaning.kind === 'length' && open) {
      notes.push({ ...open, length: meaning.length });
      filled[open.voice] += meaning.length;
      open = undefined;
    }
  }
  if (open) notes.push({ ...open, length: 1 });
  const end = (barlines.at(-1) ?? 0) + Math.max(meters[dance].bar, longest());
  return { notes, bar: barlines.length - 1, filled, turn: turn(), barlines: [...barlines, end] };
}

/** The same with notes that wait, laid after the melody bar by bar; what is too long for its bar is cut as the session cuts it. */
export function withWaiting(
  course: Course,
  waiting: readonly PlayedNote[],
  dance: Dance,
): readonly PlacedNote[] {
  const whole = meters[dance].bar;
  let bar = Math.max(0, course.bar);
  let barline = course.barlines.at(-2) ?? 0;
  let filled = course.filled.melody;
  const laid = waiting.map(({ pitch, length }): PlacedNote => {
    if (filled >= whole) [bar, barline, filled] = [bar + 1, barline + whole, 0];
    const fitting = fit(length, whole - filled);
    const start = barline + filled;
    filled += fitting;
    return { word: undefined, voice: 'melody', pitch, bar, start, length: fitting, mine: true };
  });
  return [...course.notes, ...laid];
}

/** Whether all notes that wait have a place in the bars of a tune. */
export function fits({ words, played }: Draft, header: Header): boolean {
  const laid = withWaiting(courseOf(words, header), played, header.dance);
  return laid.every(({ bar }) => bar < BARS);
}
