/**
 * @file A tune as words, for a model that writes one after another: what it is to be, then bar after bar, in each the notes of
 * the melody and then those of the bass, a note as its pitch and its length. Melody stands first, so that a reader's own
 * notes can be the beginning of a bar.
 */
import { BARS, type Bar, type Note, type Tune, type Voice } from './tune.ts';
import { bassRegister, headerKinds, paces, type Header } from './vocabulary.ts';

export { END } from '../language/end.ts';

const names = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];

/** "C4" for 60, middle C. */
export function pitchName(pitch: number): string {
  return `${names[pitch % 12]!}${Math.floor(pitch / 12) - 1}`;
}

/** Lowest and highest pitch that has a word. */
export const pitchRange = [bassRegister[0], paces.bright.register[1]] as const;

/** Lengths in eighth notes, and their words. */
export const lengthNames: ReadonlyMap<number, string> = new Map([
  [1, 'eighth'],
  [2, 'quarter'],
  [3, 'dotted quarter'],
  [4, 'half'],
  [6, 'dotted half'],
  [8, 'whole'],
]);

type Kind = keyof Header;
const kinds = Object.keys(headerKinds) as Kind[];
/** The word for a value: keys are said as "in C". */
const headerWord = (kind: Kind, value: string): string => (kind === 'key' ? `in ${value}` : value);

const pitches = Array.from(
  { length: pitchRange[1] - pitchRange[0] + 1 },
  (_, i) => pitchRange[0] + i,
);
const barName = (b: number): string => `bar ${b + 1}`;

/** The text of each token, by id. Ids are the order here, and trained weights rest on it. */
export const vocabulary: readonly string[] = [
  '',
  ...kinds.flatMap((kind) => headerKinds[kind].map((value) => headerWord(kind, value))),
  ...Array.from({ length: BARS }, (_, b) => barName(b)),
  'bass',
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
  | { readonly kind: 'bass' | 'end' }
  | { readonly kind: 'pitch'; readonly pitch: number | undefined }
  | { readonly kind: 'length'; readonly length: number };

const meanings: readonly Meaning[] = [
  { kind: 'end' },
  ...kinds.flatMap((kind) => headerKinds[kind].map((value): Meaning => ({ kind, value }))),
  ...Array.from({ length: BARS }, (_, bar): Meaning => ({ kind: 'bar', bar })),
  { kind: 'bass' },
  { kind: 'pitch', pitch: undefined },
  ...[...lengthNames.keys()].map((length): Meaning => ({ kind: 'length', length })),
  ...pitches.map((pitch): Meaning => ({ kind: 'pitch', pitch })),
];

/** What token `id` says. */
export const meaningOf = (id: number): Meaning => meanings[id]!;

/** The token of a note's pitch, or of a rest. */
export const pitchId = (pitch: number | undefined): number =>
  idOf(pitch === undefined ? 'rest' : pitchName(pitch));

/** Tokens of a header; words that are left out are not said. */
export function encodeHeader(said: Partial<Header>): number[] {
  return kinds.flatMap((kind) => {
    const value = said[kind];
    return value === undefined ? [] : [idOf(headerWord(kind, value))];
  });
}

const encodeNotes = (notes: readonly Note[]): number[] =>
  notes.flatMap(({ pitch, length }) => [
    pitchId(pitch),
    idOf(lengthNames.get(length) ?? `${length}`),
  ]);

/** Tokens of a tune, without END. `said` are the words before it, all of them unless given. */
export function encode({ header, bars }: Tune, said: Partial<Header> = header): number[] {
  return [
    ...encodeHeader(said),
    ...bars.flatMap(({ melody, bass }, b) => [
      idOf(barName(b)),
      ...encodeNotes(melody),
      idOf('bass'),
      ...encodeNotes(bass),
    ]),
  ];
}

/** Tokens as notes, as far as they can be read. */
export interface Reading {
  readonly said: Partial<Header>;
  readonly bars: readonly Bar[];
  /** A note at the end that has no length yet. */
  readonly open: Pick<Note, 'pitch'> | undefined;
  /** What cannot be read, and where; the notes are those before it. */
  readonly problem?: { readonly at: number; readonly why: string };
}

/** Reads tokens, given without END. Text that stops early is no problem; the checker tells. */
export function decode(tokens: ArrayLike<number>): Reading {
  const said: Partial<Record<Kind, string>> = {};
  const bars: { melody: Note[]; bass: Note[] }[] = [];
  let open: Pick<Note, 'pitch'> | undefined;
  let voice: Voice = 'melody';
  let at = 0;

  function read(meaning: Meaning): string | undefined {
    if (open && meaning.kind !== 'length') return 'a pitch has no length';
    switch (meaning.kind) {
      case 'end':
        return 'a tune ends before its end';
      case 'bar':
        if (meaning.bar !== bars.length) return `this is not bar ${meaning.bar + 1}`;
        if (bars.length > 0 && voice === 'melody') return 'a bar has no bass';
        bars.push({ melody: [], bass: [] });
        voice = 'melody';
        return undefined;
      case 'bass':
        if (bars.length === 0 || voice === 'bass') return 'the bass comes once in a bar';
        voice = 'bass';
        return undefined;
      case 'pitch':
        if (bars.length === 0) return 'a note stands before the first bar';
        open = { pitch: meaning.pitch };
        return undefined;
      case 'length':
        if (!open) return 'a length has no pitch';
        bars.at(-1)![voice].push({ ...open, length: meaning.length });
        open = undefined;
        return undefined;
      default:
        if (bars.length > 0) return 'a word of the header stands among the notes';
        if (said[meaning.kind] !== undefined) return `the ${meaning.kind} is said twice`;
        said[meaning.kind] = meaning.value;
        return undefined;
    }
  }

  let why: string | undefined;
  while (at < tokens.length && (why = read(meaningOf(tokens[at]!))) === undefined) at += 1;
  return {
    said: said as Partial<Header>,
    bars,
    open,
    ...(why === undefined ? {} : { problem: { at, why } }),
  };
}
