/**
 * @file What a tune can be asked to be: a mood, a mode and a dance, and the key it stands in. Each word means something
 * that can be checked in the notes. That slow or fast and major or minor are heard as moods is well measured (Gagnon &
 * Peretz 2003, Cognition and Emotion 17(1)); how a mood is told here, by pace and register, is this maker's choice.
 */
import type { Kinds } from '../words.ts';

export const moods = ['calm', 'solemn', 'bright', 'bold'] as const;
export const modes = ['major', 'minor'] as const;
export const dances = ['waltz', 'march', 'jig', 'hymn'] as const;
export const keys = ['C', 'D', 'F', 'G', 'A'] as const;

export type Mood = (typeof moods)[number];
export type Mode = (typeof modes)[number];
export type Dance = (typeof dances)[number];
export type Key = (typeof keys)[number];

/** What a tune is like. */
export interface Character {
  readonly mood: Mood;
  readonly mode: Mode;
  readonly dance: Dance;
}

/** What a tune is like, and the key it stands in. */
export interface Header extends Character {
  readonly key: Key;
}

/** The words of a character, in the order in which they are said. */
export const characterKinds: Kinds<Character> = { mood: moods, mode: modes, dance: dances };
export const headerKinds: Kinds<Header> = { ...characterKinds, key: keys };

/**
 * How many semitones above C a key's tonic lies, by the shorter way. A tune in a key is one in C moved by so many, and the
 * registers move with it: they are told as they are in C.
 */
export const tonics: Readonly<Record<Key, number>> = { C: 0, D: 2, F: 5, G: -5, A: -3 };

/** What a mood asks of the notes. */
export interface Pace {
  /** Notes of the melody in a bar that is no cadence: three at most, or four at least. */
  readonly notes: 'few' | 'many';
  /** Lowest and highest note of the melody in C, by their MIDI numbers (60 is middle C, a semitone is 1). */
  readonly register: readonly [low: number, high: number];
  /** Beats a minute. */
  readonly tempo: number;
}

const low = [57, 72] as const;
const high = [65, 81] as const;

export const paces: Readonly<Record<Mood, Pace>> = {
  calm: { notes: 'few', register: high, tempo: 88 },
  solemn: { notes: 'few', register: low, tempo: 76 },
  bright: { notes: 'many', register: high, tempo: 120 },
  bold: { notes: 'many', register: low, tempo: 104 },
};

/** Lowest and highest note of every bass in C: always under the melody. */
export const bassRegister = [40, 55] as const;

/** What a dance asks of the notes. Lengths are in eighth notes. */
export interface Meter {
  /** Of a bar, and of one of the beats that a tempo counts. */
  readonly bar: number;
  readonly beat: number;
  /** Where the strong beats of a bar are. */
  readonly strong: readonly number[];
  /** How the bass can move in a bar that is not the last; in that it has one note. Below 0 are rests. */
  readonly bass: readonly (readonly number[])[];
}

export const meters: Readonly<Record<Dance, Meter>> = {
  waltz: { bar: 6, beat: 2, strong: [0], bass: [[2, 2, 2], [2, 4]] }, // prettier-ignore
  march: { bar: 8, beat: 2, strong: [0, 4], bass: [[2, 2, 2, 2], [2, -2, 2, -2]] }, // prettier-ignore
  jig: { bar: 6, beat: 3, strong: [0, 3], bass: [[3, 3], [2, 1, 2, 1]] }, // prettier-ignore
  hymn: { bar: 8, beat: 2, strong: [0, 4], bass: [[4, 4], [8]] }, // prettier-ignore
};

/** Seconds of an eighth note. */
export function secondsOfEighth({ mood, dance }: Character): number {
  return 60 / paces[mood].tempo / meters[dance].beat;
}

/** All of them, dances fastest. */
export const characters: readonly Character[] = moods.flatMap((mood) =>
  modes.flatMap((mode) => dances.map((dance) => ({ mood, mode, dance }))),
);

/**
 * Whether training never hears this character: 4 of 32, one for each mood and each dance, so that no two agree in two
 * words and every pair of words is heard in others.
 */
export function isHeldOut({ mood, mode, dance }: Character): boolean {
  const i = moods.indexOf(mood);
  return modes.indexOf(mode) === (i + 1) % 2 && dances.indexOf(dance) === i;
}

export const heldOut: readonly Character[] = characters.filter(isHeldOut);
export const seen: readonly Character[] = characters.filter((each) => !isHeldOut(each));

/** "a calm minor waltz"; what is left out is not said. */
export function inWords({ mood, mode, dance = 'tune' as Dance }: Partial<Character>): string {
  return ['a', mood, mode, dance].filter((word) => word !== undefined).join(' ');
}
