/** @file Scale and chords as the maker of tunes sees them: by degrees, 0 the tonic, 1 the note above it in the scale. */
import type { Rng } from '../random.ts';
import type { Mode } from './vocabulary.ts';

const scales: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
};
const RAISED_SEVENTH = 11;

/** Roots of chords. */
export const TONIC = 0;
export const DOMINANT = 4;

/** A degree within its octave. */
export const step = (degree: number): number => ((degree % 7) + 7) % 7;

/**
 * The MIDI number of a degree in C, of which 0 is middle C. Over the dominant a minor key raises its seventh, to lead to the
 * tonic.
 */
export function pitchOf(mode: Mode, degree: number, root: number): number {
  const within = step(degree);
  const semitones =
    root === DOMINANT && within === LEADING ? RAISED_SEVENTH : scales[mode][within]!;
  return 60 + 12 * Math.floor(degree / 7) + semitones;
}

/** Whether a degree is the root, third or fifth of the chord on a root. */
export function inChord(degree: number, root: number): boolean {
  const above = step(degree - root);
  return above === 0 || above === 2 || above === 4;
}

/** Which chords can follow a chord, within a phrase: away from the tonic, and by the dominant back. */
const following: Readonly<Record<Mode, Readonly<Record<number, readonly number[]>>>> = {
  major: { 0: [0, 1, 3, 4, 5], 1: [4], 3: [0, 1, 4], 4: [0, 5, 4], 5: [1, 3, 4] },
  minor: { 0: [0, 3, 4, 5], 3: [0, 4], 4: [0, 5, 4], 5: [3, 4] },
};

/** The degree under the tonic. */
export const LEADING = 6;

/** The degree that is, or lies next below, a pitch: for a pitch of the scale the one that {@link pitchOf} makes it of. */
export function degreeOf(mode: Mode, pitch: number): number {
  const [octave, semitones] = [Math.floor(pitch / 12) - 5, pitch % 12];
  return 7 * octave + scales[mode].findLastIndex((each) => each <= semitones);
}

/**
 * The roots of eight bars, not all of its beginning the same: a question that ends on the dominant, and its answer that ends
 * on the tonic. `second` are degrees that stand in bar 2 already: its chord has as many of them as one can have.
 */
export function chordsOf(mode: Mode, rng: Rng, second: readonly number[] = []): number[] {
  const next = following[mode];
  const pairs = next[TONIC]!.flatMap((root) =>
    next[root]!.filter(
      (third) =>
        third !== DOMINANT &&
        (root !== TONIC || third !== TONIC) &&
        next[third]!.includes(DOMINANT),
    ).map((third) => {
      const held = second.filter((degree) => inChord(degree, root)).length;
      return { roots: [root, third] as const, held };
    }),
  );
  const most = Math.max(...pairs.map(({ held }) => held));
  const fitting = pairs.filter(({ held }) => held === most);
  const [root, third] = fitting[rng.below(fitting.length)]!.roots;
  return [TONIC, root, third, DOMINANT, TONIC, root, DOMINANT, TONIC];
}
