/**
 * @file A discriminator of pictures: a stack of convolutions, then a dense network that gives what was seen, h. The words ask
 * for something, v = words E + w, and the log-odds that the picture is real are h . v: projection (Miyato & Koyama 2018,
 * arXiv 1802.05637), of which w is the part for any words.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import type { Rng } from '../random.ts';
import * as convolutionStack from './convolution-stack.ts';
import type { Images } from './images.ts';
import * as mlp from './mlp.ts';
import type { Parameters } from './optimizers.ts';

export interface DiscriminatorShape extends convolutionStack.StackShape {
  /** Numbers that tell the words, and units of the two layers after the convolutions. */
  readonly conditions: number;
  readonly hidden: number;
}

export interface Discriminator {
  readonly shape: DiscriminatorShape;
  readonly stack: convolutionStack.ConvolutionStack;
  readonly head: mlp.Mlp;
  readonly question: mlp.Mlp;
  readonly parts: readonly [convolutions: Parameters, head: Parameters, question: Parameters];
}

export function createDiscriminator(k: Kernel, shape: DiscriminatorShape, rng: Rng): Discriminator {
  const { conditions, hidden } = shape;
  const stack = convolutionStack.createStack(k, shape, 'leaky', rng);
  const sizes = [convolutionStack.featureCount(shape), hidden, hidden];
  const head = mlp.createMlp(k, sizes, 'leaky', rng);
  const question = mlp.createMlp(k, [conditions, hidden], 'leaky', rng);
  question.parameters.data.fill(0); // everything is as likely real as not
  return { shape, stack, head, question, parts: [stack, head, question] };
}

/** Memory for a pass over n pictures. */
export interface DiscriminatorTape {
  readonly n: number;
  /** What to fill in: the pictures, and a row for the words of each. */
  readonly x: Images;
  readonly words: Matrix;
  /** What comes out, the log-odds of each, and where their gradient goes. */
  readonly s: Float32Array;
  readonly ds: Float32Array;
  /** The gradient with respect to the pictures. */
  readonly dx: Images;
  readonly stack: convolutionStack.StackTape;
  readonly head: mlp.Tape;
  readonly question: mlp.Tape;
}

/** A tape for n pictures. */
export function createTape(k: Kernel, net: Discriminator, n: number): DiscriminatorTape {
  const { shape } = net;
  return tapeOf({
    n,
    s: new Float32Array(n),
    ds: new Float32Array(n),
    stack: convolutionStack.createTape(k, net.stack, n),
    head: mlp.createTape(k, net.head, k.matrix(n, convolutionStack.featureCount(shape))),
    question: mlp.createTape(k, net.question, k.matrix(n, shape.conditions)),
  });
}

/** The part of a tape for its first pictures; shares its memory. */
export function firstOfTape(k: Kernel, tape: DiscriminatorTape, count: number): DiscriminatorTape {
  return tapeOf({
    n: count,
    s: tape.s.subarray(0, count),
    ds: tape.ds.subarray(0, count),
    stack: convolutionStack.firstOfTape(k, tape.stack, count),
    head: mlp.tapeRows(k, tape.head, 0, count),
    question: mlp.tapeRows(k, tape.question, 0, count),
  });
}

function tapeOf(parts: Omit<DiscriminatorTape, 'x' | 'words' | 'dx'>): DiscriminatorTape {
  const { x, dx } = parts.stack;
  return { ...parts, x, dx, words: parts.question.x };
}

/** Runs the discriminator on `tape.x` and `tape.words`; fills `tape.s`. */
export function forward(k: Kernel, net: Discriminator, tape: DiscriminatorTape): void {
  const { stack, head, question, s } = tape;
  convolutionStack.forward(k, net.stack, stack, head.x);
  const h = mlp.forward(k, net.head, head);
  const v = mlp.forward(k, net.question, question);
  for (let i = 0; i < tape.n; i++) {
    let sum = 0;
    for (let j = i * h.stride, end = j + h.cols; j < end; j++) sum += h.data[j]! * v.data[j]!;
    s[i] = sum;
  }
}

/**
 * From the gradient with respect to the log-odds, in `tape.ds`: adds to the gradients of the weights, or leaves them
 * alone, and fills `tape.dx` where it is wanted.
 */
export function backward(
  k: Kernel,
  net: Discriminator,
  tape: DiscriminatorTape,
  wanted: { readonly weights: boolean; readonly input: boolean },
): void {
  const { stack, head, question, ds } = tape;
  const [h, v] = [head.z.at(-1)!, question.z.at(-1)!];
  const [dh, dv] = [head.dz.at(-1)!, question.dz.at(-1)!];
  for (let i = 0; i < tape.n; i++) {
    for (let j = i * h.stride, end = j + h.cols; j < end; j++) {
      dh.data[j] = ds[i]! * v.data[j]!;
      dv.data[j] = ds[i]! * h.data[j]!;
    }
  }
  if (wanted.weights) mlp.backward(k, net.question, question, { weights: true, input: false });
  mlp.backward(k, net.head, head, { weights: wanted.weights, input: true });
  convolutionStack.backward(k, net.stack, stack, head.dx, wanted);
}
