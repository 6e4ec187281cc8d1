/** @file A tune played by two sounds: all notes of both voices, added into one run of samples. */
import { timedNotes, type Bar, type Voice } from '../music/tune.ts';
import type { Timbre } from './picture.ts';
import { frequencyOf, type Synthesizer } from './synthesizer.ts';

export type Instruments = Readonly<Record<Voice, Timbre>>;

/** How loud each voice is, and a note that does not begin a bar. */
const GAINS: Readonly<Record<Voice, number>> = { melody: 1, bass: 0.8 };
const UNACCENTED = 0.85;
/** The greatest sample of a tune. */
export const PEAK = 0.9;
/** Seconds in which the last notes die away. */
const ENDING = 0.8;

/** The samples of bars, at `eighth` seconds for an eighth note; never beyond {@link PEAK}. */
export function playBars(
  synthesizer: Synthesizer,
  bars: readonly Bar[],
  instruments: Instruments,
  eighth: number,
): Float32Array {
  const { rate } = synthesizer;
  const notes = timedNotes(bars);
  const end = Math.max(0, ...notes.map(({ start, length }) => start + length));
  const samples = new Float32Array(Math.ceil((end * eighth + ENDING) * rate) + 1);
  /** Notes that came before: bars return. */
  const known = new Map<string, Float32Array>();
  for (const { voice, pitch, start, length, first } of notes) {
    const release = start + length === end ? ENDING : undefined;
    const name = `${voice} ${pitch} ${length} ${release ?? ''}`;
    const note =
      known.get(name) ??
      synthesizer.note(instruments[voice], frequencyOf(pitch), length * eighth, release);
    known.set(name, note);
    const gain = GAINS[voice] * (first ? 1 : UNACCENTED);
    const at = Math.round(start * eighth * rate);
    for (let n = 0; n < note.length; n++) samples[at + n]! += gain * note[n]!;
  }
  return limited(samples);
}

/** The samples, softer as a whole if one of them is beyond {@link PEAK}. */
function limited(samples: Float32Array): Float32Array {
  let most = PEAK;
  for (const y of samples) most = Math.max(most, y, -y);
  if (most > PEAK) for (let n = 0; n < samples.length; n++) samples[n]! *= PEAK / most;
  return samples;
}
