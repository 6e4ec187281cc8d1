/** The models of sound: one of notes, one of timbres. */
import { createTrainee } from '../../models/language/transformer-trainee.ts';
import { notesShape } from '../../models/music/notes-model.ts';
import { notesTraining, tuneLesson } from '../../models/music/notes-training.ts';
import {
  createTimbreTrainee,
  folded,
  timbreTraining,
  type TimbreSet,
} from '../../models/timbre/diffusion.ts';
import { NUMBERS } from '../../models/timbre/picture.ts';
import {
  trainingCombination,
  trainingTimbre,
  TRAINING_SOUNDS,
} from '../../models/timbre/training-set.ts';
import type { Data, DataOptions, Trainable } from './trainable.ts';

export const soundModels = {
  notes: {
    recipe: notesTraining,
    data: () => ({}), // it is given new tunes at every step
    create: (k, _, recipe, share) =>
      createTrainee(k, notesShape, tuneLesson, { ...notesTraining, ...recipe }, share),
  },
  timbres: {
    recipe: timbreTraining,
    data: drawAll,
    create: (k, data, recipe, share) =>
      createTimbreTrainee(k, timbreSet(data), { ...timbreTraining, ...recipe }, share),
  },
} satisfies Record<string, Trainable>;

export type SoundModelName = keyof typeof soundModels;

/** All training sounds, end to end. */
function drawAll({ examples = TRAINING_SOUNDS }: DataOptions): Data {
  const memory = new SharedArrayBuffer(examples * NUMBERS * 4);
  const floats = new Float32Array(memory);
  for (let i = 0; i < examples; i++) floats.set(folded(trainingTimbre(i)), i * NUMBERS);
  return { pixels: memory };
}

function timbreSet({ pixels }: Data): TimbreSet {
  const floats = new Float32Array(pixels!);
  return {
    count: floats.length / NUMBERS,
    combination: trainingCombination,
    pixels: (i) => floats.subarray(i * NUMBERS, (i + 1) * NUMBERS),
  };
}
