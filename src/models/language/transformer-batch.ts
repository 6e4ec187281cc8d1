/**
 * @file What a transformer learns from: texts laid end to end, a guess of the next word at each word, and what the guesses
 * cost. The loss is the mean over the words of minus the log of the probability that the right one got, in nats.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Passage } from '../network/attention.ts';
import { ln } from '../portable.ts';
import { END } from './end.ts';
import type { Transformer, TransformerTape } from './transformer.ts';

/** A text to learn from. */
export interface Lesson {
  /** Ids of its words, without {@link END}. */
  readonly tokens: ArrayLike<number>;
  /** Whether the word at an index is given, as those of a question are: guessing it is no part of the lesson. Unless told, none is. */
  readonly given?: (at: number) => boolean;
}

export interface Batch {
  readonly passages: readonly Passage[];
  /** The right next word of each row, or {@link NONE}. */
  readonly targets: Int32Array;
}

/** Where there is nothing to guess. */
export const NONE = -1;

/**
 * Lays texts into a tape until it is full or there are no more. Each begins after END and has END as its last target. One
 * that does not fit is cut at the tape's end, or at the network's context: what is left is a lesson all the same.
 */
export function layTexts(
  { shape }: Pick<Transformer, 'shape'>,
  tape: TransformerTape,
  next: () => Lesson | undefined,
): Batch {
  const targets = new Int32Array(tape.ids.length);
  const passages: Passage[] = [];
  let at = 0;
  for (let lesson = next(); lesson; lesson = at < targets.length ? next() : undefined) {
    const { tokens, given = () => false } = lesson;
    const length = Math.min(tokens.length + 1, shape.context, targets.length - at);
    for (let i = 0; i < length; i++) {
      tape.ids[at + i] = i === 0 ? END : tokens[i - 1]!;
      tape.places[at + i] = i;
      targets[at + i] = i === tokens.length ? END : given(i) ? NONE : tokens[i]!;
    }
    passages.push({ start: at, from: at, to: at + length });
    at += length;
  }
  return { passages, targets: targets.subarray(0, at) };
}

/**
 * The loss of logits (n, words), and its gradient in their place: (p - 1) / m for the right word and p / m for any other,
 * p being its probability and m the number of words to guess; 0 where there is nothing to guess.
 */
export function lossAndSlope(k: Kernel, logits: Matrix, targets: Int32Array): number {
  const { rows, cols, stride, data, address } = logits;
  const m = targets.reduce((sum, target) => sum + (target === NONE ? 0 : 1), 0);
  k.operations.softmax(rows, stride, cols, 0, 1, 1 / m, address, stride); // p / m
  let loss = 0;
  targets.forEach((target, i) => {
    if (target === NONE) {
      data.fill(0, i * stride, (i + 1) * stride);
      return;
    }
    const at = i * stride + target;
    loss -= ln(m * data[at]!) / m;
    data[at]! -= 1 / m;
  });
  return loss;
}
