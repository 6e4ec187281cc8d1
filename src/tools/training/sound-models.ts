/** The models of sound: one of notes, one of timbres. */
import { createTrainee } from '../../models/language/transformer-trainee.ts';
import { notesShape } from '../../models/music/notes-model.ts';
import { notesTraining, tuneLesson } from '../../models/music/notes-training.ts';
import type { Trainable } from './trainable.ts';

export const soundModels = {
  notes: {
    recipe: notesTraining,
    data: () => ({}), // it is given new tunes at every step
    create: (k, _, recipe, share) =>
      createTrainee(k, notesShape, tuneLesson, { ...notesTraining, ...recipe }, share),
  },
} satisfies Record<string, Trainable>;

export type SoundModelName = keyof typeof soundModels;
