/**
 * @file The maker of the tunes that the model of notes learns from: eight bars of a melody over a bass, a parallel period.
 * Bars 1 to 4 ask and end on the dominant; bars 5 and 6 come back to bars 1 and 2; bars 7 and 8 answer and end on the tonic.
 * All is made in C and then moved to its key. `rules/` checks all that must be so from the notes alone.
 */
import type { Rng } from '../random.ts';
import { laid, type PlayedNote } from './beginning.ts';
import { chordsOf, degreeOf, pitchOf } from './harmony.ts';
import { melodyOf } from './melody.ts';
import { cadences, rhythms, type Rhythm } from './rhythms.ts';
import { BARS, fit, type Bar, type Note, type Tune } from './tune.ts';
import { bassRegister, meters, paces, tonics, type Character, type Header } from './vocabulary.ts';

/** After so many tries, a melody that somebody has begun may be as `Begun.lenient` says. */
const STRICT = 20;

/**
 * A tune with this header. Equal states of `rng` give equal tunes. Its melody begins with the notes of `beginning`, in C, as
 * far as they fit into two bars: whatever rules these break, bars 5 and 6 come back to them, and the rest is by the rules.
 */
export function makeTune(header: Header, rng: Rng, beginning: readonly PlayedNote[] = []): Tune {
  const { mode } = header;
  const begun = laid(header, beginning);
  const degrees = begun.map((notes) => notes.map(({ pitch }) => degreeOf(mode, pitch)));
  for (let tries = 0; ; tries++) {
    const roots = chordsOf(mode, rng, degrees[1]);
    const pattern = rhythmsOf(header, rng, begun);
    const lenient = tries >= STRICT;
    const melody = melodyOf(header, roots, pattern, rng, { degrees: degrees.flat(), lenient });
    if (!melody) continue;
    const bass = bassOf(header, roots, rng);
    let at = 0;
    const bars = pattern.map((rhythm, b): Bar => ({
      melody: rhythm.map((length, i) => {
        const made = pitchOf(mode, melody[at++]!, roots[b]!);
        return moved({ pitch: begun[returning(b)]?.[i]?.pitch ?? made, length }, header);
      }),
      bass: bass[b]!.map((note) => moved(note, header)),
    }));
    return { header, bars };
  }
}

/** The bar that a bar comes back to, which for most is itself. */
const returning = (bar: number): number => (bar === 4 || bar === 5 ? bar - 4 : bar);

/** A note in C, moved to the key. */
const moved = ({ pitch, length }: Note, { key }: Header): Note => ({
  pitch: pitch === undefined ? undefined : pitch + tonics[key],
  length,
});

const oneOf = <T>(choices: readonly T[], rng: Rng): T => choices[rng.below(choices.length)]!;

/** A rhythm for each bar: few of them, so that the tune is of one piece. The first ones begin as those of `begun` do. */
function rhythmsOf(
  { dance, mood }: Character,
  rng: Rng,
  begun: readonly (readonly Note[])[],
): Rhythm[] {
  const choices = rhythms[dance][paces[mood].notes];
  const made = (b: number): Rhythm => {
    const notes = begun[b];
    return notes ? filled(notes, meters[dance].bar, rng) : oneOf(choices, rng);
  };
  const [first, other] = [made(0), made(1)];
  const paced = (rhythm: Rhythm): Rhythm =>
    paces[mood].notes === (rhythm.length < 4 ? 'few' : 'many') ? rhythm : oneOf(choices, rng);
  const third = paced(oneOf([first, other, first], rng));
  const seventh = paced(oneOf([first, other, third], rng));
  const { half, full } = cadences[dance];
  return [first, other, third, oneOf(half, rng), first, other, seventh, oneOf(full, rng)];
}

/** Lengths of notes that a bar begins with, and of such as fill it. */
function filled(notes: readonly Note[], bar: number, rng: Rng): Rhythm {
  const rhythm = notes.map(({ length }) => length);
  let left = bar - rhythm.reduce((sum, length) => sum + length, 0);
  while (left > 0) {
    const length = fit(oneOf([1, 2, 2, 3, 4], rng), left);
    rhythm.push(length);
    left -= length;
  }
  return rhythm;
}

/** Members of the chord that the bass takes in turn. */
const figures = [
  [0, 4, 0, 4],
  [0, 4, 2, 4],
  [0, 2, 4, 2],
] as const;

function bassOf({ dance, mode }: Character, roots: readonly number[], rng: Rng): Note[][] {
  const { bar, bass } = meters[dance];
  const rhythm = oneOf(bass, rng);
  const figure = oneOf(figures, rng);
  return roots.map((root, b) => {
    const low = lowest(pitchOf(mode, root, root));
    if (b === BARS - 1) return [{ pitch: low, length: bar }];
    let sounded = 0;
    return rhythm.map((length): Note => {
      if (length < 0) return { pitch: undefined, length: -length };
      const member = figure[sounded++]!;
      const above = pitchOf(mode, root + member, root);
      const at = low + ((((above - low) % 12) + 12) % 12);
      return { pitch: at > bassRegister[1] ? at - 12 : at, length };
    });
  });
}

/** The same note in the lowest octave of the bass. */
const lowest = (pitch: number): number => bassRegister[0] + ((pitch - bassRegister[0]) % 12);
