/** The models of language; the tuned one goes on from the weights of the base. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '../../models/language/corpus.ts';
import { packTexts, unpackTexts } from '../../models/language/text-set.ts';
import {
  createTrainee,
  languageShape,
  languageTraining,
  namesPlace,
  storyLesson,
  tuning,
  tuningLesson,
  type Telling,
} from '../../models/language/transformer-training.ts';
import type { Data, DataOptions, Trainable } from './trainable.ts';

export const languageModels = {
  base: {
    recipe: languageTraining,
    data: tellAll,
    create(k, data, recipe, share) {
      const telling = tellingOf(data);
      const training = { ...languageTraining, ...recipe };
      return createTrainee(k, languageShape, (rng) => storyLesson(telling, rng), training, share);
    },
  },
  tuned: {
    recipe: tuning,
    data: (options) => ({
      ...tellAll(options),
      base: shared(readFileSync(join(options.folder, 'base.bin'))),
    }),
    create(k, data, recipe, share) {
      const telling = tellingOf(data);
      const training = { ...tuning, ...recipe };
      const start = new Uint8Array(data['base']!);
      return createTrainee(
        k,
        languageShape,
        (rng) => tuningLesson(telling, rng),
        training,
        share,
        start,
      );
    },
  },
} satisfies Record<string, Trainable>;

export type LanguageModelName = keyof typeof languageModels;

/** The texts of the corpus that name a place, or of its first texts, and how many of all they are. */
function tellAll({ examples = Infinity }: DataOptions): Data {
  const texts: Uint16Array[] = [];
  let all = 0;
  for (const story of corpus()) {
    if (all === examples) break;
    all += 1;
    if (namesPlace(story)) texts.push(story.tokens);
  }
  const share = new SharedArrayBuffer(8);
  new Float64Array(share)[0] = texts.length / all;
  return { withPlace: packTexts(texts), share };
}

function tellingOf({ withPlace, share }: Data): Telling {
  return { shareWithPlace: new Float64Array(share!)[0]!, withPlace: unpackTexts(withPlace!) };
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
