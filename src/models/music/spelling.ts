/**
 * @file How notes are written in a key. A key on a piano has several names, D♯ and E♭; which one is right depends on the tonic.
 * Here it is that of the harmonic chromatic scale, which is the same in major and in minor: notes of either scale have the
 * name that their scale gives them, the raised sixth and seventh of minor among them.
 */
import { tonics, type Key } from './vocabulary.ts';

const LETTERS = 'CDEFGAB';
/** Semitones of the letters above C. */
const NATURAL = [0, 2, 4, 5, 7, 9, 11];
/** By semitones above the tonic, how many letters above it: 1, ♭2, 2, ♭3, 3, 4, ♯4, 5, ♭6, 6, ♭7, 7. */
const ABOVE = [0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6];

/** Middle C is C4. */
const OCTAVE_OF_0 = -1;

/** "E♭4": a pitch, given as a MIDI number, by its name in a key. */
export function noteName(pitch: number, key: Key): string {
  const above = (((pitch - tonics[key]) % 12) + 12) % 12;
  const letter = (LETTERS.indexOf(key) + ABOVE[above]!) % 7;
  const octave = Math.floor(pitch / 12);
  const accidental = { '-1': '♭', 0: '', 1: '♯' }[pitch - 12 * octave - NATURAL[letter]!]!;
  return `${LETTERS[letter]!}${accidental}${octave + OCTAVE_OF_0}`;
}
