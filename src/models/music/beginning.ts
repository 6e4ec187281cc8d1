/**
 * @file Notes that somebody plays first. A maker of tunes begins as its rules have it, and readers do not: a model that has
 * only seen tunes by the rules is lost after four notes by chance. So some of its lessons begin with such notes; it does not
 * learn to play them, only to go on from them.
 */
import type { Rng } from '../random.ts';
import { pitchOf, TONIC } from './harmony.ts';
import { fit, lengths, type Note } from './tune.ts';
import { meters, paces, type Character } from './vocabulary.ts';

/** A note that is no rest. */
export type PlayedNote = Note & { readonly pitch: number };

/** A beginning lies in so many bars at most; they are the ones that come back. */
export const BEGUN_BARS = 2;
/** The most notes that somebody plays before a model goes on. */
const MOST = 6;
/** Lowest and highest note, in C: all that melodies of any mood use. */
const LOWEST = Math.min(...Object.values(paces).map(({ register }) => register[0]));
const HIGHEST = Math.max(...Object.values(paces).map(({ register }) => register[1]));
/** Shares of beginnings: in steps along the scale, anywhere in the scale; the rest may have any note. */
const [STEPS, SCALE] = [0.5, 0.4];
/** The share in which all notes are equally long, as those of a reader who does not choose. */
const EVEN = 0.6;

const oneOf = <T>(choices: readonly T[], rng: Rng): T => choices[rng.below(choices.length)]!;

/** Notes by chance, in C, for the melody of a tune to begin with. */
export function randomBeginning({ mode }: Character, rng: Rng): PlayedNote[] {
  const scale = Array.from({ length: 29 }, (_, i) => pitchOf(mode, i - 14, TONIC)).filter(
    (pitch) => pitch >= LOWEST && pitch <= HIGHEST,
  );
  const kind = rng.uniform();
  const even = rng.uniform() < EVEN ? oneOf(lengths, rng) : undefined;
  let at = rng.below(scale.length);
  return Array.from({ length: 1 + rng.below(MOST) }, () => {
    const length = even ?? oneOf(lengths, rng);
    if (kind >= STEPS + SCALE) return { pitch: LOWEST + rng.below(HIGHEST - LOWEST + 1), length };
    const step = rng.below(2) === 0 ? -1 : 1;
    at =
      kind < STEPS ? Math.min(scale.length - 1, Math.max(0, at + step)) : rng.below(scale.length);
    return { pitch: scale[at]!, length };
  });
}

/** Notes laid into the first bars of a dance, each cut where its bar ends; those that come after these bars are left out. */
export function laid({ dance }: Character, beginning: readonly PlayedNote[]): PlayedNote[][] {
  const whole = meters[dance].bar;
  const bars: PlayedNote[][] = [];
  let left = 0;
  for (const { pitch, length } of beginning) {
    if (left === 0) {
      if (bars.length === BEGUN_BARS) break;
      bars.push([]);
      left = whole;
    }
    const cut = fit(length, left);
    bars.at(-1)!.push({ pitch, length: cut });
    left -= cut;
  }
  return bars;
}
