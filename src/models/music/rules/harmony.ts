/** @file Rules of harmony: the notes of the key, the chords of the bass, and where phrases end. */
import { BARS } from '../tune.ts';
import { meters, type Mode } from '../vocabulary.ts';
import { FIFTH, inBar, isStep, modulo, type Check, type Placed } from './heard.ts';

/** Semitones above the tonic. */
const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];
const [SEVENTH, RAISED_SEVENTH] = [10, 11];

export const key: Check = ({ character: { mode }, melody, bass, roots }) => {
  for (const { pitch, bar } of [...melody, ...bass]) {
    const above = modulo(pitch, 12);
    if (mode === 'minor' && (above === SEVENTH || above === RAISED_SEVENTH)) {
      const dominant = roots[bar] === FIFTH;
      if (dominant && above === SEVENTH)
        return `${inBar(bar)} the seventh is not raised, as in minor it is over the dominant`;
      if (!dominant && above === RAISED_SEVENTH)
        return `${inBar(bar)} the seventh is raised, as in minor it is over the dominant alone`;
    } else if (!(mode === 'major' ? MAJOR : MINOR).includes(above))
      return `a note of another key ${inBar(bar)}`;
  }
  return undefined;
};

/** Triads by the root's semitones above the tonic, and what may come after each within a phrase. */
const chords: Readonly<
  Record<Mode, ReadonlyMap<number, { triad: readonly number[]; next: readonly number[] }>>
> = {
  major: new Map([
    [0, { triad: [0, 4, 7], next: [0, 2, 5, 7, 9] }],
    [2, { triad: [2, 5, 9], next: [7] }],
    [5, { triad: [5, 9, 0], next: [0, 2, 7] }],
    [7, { triad: [7, 11, 2], next: [0, 7, 9] }],
    [9, { triad: [9, 0, 4], next: [2, 5, 7] }],
  ]),
  minor: new Map([
    [0, { triad: [0, 3, 7], next: [0, 5, 7, 8] }],
    [5, { triad: [5, 8, 0], next: [0, 7] }],
    [7, { triad: [7, 11, 2], next: [0, 7, 8] }],
    [8, { triad: [8, 0, 3], next: [5, 7] }],
  ]),
};

export const harmony: Check = ({ character: { mode, dance }, melody, bass, roots }) => {
  if (roots[0] !== 0) return 'it does not begin on the tonic';
  for (let b = 0; b < BARS; b++) {
    const chord = chords[mode].get(roots[b] ?? -1);
    if (!chord) return `no chord that the key has ${inBar(b)}`;
    if (b % 4 !== 3 && !chord.next.includes(roots[b + 1] ?? -1)) {
      return `the chord of bar ${b + 2} does not follow from that of bar ${b + 1}`;
    }
  }
  const ofChord = ({ pitch, bar }: Placed): boolean =>
    chords[mode].get(roots[bar]!)!.triad.includes(modulo(pitch, 12));
  const foreign = bass.find((note) => !ofChord(note));
  if (foreign) return `the bass leaves the chord ${inBar(foreign.bar)}`;
  const neighbors = (a: Placed | undefined, b: Placed | undefined): boolean =>
    a !== undefined && b !== undefined && isStep(a.pitch - b.pitch);
  const wrong = melody.find(
    (note, i) =>
      !ofChord(note) &&
      (meters[dance].strong.includes(note.start) ||
        !neighbors(melody[i - 1], note) ||
        !neighbors(note, melody[i + 1])),
  );
  return wrong && `a note of the melody does not fit the chord ${inBar(wrong.bar)}`;
};

export const cadence: Check = ({ character: { mode, dance }, melody, roots }) => {
  const held = (note: Placed | undefined): boolean => (note?.length ?? 0) >= meters[dance].bar / 2;
  const above = (note: Placed | undefined): number =>
    note === undefined ? -1 : modulo(note.pitch, 12);
  const question = melody.findLast(({ bar }) => bar === 3);
  if (roots[3] !== FIFTH || !chords[mode].get(FIFTH)!.triad.includes(above(question)))
    return 'bar 4 does not end on the dominant';
  if (!held(question)) return 'the last note of bar 4 is short';
  if (roots[6] !== FIFTH || roots[7] !== 0) return 'bars 7 and 8 are not dominant, then tonic';
  const [leading, last] = melody.slice(-2);
  if (last?.bar !== 7 || above(last) !== 0) return 'it does not end on the tonic';
  if (!held(last)) return 'the last note is short';
  if (!isStep(last.pitch - leading!.pitch)) return 'the end is not reached by step';
  return undefined;
};
