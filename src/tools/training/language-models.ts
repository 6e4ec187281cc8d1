/** The models of language; the tuned one goes on from the weights of the base. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '../../models/language/corpus.ts';
import { packTexts, unpackTexts } from '../../models/language/text-set.ts';
import {
  createTrainee,
  languageShape,
  languageTraining,
  storyLesson,
  tuning,
  tuningLesson,
} from '../../models/language/transformer-training.ts';
import type { DataOptions, Trainable } from './trainable.ts';

export const languageModels = {
  base: {
    recipe: languageTraining,
    data: ({ examples }) => ({ texts: tellAll(examples) }),
    create(k, { texts }, recipe, share) {
      const set = unpackTexts(texts!);
      const training = { ...languageTraining, ...recipe };
      return createTrainee(k, languageShape, (rng) => storyLesson(set, rng), training, share);
    },
  },
  tuned: {
    recipe: tuning,
    data: ({ examples, folder }) => ({
      texts: tellAll(examples),
      base: shared(readFileSync(join(folder, 'base.bin'))),
    }),
    create(k, { texts, base }, recipe, share) {
      const set = unpackTexts(texts!);
      const training = { ...tuning, ...recipe };
      const start = new Uint8Array(base!);
      return createTrainee(
        k,
        languageShape,
        (rng) => tuningLesson(set, rng),
        training,
        share,
        start,
      );
    },
  },
} satisfies Record<string, Trainable>;

export type LanguageModelName = keyof typeof languageModels;

/** The training corpus, or its first texts. */
function tellAll(most: DataOptions['examples'] = Infinity): SharedArrayBuffer {
  const texts: Uint16Array[] = [];
  for (const { tokens } of corpus()) {
    if (texts.length >= most) break;
    texts.push(tokens);
  }
  return packTexts(texts);
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
