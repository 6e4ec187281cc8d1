/**
 * @file The model of notes: the transformer of the language model, unchanged, with notes for words.
 */
import type { Kernel } from '../kernel/kernel.ts';
import { createTransformer, matricesOf, type TransformerShape } from '../language/transformer.ts';
import { createWriter, type Writer } from '../language/transformer-writer.ts';
import { decodeWeights } from '../network/weights.ts';
import { createRng } from '../random.ts';
import { vocabulary } from './tokens.ts';

/** 0.18 million numbers. Its context holds the longest tune of the maker, 155 words after END. */
export const notesShape: TransformerShape = {
  words: vocabulary.length,
  context: 160,
  width: 64,
  heads: 4,
  hidden: 192,
  layers: 4,
};

/** A model with the weights of a file, ready to write. Throws a sentence for the reader where the file is not whole. */
export function notesWriter(k: Kernel, weights: Uint8Array): Writer {
  const net = createTransformer(k, notesShape, createRng(1));
  decodeWeights(weights, matricesOf(net));
  return createWriter(k, net);
}
