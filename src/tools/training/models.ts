/** All models that can be trained, by name. */
import { languageModels } from './language-models.ts';
import { pictureModels } from './picture-models.ts';

export const trainables = { ...pictureModels, ...languageModels };
export type ModelName = keyof typeof trainables;
