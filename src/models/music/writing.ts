/**
 * @file Writing tunes: what a model says of the next token, and tunes drawn from that, token by token. To change a note
 * and let the rest be written anew is to write on from the tokens up to there ({@link placeOfNote}).
 */
import { countTexts } from '../language/counting.ts';
import { drawToken, withTemperature } from '../language/filters.ts';
import type { Writer } from '../language/transformer-writer.ts';
import type { Rng } from '../random.ts';
import { notesShape } from './notes-model.ts';
import { decode, END, meaningOf, vocabulary } from './tokens.ts';
import { BARS, type Voice } from './tune.ts';

/** A model: the probability of each token, by id, to come after these, which are given without END. They sum to 1. */
export type NextToken = (before: readonly number[]) => Float64Array;

/** The most tokens of a text, END not counted. */
export const MOST_TOKENS = notesShape.context - 1;

/** The transformer: it reads only what is new since it was last asked. Throws a RangeError beyond {@link MOST_TOKENS}. */
export function byTransformer(writer: Writer): NextToken {
  const read: number[] = [];
  return (before) => {
    let same = 0;
    while (same < read.length && same < before.length && read[same] === before[same]) same += 1;
    writer.keep(same);
    read.length = same;
    const rest = before.slice(same);
    writer.read(rest);
    read.push(...rest);
    return writer.next();
  };
}

/** A model that only counts, in these tunes' tokens, what came after the last: order 2 is a bigram, 3 a trigram. */
export function byCounting(tunes: Iterable<readonly number[]>, order: number): NextToken {
  const { next } = countTexts(tunes, vocabulary.length);
  return (before) => next(before, order);
}

export interface WriteOptions {
  /** 1 is the model's own; below, the likely becomes likelier; above, all comes closer; 0 takes the likeliest. */
  readonly temperature: number;
  readonly rng: Rng;
  /**
   * Whether tokens that make the text unreadable (a length without a pitch, a bar before its turn) are left out, so that
   * every text is a tune that can be played, whatever it sounds like. Not, unless given.
   */
  readonly readable?: boolean;
}

/** What is drawn from: what the model says, without what is unreadable if that is asked for, at a temperature. */
export function distribution(
  model: NextToken,
  before: readonly number[],
  { temperature, readable = false }: Omit<WriteOptions, 'rng'>,
): Float64Array {
  const said = model(before);
  if (!readable) return withTemperature(said, temperature);
  const allowed = readableNext(before);
  return withTemperature(
    said.map((share, id) => (allowed(id) ? share : 0)),
    temperature,
  );
}

/** Goes on after `before`, a token at a time, to the end of the tune; the END is not given. */
export function* writeOn(
  model: NextToken,
  before: readonly number[],
  options: WriteOptions,
): Generator<number, void> {
  const tokens = [...before];
  while (tokens.length < MOST_TOKENS) {
    const token = drawToken(distribution(model, tokens, options), options.rng);
    if (token === END) return;
    tokens.push(token);
    yield token;
  }
}

/** The whole text: `before` and what the model writes after it. */
export function write(
  model: NextToken,
  before: readonly number[],
  options: WriteOptions,
): number[] {
  return [...before, ...writeOn(model, before, options)];
}

/** Which tokens can be read after some that can be read. The end comes after the last bar alone. */
export function readableNext(before: readonly number[]): (id: number) => boolean {
  const { bars, open, said } = decode(before);
  const bar = bars.at(-1);
  const inBass = before.lastIndexOf(bassToken) > before.findLastIndex(isBar);
  return (id) => {
    const meaning = meaningOf(id);
    if (open) return meaning.kind === 'length';
    switch (meaning.kind) {
      case 'end':
        return bars.length === BARS && bar!.bass.length > 0;
      case 'bar':
        return meaning.bar === bars.length && (!bar || bar.bass.length > 0);
      case 'bass':
        return bar !== undefined && !inBass && bar.melody.length > 0;
      case 'pitch':
        return bar !== undefined;
      case 'length':
        return false;
      default:
        return bar === undefined && said[meaning.kind] === undefined;
    }
  };
}

const bassToken = vocabulary.findIndex((_, id) => meaningOf(id).kind === 'bass');
const isBar = (id: number): boolean => meaningOf(id).kind === 'bar';

/** How many tokens stand before note `i` of a voice in a bar, all from 0; undefined where there is no such note. */
export function placeOfNote(
  tokens: readonly number[],
  { bar, voice, note }: { readonly bar: number; readonly voice: Voice; readonly note: number },
): number | undefined {
  let [b, v, n] = [-1, 'melody' as Voice, 0];
  for (const [at, id] of tokens.entries()) {
    const { kind } = meaningOf(id);
    if (kind === 'bar') [b, v, n] = [b + 1, 'melody', 0];
    if (kind === 'bass') [v, n] = ['bass', 0];
    if (kind !== 'pitch') continue;
    if (b === bar && v === voice && n === note) return at;
    n += 1;
  }
  return undefined;
}
