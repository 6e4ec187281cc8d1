/**
 * @file The maker of the tunes that the model of notes learns from: eight bars of a melody over a bass, a parallel period.
 * Bars 1 to 4 ask and end on the dominant; bars 5 and 6 come back to bars 1 and 2; bars 7 and 8 answer and end on the tonic.
 * All is made in C and then moved to its key. `rules/` checks all that must be so from the notes alone.
 */
import type { Rng } from '../random.ts';
import { chordsOf, pitchOf } from './harmony.ts';
import { melodyOf } from './melody.ts';
import { cadences, rhythms, type Rhythm } from './rhythms.ts';
import { BARS, type Bar, type Note, type Tune } from './tune.ts';
import { bassRegister, meters, paces, tonics, type Character, type Header } from './vocabulary.ts';

/** A tune with this header. Equal states of `rng` give equal tunes. */
export function makeTune(header: Header, rng: Rng): Tune {
  for (;;) {
    const roots = chordsOf(header.mode, rng);
    const pattern = rhythmsOf(header, rng);
    const degrees = melodyOf(header, roots, pattern, rng);
    if (!degrees) continue;
    const bass = bassOf(header, roots, rng);
    let at = 0;
    const bars = pattern.map((rhythm, b): Bar => ({
      melody: rhythm.map((length) =>
        moved({ pitch: pitchOf(header.mode, degrees[at++]!, roots[b]!), length }, header),
      ),
      bass: bass[b]!.map((note) => moved(note, header)),
    }));
    return { header, bars };
  }
}

/** A note in C, moved to the key. */
const moved = ({ pitch, length }: Note, { key }: Header): Note => ({
  pitch: pitch === undefined ? undefined : pitch + tonics[key],
  length,
});

const oneOf = <T>(choices: readonly T[], rng: Rng): T => choices[rng.below(choices.length)]!;

/** A rhythm for each bar: few of them, so that the tune is of one piece. */
function rhythmsOf({ dance, mood }: Character, rng: Rng): Rhythm[] {
  const choices = rhythms[dance][paces[mood].notes];
  const [first, other] = [oneOf(choices, rng), oneOf(choices, rng)];
  const third = oneOf([first, other, first], rng);
  const seventh = oneOf([first, other, third], rng);
  const { half, full } = cadences[dance];
  return [first, other, third, oneOf(half, rng), first, other, seventh, oneOf(full, rng)];
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
