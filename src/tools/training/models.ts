/** The models that can be trained, by name; the judge first, because it scores the others. */
import type { Kernel } from '../../models/kernel/kernel.ts';
import { createTrainee, pictureTraining } from '../../models/pictures/diffusion.ts';
import { createGanTrainee, ganTraining } from '../../models/pictures/gan.ts';
import { createJudgeTrainee, judgeTraining } from '../../models/pictures/judge.ts';
import type { Share, Trainee, TrainingSet } from '../../models/pictures/training.ts';

export interface Recipe {
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
}

interface Trainable {
  readonly recipe: Recipe;
  create(k: Kernel, data: TrainingSet, recipe: Recipe, share: Share): Trainee;
}

export const trainables = {
  judge: {
    recipe: judgeTraining,
    create: (k, _, recipe, share) => createJudgeTrainee(k, { ...judgeTraining, ...recipe }, share),
  },
  diffusion: {
    recipe: pictureTraining,
    create: (k, data, recipe, share) =>
      createTrainee(k, data, { ...pictureTraining, ...recipe }, share),
  },
  gan: {
    recipe: ganTraining,
    create: (k, data, recipe, share) =>
      createGanTrainee(k, data, { ...ganTraining, ...recipe }, share),
  },
} satisfies Record<string, Trainable>;

export type ModelName = keyof typeof trainables;
