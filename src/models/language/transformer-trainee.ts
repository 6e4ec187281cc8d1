/**
 * @file The training of a transformer: guess each next word of real texts, and move all weights a little so that the right
 * words would have got more. Adam, a rate that warms up and falls along half a cosine, and an average of the weights.
 */
import type { Kernel } from '../kernel/kernel.ts';
import {
  alone,
  createUpdates,
  rateAt,
  type Schedule,
  type Share,
  type Trainee,
} from '../network/training.ts';
import { decodeWeights } from '../network/weights.ts';
import { createRng, type Rng } from '../random.ts';
import {
  backward,
  createGradients,
  createTape,
  createTransformer,
  forward,
  matricesOf,
  type Transformer,
  type TransformerShape,
} from './transformer.ts';
import { layTexts, lossAndSlope, type Lesson } from './transformer-batch.ts';

/** How it is trained. */
export interface TransformerTraining extends Schedule {
  /** Words in a step, over all copies. */
  readonly batch: number;
  /** Of the average that is kept as the result. */
  readonly decay: number;
  readonly clip: number;
  readonly seed: number;
}

const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

/**
 * A network to be trained on the texts that `draw` takes by chance. What a step does depends on its number, the state and
 * the seed alone, so that a run that was interrupted ends with the same bits. It begins with the weights of the file `start`,
 * where that is given.
 */
export function createTrainee(
  k: Kernel,
  shape: TransformerShape,
  draw: (rng: Rng) => Lesson,
  training: TransformerTraining,
  share: Share = alone,
  start?: Uint8Array,
): Trainee & { readonly net: Transformer } {
  const { batch, decay, clip, seed } = training;
  const net = createTransformer(k, shape, createRng(seed, 'transformer'));
  if (start) decodeWeights(start, matricesOf(net));
  const n = batch / share.of;
  const tape = createTape(k, net, n);
  const gradients = createGradients(k, net, n);
  const { update, ...rest } = createUpdates(k, [net], { adam: ADAM, decay, clip, share });
  return {
    net,
    ...rest,
    step(i) {
      const rng = createRng(seed, `words, step ${i}, share ${share.index} of ${share.of}`);
      const { passages, targets } = layTexts(net, tape, () => draw(rng));
      const loss = lossAndSlope(k, forward(k, net, tape, passages), targets);
      backward(k, net, tape, passages, gradients);
      update(rateAt(i, training));
      return { loss };
    },
  };
}
