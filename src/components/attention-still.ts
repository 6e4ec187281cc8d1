/** @file What two heads of the trained language model read: run at build, with the site's own weights. */
import { readFileSync } from 'node:fs';
import { once } from '../figures/once.ts';
import { createModels } from '../labs/language/models.ts';
import { readings, type Reading } from '../labs/language/suggestions.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { idOf, printed, tokenize, vocabulary } from '../models/language/vocabulary.ts';

/** A word of the text, and the share that the head takes from it. */
export interface ReadWord {
  readonly text: string;
  readonly share: number;
}

export interface HeadReading extends Reading {
  readonly words: readonly ReadWord[];
  /** How much the head takes from the word that settles it. */
  readonly share: number;
  /** The likeliest next word, and its probability. */
  readonly guess: string;
  readonly probability: number;
}

export const attentionStill = once((): HeadReading[] => {
  const base = readFileSync('src/models/language/trained/base.bin');
  const writer = createModels(() => ({ base }), wasm).writer('base');
  return readings.map((reading) => {
    const tokens = tokenize(reading.text).ids;
    writer.keep(0);
    writer.read(tokens);
    const [, ...shares] = writer.attention(reading.layer - 1, reading.head - 1, tokens.length - 1);
    const next = writer.next();
    const probability = Math.max(...next);
    return {
      ...reading,
      words: printed(tokens).map((text, i) => ({ text, share: shares[i]! })),
      share: shares[tokens.indexOf(idOf(reading.source)!)]!,
      guess: vocabulary[next.indexOf(probability)]!,
      probability,
    };
  });
});
