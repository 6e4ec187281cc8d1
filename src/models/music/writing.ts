/**
 * @file Writing tunes: what a model says of the next token, and tunes drawn from that, token by token. To change a note
 * and let the rest be written anew is to write on from the tokens up to there.
 */
import { countTexts } from '../language/counting.ts';
import { drawToken, withTemperature } from '../language/filters.ts';
import type { Writer } from '../language/transformer-writer.ts';
import type { Rng } from '../random.ts';
import { notesShape } from './notes-model.ts';
import { decode, END, meaningOf, vocabulary } from './tokens.ts';
import { BARS } from './tune.ts';

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
}

/** `before`, and what the model draws after it, token by token, to the end of the tune; the END is not given. */
export function write(
  model: NextToken,
  before: readonly number[],
  { temperature, rng }: WriteOptions,
): number[] {
  const tokens = [...before];
  while (tokens.length < MOST_TOKENS) {
    const token = drawToken(withTemperature(model(tokens), temperature), rng);
    if (token === END) break;
    tokens.push(token);
  }
  return tokens;
}

/**
 * Which tokens can be read after some that can be read: no length without a pitch, no bar before its turn or before both
 * voices have filled the last. The end comes after the last bar alone. A text of such tokens is a tune that can be played, whatever it sounds like.
 */
export function readableNext(before: readonly number[]): (id: number) => boolean {
  const { bars, open, said, even } = decode(before);
  return (id) => {
    const meaning = meaningOf(id);
    if (open) return meaning.kind === 'length';
    switch (meaning.kind) {
      case 'end':
        return bars.length === BARS && even;
      case 'bar':
        return meaning.bar === bars.length && (bars.length === 0 || even);
      case 'pitch':
        return bars.length > 0;
      case 'length':
        return false;
      default:
        return bars.length === 0 && said[meaning.kind] === undefined;
    }
  };
}
