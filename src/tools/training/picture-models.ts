/** The models of pictures; the judge first, because it scores the others. */
import { createTrainee, pictureTraining } from '../../models/pictures/diffusion.ts';
import { createGanTrainee, ganTraining } from '../../models/pictures/gan.ts';
import { createJudgeTrainee, judgeTraining } from '../../models/pictures/judge.ts';
import { NUMBERS } from '../../models/pictures/maker.ts';
import {
  trainingCombination,
  trainingPicture,
  TRAINING_PICTURES,
  type TrainingSet,
} from '../../models/pictures/training-set.ts';
import type { Data, DataOptions, Trainable } from './trainable.ts';

export const pictureModels = {
  judge: {
    recipe: judgeTraining,
    data: () => ({}), // it is shown new pictures at every step
    create: (k, _, recipe, share) => createJudgeTrainee(k, { ...judgeTraining, ...recipe }, share),
  },
  diffusion: {
    recipe: pictureTraining,
    data: drawAll,
    create: (k, data, recipe, share) =>
      createTrainee(k, pictureSet(data), { ...pictureTraining, ...recipe }, share),
  },
  gan: {
    recipe: ganTraining,
    data: drawAll,
    create: (k, data, recipe, share) =>
      createGanTrainee(k, pictureSet(data), { ...ganTraining, ...recipe }, share),
  },
} satisfies Record<string, Trainable>;

export type PictureModelName = keyof typeof pictureModels;

/** All training pictures, end to end. */
function drawAll({ examples = TRAINING_PICTURES }: DataOptions): Data {
  const memory = new SharedArrayBuffer(examples * NUMBERS * 4);
  const floats = new Float32Array(memory);
  for (let i = 0; i < examples; i++) floats.set(trainingPicture(i), i * NUMBERS);
  return { pixels: memory };
}

function pictureSet({ pixels }: Data): TrainingSet {
  const floats = new Float32Array(pixels!);
  return {
    count: floats.length / NUMBERS,
    combination: trainingCombination,
    pixels: (i) => floats.subarray(i * NUMBERS, (i + 1) * NUMBERS),
  };
}
