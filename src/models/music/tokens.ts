/**
 * @file A tune as words, for a model that writes one after another: its character, then bar after bar its notes in order of
 * time, each as a pitch and a length. A note belongs to the voice that is behind in its bar, to the melody where both are
 * equally far: no word has to say whose it is, and a reader's own notes can be the beginning of the melody.
 *
 * Words are those of a tune in C. Its key is no word: what a model learns in C it knows in every key, and the functions here
 * move its notes.
 */
import { BARS, type Bar, type Note, type Tune, type Voice } from './tune.ts';
import {
  bassRegister,
  characterKinds,
  paces,
  tonics,
  type Character,
  type Key,
} from './vocabulary.ts';

export { END } from '../language/end.ts';

const names = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];

/** "C4" for 60, middle C: the words of pitches, in C with sharps alone. Readers are told `noteName` of `spelling.ts`. */
function pitchName(pitch: number): string {
  return `${names[pitch % 12]!}${Math.floor(pitch / 12) - 1}`;
}

const [LOWEST, HIGHEST] = [bassRegister[0], paces.bright.register[1]];

/** Lowest and highest pitch that has a word, in a key. */
export function pitchRange(key: Key): readonly [low: number, high: number] {
  return [LOWEST + tonics[key], HIGHEST + tonics[key]];
}

/** Lengths in eighth notes, and their words. */
export const lengthNames: ReadonlyMap<number, string> = new Map([
  [1, 'eighth'],
  [2, 'quarter'],
  [3, 'dotted quarter'],
  [4, 'half'],
  [6, 'dotted half'],
  [8, 'whole'],
]);

type Kind = keyof Character;
const kinds = Object.keys(characterKinds) as Kind[];

const pitches = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => LOWEST + i);
const barName = (b: number): string => `bar ${b + 1}`;

/** The text of each token, by id. Ids are the order here, and trained weights rest on it. */
export const vocabulary: readonly string[] = [
  '',
  ...kinds.flatMap((kind) => characterKinds[kind]),
  ...Array.from({ length: BARS }, (_, b) => barName(b)),
  'rest',
  ...lengthNames.values(),
  ...pitches.map(pitchName),
];

const ids = new Map(vocabulary.map((word, id) => [word, id]));

/** The id of a word. Throws a RangeError if it is none. */
export function idOf(word: string): number {
  const id = ids.get(word);
  if (id === undefined) throw new RangeError(`“${word}” is no word of tunes.`);
  return id;
}

/** What a token says. */
export type Meaning =
  | { readonly kind: Kind; readonly value: string }
  | { readonly kind: 'bar'; readonly bar: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'pitch'; readonly pitch: number | undefined }
  | { readonly kind: 'length'; readonly length: number };

const meanings: readonly Meaning[] = [
  { kind: 'end' },
  ...kinds.flatMap((kind) => characterKinds[kind].map((value): Meaning => ({ kind, value }))),
  ...Array.from({ length: BARS }, (_, bar): Meaning => ({ kind: 'bar', bar })),
  { kind: 'pitch', pitch: undefined },
  ...[...lengthNames.keys()].map((length): Meaning => ({ kind: 'length', length })),
  ...pitches.map((pitch): Meaning => ({ kind: 'pitch', pitch })),
];

/** What token `id` says in a tune in a key. */
export function meaningOf(id: number, key: Key = 'C'): Meaning {
  const meaning = meanings[id]!;
  return meaning.kind === 'pitch' && meaning.pitch !== undefined
    ? { kind: 'pitch', pitch: meaning.pitch + tonics[key] }
    : meaning;
}

/** The token of a pitch in a key, or of a rest. Throws a RangeError outside of {@link pitchRange}. */
export const pitchId = (pitch: number | undefined, key: Key = 'C'): number =>
  idOf(pitch === undefined ? 'rest' : pitchName(pitch - tonics[key]));

/** Tokens of a character; words that are left out are not said. */
export function encodeCharacter(said: Partial<Character>): number[] {
  return kinds.flatMap((kind) => {
    const value = said[kind];
    return value === undefined ? [] : [idOf(value)];
  });
}

/** How many eighths of a bar each voice has filled. */
type Clocks = Record<Voice, number>;

const begin = (): Clocks => ({ melody: 0, bass: 0 });

/** Notes of a bar in order of time, of two that begin together the melody's first. */
function inOrder(bar: Bar): { note: Note; voice: Voice }[] {
  const clocks = begin();
  const placed = (voice: Voice): { note: Note; voice: Voice; start: number }[] =>
    bar[voice].map((note) => {
      const start = clocks[voice];
      clocks[voice] += note.length;
      return { note, voice, start };
    });
  return [...placed('melody'), ...placed('bass')].sort((a, b) => a.start - b.start);
}

/**
 * Tokens of a tune, without END. `said` are the words before it, all of them unless given. Only bars of equally long voices
 * can be read again.
 */
export function encode({ header, bars }: Tune, said: Partial<Character> = header): number[] {
  return [
    ...encodeCharacter(said),
    ...bars.flatMap((bar, b) => [
      idOf(barName(b)),
      ...inOrder(bar).flatMap(({ note: { pitch, length } }) => [
        pitchId(pitch, header.key),
        idOf(lengthNames.get(length) ?? `${length}`),
      ]),
    ]),
  ];
}

/** Indices, among the tokens of {@link encode}, of the pitches and lengths of the melody's first `count` notes. */
export function melodyPlaces(
  { header, bars }: Tune,
  count: number,
  said: Partial<Character> = header,
): number[] {
  let at = encodeCharacter(said).length;
  const places = bars.flatMap((bar) => {
    at += 1; // the word for the bar
    return inOrder(bar).flatMap(({ voice }) => {
      at += 2;
      return voice === 'melody' ? [at - 2, at - 1] : [];
    });
  });
  return places.slice(0, 2 * count);
}

/** Tokens as notes, as far as they can be read. */
export interface Reading {
  readonly said: Partial<Character>;
  readonly bars: readonly Bar[];
  /** A note at the end that has no length yet. */
  readonly open: Pick<Note, 'pitch'> | undefined;
  /** Whose the open note is, or the next one. */
  readonly turn: Voice;
  /** Whether the last bar has notes and both voices are equally far: it may end here. */
  readonly even: boolean;
  /** What cannot be read, and where; the notes are those before it. */
  readonly problem?: { readonly at: number; readonly why: string };
}

/** Reads tokens, given without END, as a tune in a key. Text that stops early is no problem; the checker tells. */
export function decode(tokens: ArrayLike<number>, key: Key = 'C'): Reading {
  const said: Partial<Record<Kind, string>> = {};
  const bars: { melody: Note[]; bass: Note[] }[] = [];
  let open: Pick<Note, 'pitch'> | undefined;
  let clocks = begin();
  let at = 0;

  const turn = (): Voice => (clocks.melody <= clocks.bass ? 'melody' : 'bass');
  const even = (): boolean => clocks.melody === clocks.bass && clocks.melody > 0;

  function read(meaning: Meaning): string | undefined {
    if (open && meaning.kind !== 'length') return 'a pitch has no length';
    switch (meaning.kind) {
      case 'end':
        return 'a tune ends before its end';
      case 'bar':
        if (meaning.bar !== bars.length) return `this is not bar ${meaning.bar + 1}`;
        if (bars.length > 0 && !even()) return 'a bar ends in one voice alone';
        bars.push({ melody: [], bass: [] });
        clocks = begin();
        return undefined;
      case 'pitch':
        if (bars.length === 0) return 'a note stands before the first bar';
        open = { pitch: meaning.pitch };
        return undefined;
      case 'length': {
        if (!open) return 'a length has no pitch';
        const voice = turn();
        bars.at(-1)![voice].push({ ...open, length: meaning.length });
        clocks[voice] += meaning.length;
        open = undefined;
        return undefined;
      }
      default:
        if (bars.length > 0) return 'a word of the character stands among the notes';
        if (said[meaning.kind] !== undefined) return `the ${meaning.kind} is said twice`;
        said[meaning.kind] = meaning.value;
        return undefined;
    }
  }

  let why: string | undefined;
  while (at < tokens.length && (why = read(meaningOf(tokens[at]!, key))) === undefined) at += 1;
  return {
    said: said as Partial<Character>,
    bars,
    open,
    turn: turn(),
    even: even(),
    ...(why === undefined ? {} : { problem: { at, why } }),
  };
}
