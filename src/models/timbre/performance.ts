/** @file How a tune is performed: when each note sounds, how loud, and how long it dies away. */
import { timedNotes, type Bar, type Voice } from '../music/tune.ts';

/** A note as it is played; times are in eighth notes. */
export interface PerformedNote {
  readonly voice: Voice;
  readonly pitch: number;
  readonly start: number;
  readonly length: number;
  /** A factor. */
  readonly gain: number;
  /** Seconds in which it dies away; the usual ones, if undefined. */
  readonly release: number | undefined;
}

/** How loud each voice is, and a note that does not begin a bar. */
const GAINS: Readonly<Record<Voice, number>> = { melody: 1, bass: 0.8 };
const UNACCENTED = 0.85;
/** Seconds in which the last notes die away. */
export const ENDING = 0.8;

export function performed(bars: readonly Bar[]): PerformedNote[] {
  const notes = timedNotes(bars);
  const end = endOf(notes);
  return notes.map(({ voice, pitch, start, length, first }) => ({
    ...{ voice, pitch, start, length },
    gain: GAINS[voice] * (first ? 1 : UNACCENTED),
    release: start + length === end ? ENDING : undefined,
  }));
}

/** When the last note ends, in eighth notes. */
export function endOf(
  notes: readonly { readonly start: number; readonly length: number }[],
): number {
  return Math.max(0, ...notes.map(({ start, length }) => start + length));
}
