/**
 * @file The melody over given chords, in given rhythms, found by trying notes and turning back.
 *
 * It keeps to what "Open Music Theory" ("Composing a cantus firmus") asks of a melody that can be sung: a tenth at most from
 * the lowest note to the highest, more steps than leaps, no dissonant leaps, a step back after a leap (there only after a
 * wide one, but what holds always is learned sooner), the leading tone led to the tonic, the end reached by step. On strong
 * beats and at the ends of bars are notes of the chord; others pass by step.
 * Among what is allowed it prefers what melodies of many styles prefer (after D. Huron, in the same place): near
 * notes, steps that go on in their direction, the middle of the range. A bar in the rhythm of an earlier one likes
 * to move as that did.
 */
import { exp, ln } from '../portable.ts';
import type { Rng } from '../random.ts';
import { DOMINANT, inChord, LEADING, pitchOf, step, TONIC } from './harmony.ts';
import type { Rhythm } from './rhythms.ts';
import { BARS } from './tune.ts';
import { meters, paces, type Character } from './vocabulary.ts';

/** The widest range of a melody, in semitones: a tenth. */
const RANGE = 16;
/** How many notes are tried before a tune is begun anew. */
const PATIENCE = 300;
/** Semitones of the leaps that are sung easily, and of none; of the widest step. */
const leaps = [0, 3, 4, 5, 7, 8, 9, 12];
const STEP = 2;
/** How much a move by so many degrees is liked, from 0 to 7. */
const liking = [0.7, 4, 1.6, 0.5, 0.35, 0.15, 0.03, 0.08];
/** How many times more so is one that goes on as the last did, and one that an earlier bar of this rhythm made. */
const INERTIA = 1.6;
const IMITATION = 6;
/** How many semitones from the middle are still near it. */
const CENTER = 7;

/** What a melody begins with. */
export interface Begun {
  readonly degrees: readonly number[];
  /** Whether the note after them may be reached in any way, and the rest leap as much as it steps. */
  readonly lenient: boolean;
}

/** A place in the melody that waits for its note. */
interface Place {
  readonly bar: number;
  readonly root: number;
  readonly strong: boolean;
  /** Whether a bar begins here. */
  readonly down: boolean;
  /** The earlier note that this one repeats, and the one whose move it likes to imitate. */
  readonly same: number | undefined;
  readonly like: number | undefined;
  readonly last: boolean;
  /** Whether a bar ends here. */
  readonly end: boolean;
}

function placesOf(
  { dance }: Character,
  roots: readonly number[],
  pattern: readonly Rhythm[],
): Place[] {
  const strong = meters[dance].strong;
  const answer = pattern.slice(0, BARS / 2).flat().length;
  const places: Place[] = [];
  const first = new Map<Rhythm, number>();
  pattern.forEach((rhythm, bar) => {
    let start = 0;
    const model = first.get(rhythm);
    if (model === undefined) first.set(rhythm, places.length);
    rhythm.forEach((length, i) => {
      const ends = i === rhythm.length - 1;
      places.push({
        bar,
        root: roots[bar]!,
        strong: strong.includes(start),
        down: start === 0,
        same: bar === 4 || bar === 5 ? places.length - answer : undefined,
        like: model === undefined || i === 0 ? undefined : model + i,
        last: ends && bar === BARS - 1,
        end: ends,
      });
      start += length;
    });
  });
  return places;
}

/**
 * The melody's degrees in C, found by trying and turning back; undefined where that takes too long. It begins with those of
 * `begun`, which no rule judges, nor the bars that come back to them.
 */
export function melodyOf(
  character: Character,
  roots: readonly number[],
  pattern: readonly Rhythm[],
  rng: Rng,
  begun: Begun = { degrees: [], lenient: false },
): number[] | undefined {
  const places = placesOf(character, roots, pattern);
  const isBegun = (i: number): boolean => (places[i]!.same ?? i) < begun.degrees.length;
  const [low, high] = paces[character.mood].register;
  const all = Array.from({ length: 29 }, (_, i) => i - 14);
  const degrees: number[] = [];
  let tried = 0;

  const pitch = (i: number): number => pitchOf(character.mode, degrees[i]!, places[i]!.root);

  /** Whether the note just set fits those before it. */
  function fits(i: number): boolean {
    if (isBegun(i)) return true;
    const { root, strong, down, last, end, bar } = places[i]!;
    const degree = degrees[i]!;
    const chordal = inChord(degree, root);
    if ((strong || end) && !chordal) return false;
    if (last && step(degree) !== TONIC) return false;
    if (i === 0 || anyhow(i - 1)) return true;
    const move = degree - degrees[i - 1]!;
    const semitones = pitch(i) - pitch(i - 1);
    const near = Math.abs(move) === 1;
    if (near ? Math.abs(semitones) > STEP : !leaps.includes(Math.abs(semitones))) return false;
    if (!chordal && !near) return false;
    if (!inChord(degrees[i - 1]!, places[i - 1]!.root) && !near) return false;
    if (last && !near) return false;
    if (leads(i - 1) && move !== 1) return false;
    if (i > 1 && !anyhow(i - 2)) {
      const before = pitch(i - 1) - pitch(i - 2);
      if (Math.abs(before) > STEP && !(near && semitones * before < 0)) return false;
      if (move === 0 && degrees[i - 2] === degree) return false;
    }
    return !(down && bar > 0 && parallel(i));
  }

  /** Whether any move may come after note i, and after that one. */
  const anyhow = (i: number): boolean => begun.lenient && isBegun(i);

  /** Whether note i is the leading tone where the dominant goes to the tonic. */
  function leads(i: number): boolean {
    return (
      step(degrees[i]!) === LEADING && places[i]!.root === DOMINANT && places[i + 1]!.root === TONIC
    );
  }

  /** Whether melody and bass are in octaves, or in fifths, on two downbeats one after another. */
  function parallel(i: number): boolean {
    const { bar, root } = places[i]!;
    const before = places.findIndex((place) => place.bar === bar - 1);
    const interval = step(degrees[i]! - root);
    return (
      (interval === 0 || interval === 4) && interval === step(degrees[before]! - roots[bar - 1]!)
    );
  }

  /** All degrees that could come at place i, those that melodies prefer more likely first. */
  function candidates(i: number): number[] {
    const { root, same, like } = places[i]!;
    const fixed = same === undefined ? begun.degrees[i] : degrees[same];
    if (fixed !== undefined) return [fixed];
    const before = i > 0 ? degrees[i - 1]! : undefined;
    const imitated = like === undefined ? undefined : degrees[like]! - degrees[like - 1]!;
    const direction = i > 1 ? before! - degrees[i - 2]! : 0;
    return all
      .map((degree) => ({ degree, at: pitchOf(character.mode, degree, root) }))
      .filter(({ at }) => at >= low && at <= high)
      .map(({ degree, at }) => {
        const move = before === undefined ? 1 : degree - before;
        const offCenter = (at - (low + high) / 2) / CENTER;
        const weight =
          (liking[Math.abs(move)] ?? 0.02) *
          (Math.abs(direction) === 1 && move === direction ? INERTIA : 1) *
          (move === imitated ? IMITATION : 1) *
          exp(-offCenter * offCenter);
        // The least of exponential waits comes first as often as its weight says.
        return { degree, wait: -ln(1 - rng.uniform()) / weight };
      })
      .sort((a, b) => a.wait - b.wait)
      .map(({ degree }) => degree);
  }

  function fill(i: number): boolean {
    if (i === places.length) return balanced();
    for (const degree of candidates(i)) {
      if (++tried > PATIENCE) return false;
      degrees.push(degree);
      if (fits(i) && fill(i + 1)) return true;
      degrees.pop();
    }
    return false;
  }

  /** Whether the whole, but for what it begins with, is narrow enough and has more steps than leaps. */
  function balanced(): boolean {
    if (begun.lenient) return true;
    const pitches = degrees.flatMap((_, i) => (isBegun(i) ? [] : [pitch(i)]));
    const moves = pitches.slice(1).map((at, i) => Math.abs(at - pitches[i]!));
    const [steps, jumps] = [moves.filter((m) => m === 1 || m === 2), moves.filter((m) => m > 2)];
    return Math.max(...pitches) - Math.min(...pitches) <= RANGE && steps.length > jumps.length;
  }

  return fill(0) ? degrees : undefined;
}
