/**
 * @file The judge: a small classifier that names the thing, the color and the scene of a picture. It learns from the
 * maker's pictures of all combinations, and then scores what the generative models draw. No model is trained against it.
 */
import { expf } from '../kernel/expf.ts';
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import * as convolutionStack from '../network/convolution-stack.ts';
import { setPictures } from '../network/images.ts';
import * as mlp from '../network/mlp.ts';
import type { Parameters } from '../network/optimizers.ts';
import type { Points } from '../points.ts';
import { ln } from '../portable.ts';
import { createRng } from '../random.ts';
import { CHANNELS, drawPicture, NUMBERS, SIDE } from './maker.ts';
import { alone, createUpdates, type Share, type Trainee } from '../network/training.ts';
import { colors, combinations, scenes, things, type Combination } from './vocabulary.ts';
import { decodeWeights } from '../network/weights.ts';

const SHAPE: convolutionStack.StackShape = {
  side: SIDE,
  pictureChannels: 4, // red, green, blue and one that stays 0, because the kernel counts in fours
  channels: [24, 40, 56],
};
/** What it names: places of the scores of each kind of word. */
const heads = [
  ['thing', things],
  ['color', colors],
  ['scene', scenes],
] as const;
const SCORES = heads.reduce((sum, [, words]) => sum + words.length, 0);

export interface Judge {
  readonly stack: convolutionStack.ConvolutionStack;
  readonly head: mlp.Mlp;
  readonly parts: readonly Parameters[];
}

/** A judge that knows nothing yet. */
export function createJudge(k: Kernel, seed = 1): Judge {
  const rng = createRng(seed, 'judge');
  const stack = convolutionStack.createStack(k, SHAPE, 'silu', rng);
  const head = mlp.createMlp(k, [convolutionStack.featureCount(SHAPE), SCORES], 'silu', rng);
  return { stack, head, parts: [stack, head] };
}

/** All matrices of its weights, in order. */
export function judgeMatrices({ stack, head }: Judge): Matrix[] {
  return [...stack.convolutions.map(({ w }) => w), ...head.layers.flatMap(({ w, b }) => [w, b])];
}

interface JudgeTape {
  readonly n: number;
  readonly stack: convolutionStack.StackTape;
  readonly head: mlp.Tape;
}

/** Memory for n pictures. */
function createJudgeTape(k: Kernel, judge: Judge, n: number): JudgeTape {
  return {
    n,
    stack: convolutionStack.createTape(k, judge.stack, n),
    head: mlp.createTape(k, judge.head, k.matrix(n, convolutionStack.featureCount(SHAPE))),
  };
}

/** Scores of the pictures in `stack.x`, a row each. */
function forward(k: Kernel, judge: Judge, { stack, head }: JudgeTape): Matrix {
  convolutionStack.forward(k, judge.stack, stack, head.x);
  return mlp.forward(k, judge.head, head);
}

/** From the gradient of the scores, in the last `head.dz`. */
function backward(k: Kernel, judge: Judge, { stack, head }: JudgeTape): void {
  mlp.backward(k, judge.head, head, { weights: true, input: true });
  convolutionStack.backward(k, judge.stack, stack, head.dx, { weights: true, input: false });
}

/**
 * A judge with weights from a file, as a function of pictures (n, 768), of which `most` pass at once: the likeliest
 * word of each kind. Throws a sentence for the reader where the file is not whole.
 */
export function judgeFrom(
  k: Kernel,
  weights: Uint8Array,
  most = 32,
): (pictures: Points) => Combination[] {
  const judge = createJudge(k);
  decodeWeights(weights, judgeMatrices(judge));
  const tape = createJudgeTape(k, judge, most);
  return (pictures) => judgePictures(k, judge, tape, pictures);
}

function judgePictures(k: Kernel, judge: Judge, tape: JudgeTape, pictures: Points): Combination[] {
  const n = pictures.length / NUMBERS;
  const seen: Combination[] = [];
  for (let from = 0; from < n; from += tape.n) {
    const count = Math.min(tape.n, n - from);
    const part = new Float64Array(tape.n * NUMBERS);
    part.set(pictures.subarray(from * NUMBERS, (from + count) * NUMBERS));
    setPictures(tape.stack.x, part, CHANNELS);
    const scores = forward(k, judge, tape);
    for (let i = 0; i < count; i++) {
      let at = i * scores.stride;
      const words = heads.map(([, list]) => {
        const own = scores.data.subarray(at, at + list.length);
        at += list.length;
        return list[own.indexOf(Math.max(...own))]!;
      });
      seen.push({ thing: words[0], color: words[1], scene: words[2] } as Combination);
    }
  }
  return seen;
}

/** How it is trained: Adam, its rate falling to 0 along a straight line. */
export const judgeTraining = { batch: 64, steps: 3000, rate: 2e-3, seed: 1 } as const;

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Strength of the noise that is added to each picture, at most: a judge should not stumble over a little of it. */
const NOISE = 0.15;

/** A judge in training: on pictures that are drawn anew at every step. */
export function createJudgeTrainee(
  k: Kernel,
  { batch, steps, rate, seed }: { batch: number; steps: number; rate: number; seed: number },
  share: Share = alone,
): Trainee & { readonly judge: Judge } {
  const judge = createJudge(k, seed);
  const n = batch / share.of;
  const tape = createJudgeTape(k, judge, n);
  const { update, ...rest } = createUpdates(k, judge.parts, { adam: ADAM, decay: 0.99, share });
  return {
    judge,
    ...rest,
    step(i) {
      const rng = createRng(seed, `judge, step ${i}, share ${share.index} of ${share.of}`);
      const asked = Array.from({ length: n }, () => combinations[rng.below(combinations.length)]!);
      const pictures = new Float64Array(n * NUMBERS);
      asked.forEach((combination, p) => {
        const noise = NOISE * rng.uniform();
        pictures.set(
          drawPicture(combination, rng).map((value) => value + noise * rng.normal()),
          p * NUMBERS,
        );
      });
      setPictures(tape.stack.x, pictures, CHANNELS);
      const scores = forward(k, judge, tape);
      const slopes = tape.head.dz.at(-1)!;
      let loss = 0;
      asked.forEach((combination, p) => {
        let at = p * scores.stride;
        for (const [kind, words] of heads) {
          const place = (words as readonly string[]).indexOf(combination[kind]);
          loss += crossEntropy(
            scores.data.subarray(at, at + words.length),
            place,
            slopes.data.subarray(at, at + words.length),
            n,
          );
          at += words.length;
        }
      });
      backward(k, judge, tape);
      update(rate * (1 - i / steps));
      return { loss };
    },
  };
}

/** -log softmax(scores)[right], over n examples; `slopes` gets its derivative. In nats. */
function crossEntropy(
  scores: Float32Array,
  right: number,
  slopes: Float32Array,
  n: number,
): number {
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => expf(Math.fround(score - most)));
  const sum = powers.reduce((total, power) => total + power, 0);
  powers.forEach((power, i) => (slopes[i] = (power / sum - (i === right ? 1 : 0)) / n));
  return (ln(sum) - (scores[right]! - most)) / n;
}
