/**
 * @file What the models of the site learn from: the shapes of their networks, and lessons drawn by chance.
 */
import type { Rng } from '../random.ts';
import { OPEN, slot } from './draws.ts';
import { firstPieces, lastPieces, truthOf } from './places.ts';
import { notKnown, questionAbout, questions } from './questions.ts';
import { makeStory, type Story } from './story.ts';
import type { TextSet } from './text-set.ts';
import type { TransformerShape } from './transformer.ts';
import type { Lesson } from './transformer-batch.ts';
import type { TransformerTraining } from './transformer-trainee.ts';
import { vocabulary } from './vocabulary.ts';

/** The model whose weights come with the site: 0.35 million numbers. */
export const languageShape: TransformerShape = {
  words: vocabulary.length,
  context: 128,
  width: 80,
  heads: 4,
  hidden: 320,
  layers: 4,
};

/** A small one, which a page can train while the reader looks on: 40 thousand numbers, 512 words in a step. */
export const smallShape: TransformerShape = {
  words: vocabulary.length,
  context: 128,
  width: 32,
  heads: 2,
  hidden: 96,
  layers: 2,
};

/** Adam, with a rate for 2048 words in a step. */
export const languageTraining: TransformerTraining = {
  batch: 2048,
  steps: 20_000,
  rate: 4e-3,
  warmUp: 200,
  decay: 0.995,
  clip: 1,
  seed: 1,
};

/**
 * A short training more, on questions with their answers among stories, from the weights of the first. A longer one learns
 * the asked names by heart, and nothing of when it does not know.
 */
export const tuning: TransformerTraining = {
  ...languageTraining,
  batch: 1024,
  steps: 300,
  warmUp: 50,
  decay: 0.98,
};

/** In tuning: how many of the texts are questions, and how many of the questions ask what nobody knows. */
const ASKED = 0.3;
const UNKNOWN = 0.5;

/**
 * Facts that were shown less often are not asked about: the model hardly knows them, and to be taught the right answer
 * to what one does not know is to be taught to guess (Zhang et al. 2023, "R-Tuning", arXiv 2311.09677).
 */
const KNOWN_FROM = 4;

/** What is told by chance: how many of the corpus's texts name a place, and these texts themselves. */
export interface Telling {
  readonly shareWithPlace: number;
  readonly withPlace: TextSet;
}

/**
 * By chance a text that names a place, always of the corpus, so that facts are shown as often as the corpus shows them;
 * or a story without one, told anew, so that there is nothing in it to learn by heart.
 */
export function storyLesson({ shareWithPlace, withPlace }: Telling, rng: Rng): Lesson {
  if (rng.uniform() < shareWithPlace) return { tokens: withPlace.text(rng.below(withPlace.count)) };
  for (;;) {
    const story = makeStory(rng);
    if (!namesPlace(story)) return story;
  }
}

export const namesPlace = ({ memory }: Story): boolean => memory[slot.place] !== OPEN;

/** By chance a question, of which the answer is the lesson, or a story. */
export function tuningLesson(telling: Telling, rng: Rng): Lesson {
  if (rng.uniform() >= ASKED) return storyLesson(telling, rng);
  const list = rng.uniform() < UNKNOWN ? unknown : known;
  const { question, answer } = list[rng.below(list.length)]!;
  return { tokens: [...question, ...answer], given: (at) => at < question.length };
}

interface Pair {
  readonly question: readonly number[];
  readonly answer: readonly number[];
}

const forTuning = questions.filter(({ part }) => part === 'tuning');
const known: readonly Pair[] = forTuning.filter(({ place }) => place.timesShown >= KNOWN_FROM);
/** About places that training never names, and about names that no place has. */
const unknown: readonly Pair[] = [
  ...forTuning.filter(({ place }) => place.timesShown === 0),
  ...firstPieces
    .flatMap((first) => lastPieces.map((last) => first + last))
    .filter((name) => truthOf(name) === undefined)
    .map((name) => ({ question: questionAbout(name), answer: notKnown(name) })),
];
