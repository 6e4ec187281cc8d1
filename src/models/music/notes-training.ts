/** @file How the model of notes is trained: on tunes that are made anew at every step, so that there is none to learn by heart. */
import type { Lesson } from '../language/transformer-batch.ts';
import type { TransformerTraining } from '../language/transformer-trainee.ts';
import type { Rng } from '../random.ts';
import { encode } from './tokens.ts';
import { trainingTune, withheld } from './training-set.ts';

/** Adam, with a rate for 1024 tokens in a step: about 10 tunes. For equal work, larger batches learn less. */
export const notesTraining: TransformerTraining = {
  batch: 1024,
  steps: 22_000,
  rate: 5e-3,
  warmUp: 200,
  decay: 0.995,
  clip: 1,
  seed: 1,
};

/** Tunes that training draws from; it meets each once or not at all, most of the time. */
export const TRAINING_TUNES = 1_000_000;

/** A training tune drawn by chance, with what training says of it before its notes. */
export function tuneLesson(rng: Rng): Lesson {
  const tune = trainingTune(rng.below(TRAINING_TUNES));
  return { tokens: encode(tune, withheld(tune.header, rng)) };
}
