/**
 * @file What a transformer learns from: texts laid end to end, a guess of the next word at each word, and what the guesses
 * cost. The loss is the mean over all words of minus the log of the probability that the right one got, in nats.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Passage } from '../network/attention.ts';
import { ln } from '../portable.ts';
import type { Transformer, TransformerTape } from './transformer.ts';

/** The token that every text starts from, and that says at its end that it is over. */
export const END = 0;

export interface Batch {
  readonly passages: readonly Passage[];
  /** The right next word of each row; the last row is that of the last passage. */
  readonly targets: Int32Array;
}

/**
 * Lays texts, words without {@link END}, into a tape until it is full. Each begins after END and has END as its last
 * target. The last one is cut where the tape ends, and any at the network's context: what is left is a lesson all the same.
 */
export function layTexts(
  { shape }: Pick<Transformer, 'shape'>,
  tape: TransformerTape,
  next: () => ArrayLike<number> | undefined,
): Batch {
  const targets = new Int32Array(tape.ids.length);
  const passages: Passage[] = [];
  let at = 0;
  while (at < targets.length) {
    const text = next();
    if (!text) break;
    const length = Math.min(text.length + 1, shape.context, targets.length - at);
    for (let i = 0; i < length; i++) {
      tape.ids[at + i] = i === 0 ? END : text[i - 1]!;
      tape.places[at + i] = i;
      targets[at + i] = i < text.length ? text[i]! : END;
    }
    passages.push({ start: at, from: at, to: at + length });
    at += length;
  }
  return { passages, targets: targets.subarray(0, at) };
}

/**
 * The loss of logits (n, words), and its gradient in their place: (p - 1) / n for the right word and p / n for any other,
 * p being its probability.
 */
export function lossAndSlope(k: Kernel, logits: Matrix, targets: Int32Array): number {
  const { rows: n, cols, stride, data, address } = logits;
  k.operations.softmax(n, stride, cols, 0, 1, 1 / n, address, stride); // p / n
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const at = i * stride + targets[i]!;
    loss -= ln(n * data[at]!) / n;
    data[at]! -= 1 / n;
  }
  return loss;
}
