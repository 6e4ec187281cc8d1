/** @file A tune played by two sounds: all notes of both voices, added into one run of samples. */
import type { Bar, Voice } from '../music/tune.ts';
import { ENDING, endOf, performed } from './performance.ts';
import type { Timbre } from './picture.ts';
import { frequencyOf, type Synthesizer } from './synthesizer.ts';

export type Instruments = Readonly<Record<Voice, Timbre>>;

/** The greatest sample of a tune. */
export const PEAK = 0.9;

/** The samples of bars, at `eighth` seconds for an eighth note; never beyond {@link PEAK}. */
export function playBars(
  synthesizer: Synthesizer,
  bars: readonly Bar[],
  instruments: Instruments,
  eighth: number,
): Float32Array {
  const { rate } = synthesizer;
  const notes = performed(bars);
  const samples = new Float32Array(Math.ceil((endOf(notes) * eighth + ENDING) * rate) + 1);
  /** Notes that came before: bars return. */
  const known = new Map<string, Float32Array>();
  for (const { voice, pitch, start, length, gain, release } of notes) {
    const name = `${voice} ${pitch} ${length} ${release ?? ''}`;
    const note =
      known.get(name) ??
      synthesizer.note(instruments[voice], frequencyOf(pitch), length * eighth, release);
    known.set(name, note);
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
