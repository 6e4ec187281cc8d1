/** @file Samples for the page: single notes to be played, a whole tune for a file. What a worker does, without the worker. */
import type { Bar } from '../../models/music/tune.ts';
import { timbreOf } from '../../models/timbre/picture.ts';
import { playBars } from '../../models/timbre/play.ts';
import {
  createSynthesizer,
  frequencyOf,
  type Synthesizer,
} from '../../models/timbre/synthesizer.ts';

/** A note: a MIDI number, for so many seconds, with so many more to fade out. */
export interface NoteOrder {
  readonly pitch: number;
  readonly seconds: number;
  readonly release?: number | undefined;
}

export type RenderQuestion = {
  /** The picture of the sound, 1,024 numbers. */
  readonly picture: Float32Array;
  /** Samples a second. */
  readonly rate: number;
} & (
  | { readonly notes: readonly NoteOrder[] }
  | { readonly bars: readonly Bar[]; readonly eighth: number }
);

/** The samples of each note; of a tune, one run. */
export type RenderAnswer = readonly Float32Array[];

let synthesizer: Synthesizer | undefined;

export function render(question: RenderQuestion): RenderAnswer {
  const { picture, rate } = question;
  if (synthesizer?.rate !== rate) synthesizer = createSynthesizer(rate);
  const made = synthesizer;
  const timbre = timbreOf(picture);
  if ('bars' in question) {
    const instruments = { melody: timbre, bass: timbre };
    return [playBars(made, question.bars, instruments, question.eighth)];
  }
  return question.notes.map(({ pitch, seconds, release }) =>
    made.note(timbre, frequencyOf(pitch), seconds, release),
  );
}
