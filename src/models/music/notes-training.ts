/** @file How the model of notes is trained: on tunes that are made anew at every step, so that there is none to learn by heart. */
import type { Lesson } from '../language/transformer-batch.ts';
import type { TransformerTraining } from '../language/transformer-trainee.ts';
import { createRng, type Rng } from '../random.ts';
import { laid, randomBeginning } from './beginning.ts';
import { makeTune } from './maker.ts';
import { encode, melodyPlaces } from './tokens.ts';
import { trainingHeader, trainingTune, withheld } from './training-set.ts';
import type { Tune } from './tune.ts';
import { MOST_TOKENS } from './writing.ts';

/** Adam, with a rate for 1024 tokens in a step: about 10 tunes. For equal work, larger batches learn less. */
export const notesTraining: TransformerTraining = {
  batch: 1024,
  steps: 60_000,
  rate: 5e-3,
  warmUp: 200,
  decay: 0.995,
  clip: 1,
  seed: 1,
};

/** Tunes that training draws from; it meets each once or not at all, most of the time. */
export const TRAINING_TUNES = 1_000_000;

/** The share of lessons that begin with somebody's notes. */
const BEGUN = 0.2;

/** A tune that begins with notes by chance, and how many of its melody's these are. Each has a stream of chance of its own. */
export function begunTune(i: number, seed = 1): { readonly tune: Tune; readonly begun: number } {
  const header = trainingHeader(i);
  const rng = createRng(seed, `begun tune ${i}`);
  for (;;) {
    const beginning = randomBeginning(header, rng);
    const tune = makeTune(header, rng, beginning);
    // A few with many short notes are longer than the model can keep in mind.
    if (encode(tune).length <= MOST_TOKENS)
      return { tune, begun: laid(header, beginning).flat().length };
  }
}

/** A training tune drawn by chance, with what training says of it before its notes. Notes that somebody began with are given. */
export function tuneLesson(rng: Rng): Lesson {
  const i = rng.below(TRAINING_TUNES);
  const { tune, begun } =
    rng.uniform() < BEGUN ? begunTune(i) : { tune: trainingTune(i), begun: 0 };
  const said = withheld(tune.header, rng);
  const given = new Set(melodyPlaces(tune, begun, said));
  return { tokens: encode(tune, said), given: (at) => given.has(at) };
}
