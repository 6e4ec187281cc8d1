/** @file Notes: in a bar, in a tune, and in time. */
import { type Header } from './vocabulary.ts';

/** A note, or a rest. */
export interface Note {
  /** MIDI number (60 is middle C, a semitone is 1); undefined for a rest. */
  readonly pitch: number | undefined;
  /** In eighth notes. */
  readonly length: number;
}

export const voices = ['melody', 'bass'] as const;
export type Voice = (typeof voices)[number];

/** The notes of a bar, one after another in each voice. */
export type Bar = Readonly<Record<Voice, readonly Note[]>>;

export const BARS = 8;

/** A tune of {@link BARS} bars. */
export interface Tune {
  readonly header: Header;
  readonly bars: readonly Bar[];
}

/** A note that sounds, by when it begins. */
export interface TimedNote {
  readonly voice: Voice;
  readonly pitch: number;
  /** In eighth notes from the beginning of the tune. */
  readonly start: number;
  readonly length: number;
  /** Whether a bar begins with it. */
  readonly first: boolean;
}

/** All notes that sound, voice by voice, in the order of time. A bar lasts as long as its longer voice. */
export function timedNotes(bars: readonly Bar[]): TimedNote[] {
  const lengthOf = (notes: readonly Note[]): number =>
    notes.reduce((sum, { length }) => sum + length, 0);
  const lasting = bars.map((bar) => Math.max(lengthOf(bar.melody), lengthOf(bar.bass)));
  return voices.flatMap((voice) => {
    let barline = 0;
    return bars.flatMap((bar, b) => {
      let start = barline;
      barline += lasting[b]!;
      return bar[voice].flatMap(({ pitch, length }, i) => {
        const at = start;
        start += length;
        return pitch === undefined ? [] : [{ voice, pitch, start: at, length, first: i === 0 }];
      });
    });
  });
}

/** Lengths that notes can have, in eighth notes. */
export const lengths = [8, 6, 4, 3, 2, 1] as const;

/** The longest length that is at most `length` and fits into what is left of a bar. */
export function fit(length: number, left: number): number {
  return lengths.find((each) => each <= length && each <= left) ?? 1;
}
