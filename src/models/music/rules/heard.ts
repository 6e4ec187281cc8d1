/** @file A tune as the rules hear it: notes of each voice in their places, and the chord of each bar. */
import type { Bar, Note } from '../tune.ts';
import type { Character } from '../vocabulary.ts';

/** A note of one voice, with where it is. */
export interface Placed {
  readonly pitch: number;
  readonly bar: number;
  readonly start: number;
  readonly length: number;
}

/** A tune in C, with what it is taken to be. */
export interface Heard {
  readonly character: Character;
  readonly bars: readonly Bar[];
  readonly melody: readonly Placed[];
  readonly bass: readonly Placed[];
  /** Of the chord in each bar, in semitones above C: the first note of the bass, undefined for a rest. */
  readonly roots: readonly (number | undefined)[];
}

/** Says what is wrong; undefined if nothing is. */
export type Check = (heard: Heard) => string | undefined;

export function hear(character: Character, bars: readonly Bar[]): Heard {
  return {
    character,
    bars,
    melody: placed(bars.map((bar) => bar.melody)),
    bass: placed(bars.map((bar) => bar.bass)),
    roots: bars.map(({ bass: [first] }) =>
      first?.pitch === undefined ? undefined : modulo(first.pitch, 12),
    ),
  };
}

const placed = (bars: readonly (readonly Note[])[]): Placed[] =>
  bars.flatMap((notes, bar) => {
    let end = 0;
    return notes.flatMap(({ pitch, length }) => {
      const start = end;
      end += length;
      return pitch === undefined ? [] : [{ pitch, bar, start, length }];
    });
  });

/** Whether a move of so many semitones is a step. */
export const isStep = (move: number): boolean => Math.abs(move) === 1 || Math.abs(move) === 2;

export const modulo = (a: number, n: number): number => ((a % n) + n) % n;

/** Semitones of a fifth: also the dominant, above the tonic. */
export const FIFTH = 7;

export const inBar = (bar: number): string => `in bar ${bar + 1}`;
