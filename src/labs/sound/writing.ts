/** @file A tune as it is written, word by word, by either model. The reader's notes take their places in the melody. */
import { drawToken, withTemperature } from '../../models/language/filters.ts';
import type { Writer } from '../../models/language/transformer-writer.ts';
import {
  decode,
  encodeHeader,
  END,
  idOf,
  lengthNames,
  meaningOf,
  pitchId,
} from '../../models/music/tokens.ts';
import { BARS } from '../../models/music/tune.ts';
import { meters, type Header } from '../../models/music/vocabulary.ts';
import { createRng, type Rng } from '../../models/random.ts';
import type { Draft } from './draft.ts';
import { MOST } from './limits.ts';
import type { Models } from './models.ts';
import { courseOf, fit } from './notes.ts';
import type { SoundSettings } from './settings.ts';

export interface Manuscript {
  /** Words so far, the header aside. */
  readonly words: readonly number[];
  /** Which of them are the reader's: indices of pitches. */
  readonly mine: readonly number[];
  /** Notes of the reader's that still wait. */
  readonly waiting: Draft['played'];
  /** Whether the model has ended it, it is as long as the model can keep in mind, or its last word makes no sense. */
  readonly over: boolean;
  readonly ended: boolean;
  /** What makes no sense, in words. */
  readonly problem: string | undefined;
  /** Probabilities of the word after the first `length`, by id, as the model learned them. */
  expects(settings: SoundSettings, length: number): Float64Array;
  /** The word that the reader's notes ask for here. */
  due(): number | undefined;
  add(word: number): void;
}

/** Probabilities with what the temperature does to them. */
export function warmed(p: Float64Array, { temperature }: SoundSettings): Float64Array {
  return temperature === 1 ? p : withTemperature(p, temperature);
}

/** A tune that begins with `draft`. */
export function createManuscript(models: Models, header: Header, draft: Draft): Manuscript {
  const begin = encodeHeader(header);
  const words = draft.words.slice(0, MOST - begin.length);
  const mine = [...draft.mine];
  const waiting = [...draft.played];
  let ended = false;
  let problem: string | undefined;
  let writer: Writer | undefined;

  /** The network, when it has read that much. */
  function network(length: number): Writer {
    writer ??= models.notes();
    const all = [...begin, ...words];
    if (writer.length < length) writer.read(all.slice(writer.length, length));
    return writer;
  }

  /** The next word for the reader's next note: bars open and close around it. */
  function due(): number | undefined {
    const { bar, voice, filled, notes } = courseOf(words, header.dance);
    const whole = meters[header.dance].bar;
    const last = words.at(-1);
    const open = last !== undefined && meaningOf(last).kind === 'pitch';
    if (open && waiting[0] && notes.at(-1)?.word === mine.at(-1) && voice === 'melody') {
      const length = fit(waiting[0].length, whole - filled);
      return idOf(lengthNames.get(length)!);
    }
    if (open || waiting.length === 0) return undefined;
    if (bar < 0) return idOf('bar 1');
    if (voice === 'melody') return filled < whole ? pitchId(waiting[0]!.pitch) : idOf('bass');
    return filled >= whole && bar + 1 < BARS ? idOf(`bar ${bar + 2}`) : undefined;
  }

  return {
    words,
    mine,
    waiting,
    get over() {
      return ended || problem !== undefined || begin.length + words.length >= MOST;
    },
    get ended() {
      return ended;
    },
    get problem() {
      return problem;
    },
    expects({ model }, length) {
      const before = begin.length + length;
      return model === 'bigram'
        ? models.counting().next([...begin, ...words.slice(0, length)], 2)
        : network(before).next(before);
    },
    due,
    add(word) {
      if (word === END) {
        ended = true;
        return;
      }
      const forced = due();
      words.push(word);
      const { kind } = meaningOf(word);
      if (forced === word && kind === 'pitch') mine.push(words.length - 1);
      if (forced === word && kind === 'length') waiting.shift();
      problem = decode([...begin, ...words]).problem?.why;
    },
  };
}

/** The word that comes next by these probabilities, or by the reader's notes. */
export function nextWord(text: Manuscript, p: Float64Array, rng: Rng): number {
  return text.due() ?? drawToken(p, rng);
}

/** Writes to the end, each word with chance of its own. */
export function writeOut(text: Manuscript, settings: SoundSettings, stream = ''): void {
  while (!text.over) {
    const at = text.words.length;
    const p = warmed(text.expects(settings, at), settings);
    text.add(nextWord(text, p, createRng(settings.seed, `word ${stream}${at}`)));
  }
}
