/** @file A tune as it is written, word by word, by either model. The reader's notes take their places in the melody. */
import { drawToken, withTemperature } from '../../models/language/filters.ts';
import {
  encodeCharacter,
  END,
  idOf,
  lengthNames,
  meaningOf,
  pitchId,
} from '../../models/music/tokens.ts';
import { BARS, fit } from '../../models/music/tune.ts';
import { meters, type Header } from '../../models/music/vocabulary.ts';
import { MOST_TOKENS, readableNext, type NextToken } from '../../models/music/writing.ts';
import { createRng } from '../../models/random.ts';
import type { Draft } from './draft.ts';
import type { Models } from './models.ts';
import { courseOf } from './notes.ts';
import { withWord } from './range.ts';
import type { SoundSettings } from './settings.ts';

export interface Manuscript {
  /** Words so far, the header aside. */
  readonly words: readonly number[];
  /** Which of them are the reader's: indices of pitches. */
  readonly mine: readonly number[];
  /** Notes of the reader's that still wait. */
  readonly waiting: Draft['played'];
  /** Whether the model has ended it, or it is as long as the model can keep in mind. */
  readonly over: boolean;
  /** Header and words together. */
  readonly all: readonly number[];
  /** The word that the reader's notes ask for here. */
  due(): number | undefined;
  /** The bar line that has to come here: before the first note, and where both voices have filled their bar. */
  barline(): number | undefined;
  /** Whether the melody is to go on here. */
  melodyNext(): boolean;
  add(word: number): void;
}

/** A tune that begins with `draft`. */
export function createManuscript(header: Header, draft: Draft): Manuscript {
  const begin = encodeCharacter(header);
  const words = draft.words.slice(0, MOST_TOKENS - begin.length);
  const mine = [...draft.mine];
  const waiting = draft.played.map(({ pitch, length }) => ({
    pitch: withWord(pitch, header.key),
    length,
  }));
  const whole = meters[header.dance].bar;
  let ended = false;

  /** Whether the last note has no length yet. */
  const open = (): boolean => words.length > 0 && meaningOf(words.at(-1)!).kind === 'pitch';

  function barline(): number | undefined {
    const { bar, filled } = courseOf(words, header);
    const full = filled.melody >= whole && filled.bass === filled.melody;
    return !open() && (bar < 0 || full) && bar + 1 < BARS ? idOf(`bar ${bar + 2}`) : undefined;
  }

  const melodyNext = (): boolean =>
    !open() && barline() === undefined && courseOf(words, header).turn === 'melody';

  /** The next word for the reader's next note: bars open and close around it, and the model writes the bass below. */
  function due(): number | undefined {
    if (waiting.length === 0) return undefined;
    const left = whole - courseOf(words, header).filled.melody;
    if (open()) {
      if (mine.at(-1) !== words.length - 1) return undefined;
      return idOf(lengthNames.get(fit(waiting[0]!.length, left))!);
    }
    if (melodyNext() && left > 0) return pitchId(waiting[0]!.pitch, header.key);
    return barline();
  }

  return {
    words,
    mine,
    waiting,
    get over() {
      return ended || begin.length + words.length >= MOST_TOKENS;
    },
    get all() {
      return [...begin, ...words];
    },
    due,
    barline,
    melodyNext,
    add(word) {
      if (word === END) {
        ended = true;
        return;
      }
      const yours = due() === word;
      const { kind } = meaningOf(word);
      words.push(word);
      if (yours && kind === 'pitch') mine.push(words.length - 1);
      if (yours && kind === 'length') waiting.shift();
    },
  };
}

/** The model that the settings ask for. */
export function modelOf(models: Models, { model }: SoundSettings): NextToken {
  return model === 'bigram' ? models.bigram() : models.notes();
}

/** Probabilities without those of words that can be no tune after `before`; they no longer sum to 1. */
export function readable(p: Float64Array, before: readonly number[]): Float64Array {
  const allowed = readableNext(before);
  return p.map((share, id) => (allowed(id) ? share : 0));
}

/** The word that comes next by these probabilities, or by the reader's notes. `stream` tells tunes of one seed apart. */
export function nextWord(
  text: Manuscript,
  p: Float64Array,
  { seed }: SoundSettings,
  stream = '',
): number {
  return text.due() ?? drawToken(p, createRng(seed, `word ${stream}${text.words.length}`));
}

/** Writes a word more. */
export function writeWord(
  text: Manuscript,
  model: NextToken,
  settings: SoundSettings,
  stream = '',
): void {
  const p = withTemperature(readable(model(text.all), text.all), settings.temperature);
  text.add(nextWord(text, p, settings, stream));
}

/** Writes bass and bar lines, as far as the melody's next note is to be chosen: no note of the melody is added. */
export function writeToMelody(text: Manuscript, model: NextToken, settings: SoundSettings): void {
  while (!text.over && !text.melodyNext()) {
    const line = text.barline();
    if (line === undefined) writeWord(text, model, settings);
    else text.add(line);
  }
}

/** Writes to the end. */
export function writeOut(
  text: Manuscript,
  model: NextToken,
  settings: SoundSettings,
  stream: string,
): void {
  while (!text.over) writeWord(text, model, settings, stream);
}
