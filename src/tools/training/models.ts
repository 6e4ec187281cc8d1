/** All models that can be trained, by name. */
import { languageModels, type LanguageModelName } from './language-models.ts';
import { pictureModels, type PictureModelName } from './picture-models.ts';
import type { Trainable } from './trainable.ts';

export type ModelName = PictureModelName | LanguageModelName;
export const trainables: Readonly<Record<ModelName, Trainable>> = {
  ...pictureModels,
  ...languageModels,
};
