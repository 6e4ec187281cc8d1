/** The models of language; the tuned one goes on from the weights of the base. */
import type { Rng } from '../../models/random.ts';
import { corpus } from '../../models/language/corpus.ts';
import { packTexts, unpackTexts } from '../../models/language/text-set.ts';
import {
  createTrainee,
  languageShape,
  languageTraining,
} from '../../models/language/transformer-training.ts';
import type { Lesson } from '../../models/language/transformer-batch.ts';
import type { DataOptions, Trainable } from './trainable.ts';

export const languageModels = {
  base: {
    recipe: languageTraining,
    data: tellAll,
    create(k, data, recipe, share) {
      const { count, text } = unpackTexts(data);
      const training = { ...languageTraining, ...recipe };
      const draw = (rng: Rng): Lesson => ({ tokens: text(rng.below(count)) });
      return createTrainee(k, languageShape, draw, training, share);
    },
  },
} satisfies Record<string, Trainable>;

export type LanguageModelName = keyof typeof languageModels;

/** The training corpus, or its first texts. */
function tellAll({ examples = Infinity }: DataOptions): SharedArrayBuffer {
  const texts: Uint16Array[] = [];
  for (const { tokens } of corpus()) {
    if (texts.length >= examples) break;
    texts.push(tokens);
  }
  return packTexts(texts);
}
