/**
 * @file Reading and writing with a trained transformer, a word at a time. What earlier words left in the tape, their keys and
 * values above all, stays there: a word more costs one row more.
 */
import type { Kernel } from '../kernel/kernel.ts';
import type { Reader } from './measure.ts';
import { exp } from '../portable.ts';
import { createTape, forward, type Transformer } from './transformer.ts';
import { END } from './vocabulary.ts';

export interface Writer {
  /** The most words that it can keep in mind, with those that it has read. */
  readonly most: number;
  /** How many words it has read. */
  readonly length: number;
  /** Reads words after those before. Throws a RangeError where they are more than it can keep in mind. */
  read(ids: readonly number[]): void;
  /** Forgets all words but the first `length`. */
  keep(length: number): void;
  /** Its network has new weights: forgets all that the old ones made of the text. */
  renew(): void;
  /** The probability of each word to come after the first `length` words; after all of them, unless given. */
  next(length?: number): Float64Array;
  /** What a head, of a layer, takes from END and from each word up to word i (from 0; -1 is END): i + 2 shares of 1. */
  attention(layer: number, head: number, i: number): Float32Array;
}

export function createWriter(k: Kernel, net: Transformer): Writer {
  const { context, words } = net.shape;
  const tape = createTape(k, net, context);
  let rows = 0;

  function add(ids: readonly number[]): void {
    if (rows + ids.length > context) {
      throw new RangeError(`A text has ${context - 1} words at most.`);
    }
    if (ids.length === 0) return;
    ids.forEach((id, i) => {
      tape.ids[rows + i] = id;
      tape.places[rows + i] = rows + i;
    });
    forward(k, net, tape, [{ start: 0, from: rows, to: rows + ids.length }]);
    rows += ids.length;
  }
  add([END]);

  return {
    most: context - 1,
    get length() {
      return rows - 1;
    },
    read: add,
    keep: (length) => (rows = Math.min(rows, length + 1)),
    renew() {
      rows = 0;
      add([END]);
    },
    next(length = rows - 1) {
      const from = length * tape.logits.stride;
      return softmax(tape.logits.data.subarray(from, from + words));
    },
    attention(layer, head, i) {
      const { weights } = tape.blocks[layer]!;
      const from = (i + 1) * weights.stride + head * context;
      return weights.data.slice(from, from + i + 2);
    },
  };
}

/** A writer as a reader of texts that are measured. */
export function asReader(writer: Writer): Reader {
  return {
    begin: () => writer.keep(0),
    take: (token) => writer.read([token]),
    next: () => writer.next(),
  };
}

/** e to each, divided by their sum. */
export function softmax(logits: Float32Array): Float64Array {
  const top = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const shares = Float64Array.from(logits, (logit) => exp(logit - top));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
