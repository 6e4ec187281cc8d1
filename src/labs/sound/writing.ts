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
  let ended = false;

  /** The next word for the reader's next note: bars open and close around it, and the model writes the bass below. */
  function due(): number | undefined {
    if (waiting.length === 0) return undefined;
    const { bar, turn, filled } = courseOf(words, header);
    const whole = meters[header.dance].bar;
    const last = words.at(-1);
    if (last !== undefined && meaningOf(last).kind === 'pitch') {
      if (mine.at(-1) !== words.length - 1) return undefined;
      return idOf(lengthNames.get(fit(waiting[0]!.length, whole - filled.melody))!);
    }
    if (bar < 0) return idOf('bar 1');
    if (turn === 'bass') return undefined;
    if (filled.melody < whole) return pitchId(waiting[0]!.pitch, header.key);
    return filled.bass === filled.melody && bar + 1 < BARS ? idOf(`bar ${bar + 2}`) : undefined;
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

/** Writes to the end. */
export function writeOut(
  text: Manuscript,
  model: NextToken,
  settings: SoundSettings,
  stream: string,
): void {
  while (!text.over) writeWord(text, model, settings, stream);
}
