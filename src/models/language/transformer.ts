/**
 * @file A decoder-only transformer (Vaswani et al. 2017, arXiv 1706.03762; without an encoder as in Radford et al. 2018,
 * "Improving Language Understanding by Generative Pre-Training"): from the words so far to the probability of each next
 * word. A word's embedding and that of its place start a stream; blocks add to it what they find; at the end the
 * stream is compared with the embedding of every word (tied embeddings: Press & Wolf 2017, arXiv 1608.05859).
 *
 * Forward and backward side by side. Texts lie end to end in the n rows of a tape, and each word sees its own text alone:
 * a batch needs no padding. A tape is also the key-value cache: to write one word more is to compute one row more.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import { rowsOf, type AttentionShape, type Passage } from '../network/attention.ts';
import * as norm from '../network/layer-norm.ts';
import type { Parameters } from '../network/optimizers.ts';
import * as blocks from '../network/transformer-block.ts';
import type { Rng } from '../random.ts';

export interface TransformerShape extends AttentionShape {
  /** Words that it knows. */
  readonly words: number;
  /** Numbers in the stream of a word; with `heads` parts of a multiple of 4 each. */
  readonly width: number;
  readonly hidden: number;
  readonly layers: number;
}

/** The learned matrices, or their gradients. */
interface Matrices {
  /** Embeddings of the words (words, width) and of the places in a text (context, width). */
  readonly words: Matrix;
  readonly places: Matrix;
  readonly blocks: readonly blocks.Block[];
}

export interface Transformer extends Matrices, Parameters {
  readonly shape: TransformerShape;
  readonly d: Matrices;
}

/** A network that gives every word about the same probability, until it is trained. */
export function createTransformer(k: Kernel, shape: TransformerShape, rng: Rng): Transformer {
  const { words, context, width, hidden, layers } = shape;
  const shapes = [
    [words, width],
    [context, width],
    ...Array.from({ length: layers }, () => [
      [width, 3 * width],
      [width, width],
      [width, hidden],
      [hidden, width],
    ]).flat(),
  ] as [number, number][];
  const named = ([w, p, ...rest]: Matrix[]): Matrices => ({
    words: w!,
    places: p!,
    blocks: Array.from({ length: layers }, (_, l) => {
      const [qkv, out, up, down] = rest.slice(4 * l, 4 * l + 4);
      return { qkv: qkv!, out: out!, up: up!, down: down! };
    }),
  });
  const [parameters, values] = k.block(shapes);
  const [gradients, slots] = k.block(shapes);
  const net = { shape, ...named(values), d: named(slots), parameters, gradients };
  const fill = ({ rows, cols, stride, data }: Matrix, spread: number): void => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) data[i * stride + j] = spread * rng.normal();
    }
  };
  fill(net.words, EMBEDDING_SPREAD);
  fill(net.places, EMBEDDING_SPREAD);
  for (const { qkv, up } of net.blocks) {
    fill(qkv, 1 / Math.sqrt(width));
    fill(up, 1 / Math.sqrt(width));
  }
  return net;
}

const EMBEDDING_SPREAD = 0.05;

/** All learned matrices, always in the same order. */
export function matricesOf(net: Transformer): Matrix[] {
  return [
    net.words,
    net.places,
    ...net.blocks.flatMap(({ qkv, out, up, down }) => [qkv, out, up, down]),
  ];
}

/** Memory for a pass over n words. */
export interface TransformerTape {
  /** What to fill in: the words, and the place of each in its text, from 0. */
  readonly ids: Int32Array;
  readonly places: Int32Array;
  readonly blocks: readonly blocks.BlockTape[];
  /** The stream after the last block, normalized (n, width), and 1 / its spread (n, 1). */
  readonly norm: Matrix;
  readonly spread: Matrix;
  /** A score for each next word (n, words); e to it, divided by their sum, is its probability. */
  readonly logits: Matrix;
}

export function createTape(
  k: Kernel,
  { shape, blocks: all }: Transformer,
  n: number,
): TransformerTape {
  const tapes: blocks.BlockTape[] = [];
  for (const block of all) {
    const x = tapes.at(-1)?.after ?? k.matrix(n, shape.width);
    tapes.push(blocks.createBlockTape(k, block, shape, x));
  }
  return {
    ids: new Int32Array(n),
    places: new Int32Array(n),
    blocks: tapes,
    norm: k.matrix(n, shape.width),
    spread: k.matrix(n, 1),
    logits: k.matrix(n, shape.words),
  };
}

/** Computes the rows of the passages, which must follow one another; returns the logits of these rows. */
export function forward(
  k: Kernel,
  net: Transformer,
  tape: TransformerTape,
  passages: readonly Passage[],
): Matrix {
  const x = tape.blocks[0]!.x;
  const { width } = net.shape;
  for (let i = passages[0]!.from; i < passages.at(-1)!.to; i++) {
    const word = tape.ids[i]! * width;
    const place = tape.places[i]! * width;
    for (let j = 0; j < width; j++) {
      x.data[i * width + j] = net.words.data[word + j]! + net.places.data[place + j]!;
    }
  }
  net.blocks.forEach((block, l) => blocks.forward(k, block, net.shape, tape.blocks[l]!, passages));
  const [last, y, spread, logits] = [
    tape.blocks.at(-1)!.after,
    tape.norm,
    tape.spread,
    tape.logits,
  ].map((m) => rowsOf(k, m, passages)) as [Matrix, Matrix, Matrix, Matrix];
  norm.forward(k, last, y, spread);
  k.productTransposed(logits, y, net.words);
  return logits;
}

/** Gradients on the way back. */
export type TransformerGradients = blocks.BlockGradients;

export function createGradients(
  k: Kernel,
  { shape }: Transformer,
  n: number,
): TransformerGradients {
  const { width, hidden, heads, context } = shape;
  return {
    dx: k.matrix(n, width),
    dNorm: k.matrix(n, width),
    dMix: k.matrix(n, width),
    dQkv: k.matrix(n, 3 * width),
    dWeights: k.matrix(n, heads * context),
    dz: k.matrix(n, hidden),
  };
}

/** From the gradient by all n rows of logits, which stands in their place: adds to the gradients of all matrices. */
export function backward(
  k: Kernel,
  net: Transformer,
  tape: TransformerTape,
  passages: readonly Passage[],
  gradients: TransformerGradients,
): void {
  const { dx, dNorm } = gradients;
  const { d, shape } = net;
  k.addTransposedProduct(d.words, tape.logits, tape.norm);
  k.product(dNorm, tape.logits, net.words);
  dx.data.fill(0);
  norm.backward(k, tape.norm, tape.spread, dNorm, dx);
  for (let l = shape.layers - 1; l >= 0; l--) {
    // prettier-ignore
    blocks.backward(k, net.blocks[l]!, d.blocks[l]!, shape, tape.blocks[l]!, passages, gradients);
  }
  for (let i = 0; i < dx.rows; i++) {
    const word = tape.ids[i]! * shape.width;
    const place = tape.places[i]! * shape.width;
    for (let j = 0; j < shape.width; j++) {
      const slope = dx.data[i * shape.width + j]!;
      d.words.data[word + j]! += slope;
      d.places.data[place + j]! += slope;
    }
  }
}
