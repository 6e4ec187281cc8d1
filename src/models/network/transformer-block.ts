/**
 * @file A block of a transformer, pre-norm (Xiong et al. 2020, arXiv 2002.04745): forward and backward side by side.
 *
 *     x = x + attention(norm(x)) out      words look at words
 *     x = x + silu(norm(x) up) down       each word thinks by itself
 *
 * Both parts add to x, the stream that runs through all blocks. Matrices have no biases, as in PaLM (Chowdhery et al. 2022,
 * arXiv 2204.02311). What adds to the stream begins at 0, so that a new block adds nothing.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import * as attention from './attention.ts';
import * as norm from './layer-norm.ts';

/** The matrices of a block, or their gradients. */
export interface Block {
  /** (width, 3 width): to queries, keys and values. */
  readonly qkv: Matrix;
  /** (width, width) */
  readonly out: Matrix;
  /** (width, hidden) and (hidden, width) */
  readonly up: Matrix;
  readonly down: Matrix;
}

/** What a forward pass over n words leaves for the backward pass. */
export interface BlockTape extends attention.AttentionTape {
  /** The stream before the block, between its parts and after it (n, width). */
  readonly x: Matrix;
  readonly between: Matrix;
  readonly after: Matrix;
  /** x and `between`, normalized (n, width), and 1 / their spread (n, 1). */
  readonly normX: Matrix;
  readonly spreadX: Matrix;
  readonly normBetween: Matrix;
  readonly spreadBetween: Matrix;
  /** Before and after the activation, and its slope (n, hidden). */
  readonly z: Matrix;
  readonly y: Matrix;
  readonly slope: Matrix;
}

/** Gradients on the way back; all blocks use the same. */
export interface BlockGradients {
  /** By the stream (n, width): that after a block when it begins, that before it when it ends. */
  readonly dx: Matrix;
  readonly dNorm: Matrix;
  readonly dMix: Matrix;
  readonly dQkv: Matrix;
  readonly dWeights: Matrix;
  readonly dz: Matrix;
}

/** Memory for n words whose stream comes in `x`. */
export function createBlockTape(
  k: Kernel,
  { qkv, up }: Block,
  { heads, context }: attention.AttentionShape,
  x: Matrix,
): BlockTape {
  const wide = (cols: number): Matrix => k.matrix(x.rows, cols);
  return {
    x,
    between: wide(x.cols),
    after: wide(x.cols),
    normX: wide(x.cols),
    spreadX: wide(1),
    normBetween: wide(x.cols),
    spreadBetween: wide(1),
    qkv: wide(qkv.cols),
    weights: wide(heads * context),
    mix: wide(x.cols),
    z: wide(up.cols),
    y: wide(up.cols),
    slope: wide(up.cols),
  };
}

/** Fills the tape for the rows of the passages, which must follow one another. */
export function forward(
  k: Kernel,
  block: Block,
  shape: attention.AttentionShape,
  tape: BlockTape,
  passages: readonly attention.Passage[],
): void {
  const t = rowsOf(k, tape, passages);
  norm.forward(k, t.x, t.normX, t.spreadX);
  k.product(t.qkv, t.normX, block.qkv);
  attention.forward(k, shape, tape, passages); // reads the rows before, too
  k.productPlus(t.between, t.x, t.mix, block.out);
  norm.forward(k, t.between, t.normBetween, t.spreadBetween);
  k.product(t.z, t.normBetween, block.up);
  k.activate('silu', t.z, t.y, t.slope);
  k.productPlus(t.after, t.between, t.y, block.down);
}

/** From `dx` by the stream after the block to `dx` by that before it; adds to the gradients `d` of the matrices. */
export function backward(
  k: Kernel,
  block: Block,
  d: Block,
  shape: attention.AttentionShape,
  t: BlockTape,
  passages: readonly attention.Passage[],
  { dx, dNorm, dMix, dQkv, dWeights, dz }: BlockGradients,
): void {
  k.addTransposedProduct(d.down, t.y, dx);
  k.productTransposed(dz, dx, block.down);
  k.multiply(dz, dz, t.slope);
  k.addTransposedProduct(d.up, t.normBetween, dz);
  k.productTransposed(dNorm, dz, block.up);
  norm.backward(k, t.normBetween, t.spreadBetween, dNorm, dx);

  k.addTransposedProduct(d.out, t.mix, dx);
  k.productTransposed(dMix, dx, block.out);
  attention.backward(k, shape, t, passages, dMix, dWeights, dQkv);
  k.addTransposedProduct(d.qkv, t.normX, dQkv);
  k.productTransposed(dNorm, dQkv, block.qkv);
  norm.backward(k, t.normX, t.spreadX, dNorm, dx);
}

/** The rows of a tape that passages compute; shares its memory. */
function rowsOf(k: Kernel, tape: BlockTape, passages: readonly attention.Passage[]): BlockTape {
  const cut = (m: Matrix): Matrix => attention.rowsOf(k, m, passages);
  return {
    x: cut(tape.x),
    between: cut(tape.between),
    after: cut(tape.after),
    normX: cut(tape.normX),
    spreadX: cut(tape.spreadX),
    normBetween: cut(tape.normBetween),
    spreadBetween: cut(tape.spreadBetween),
    qkv: cut(tape.qkv),
    weights: cut(tape.weights),
    mix: cut(tape.mix),
    z: cut(tape.z),
    y: cut(tape.y),
    slope: cut(tape.slope),
  };
}
