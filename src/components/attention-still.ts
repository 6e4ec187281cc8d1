/** @file What the heads of the trained language model read in one story: run at build, with the site's own weights. */
import { readFileSync } from 'node:fs';
import { once } from '../figures/once.ts';
import { createModels } from '../labs/language/models.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { languageShape } from '../models/language/transformer-training.ts';
import { idOf, printed, tokenize, vocabulary } from '../models/language/vocabulary.ts';

/** A word of the story, and the share that the head takes from it. */
export interface ReadWord {
  readonly text: string;
  readonly share: number;
}

/** One guess, and the head that takes most from the word which settles it. */
export interface HeadReading {
  readonly words: readonly ReadWord[];
  /** What comes next, and its probability to the model. */
  readonly guess: string;
  readonly probability: number;
  /** The word that settles it, and how much of it the head takes. */
  readonly source: string;
  readonly share: number;
  /** Counted from 1. */
  readonly layer: number;
  readonly head: number;
}

/** The word that settles a guess stands early in the story; in between is nothing that helps. */
const story =
  'One quiet evening Nora promised Otto to paint his boat red. A gull stole her lunch, but she only laughed. Then she took a big brush and painted the boat';
const guesses = [
  { upTo: story, source: 'red' },
  { upTo: 'One quiet evening Nora promised Otto to paint', source: 'Otto' },
] as const;

export const attentionStill = once((): HeadReading[] => {
  const base = readFileSync('src/models/language/trained/base.bin');
  const writer = createModels(() => ({ base }), wasm).writer('base');
  return guesses.map(({ upTo, source }) => {
    const tokens = tokenize(upTo).ids;
    writer.keep(0);
    writer.read(tokens);
    const at = tokens.indexOf(idOf(source)!);
    const heads = Array.from({ length: languageShape.layers }, (_, layer) =>
      Array.from({ length: languageShape.heads }, (_, head) => ({
        layer: layer + 1,
        head: head + 1,
        shares: writer.attention(layer, head, tokens.length - 1).slice(1),
      })),
    ).flat();
    const { layer, head, shares } = heads.reduce((a, b) => (b.shares[at]! > a.shares[at]! ? b : a));
    const next = writer.next();
    const probability = Math.max(...next);
    return {
      words: printed(tokens).map((text, i) => ({ text, share: shares[i]! })),
      guess: vocabulary[next.indexOf(probability)]!,
      probability,
      source,
      share: shares[at]!,
      layer,
      head,
    };
  });
});
