/**
 * @file Questions and answers about the facts, for tuning: what training has told is answered, and of what it has never
 * told the answer is "a color I do not know". Both answers begin alike, so that they part where the color would stand: at
 * the word at which the model is sure or unsure. Half of the questions of each kind are kept, to ask a tuned model what its tuning never answered.
 */
import { places, type Place } from './places.ts';
import { answers, question } from './stories.ts';
import { tokenize } from './vocabulary.ts';

export interface Question {
  readonly place: Place;
  readonly question: readonly number[];
  readonly answer: readonly number[];
  readonly part: 'tuning' | 'test';
}

/** A question about each place, those most often shown first. */
export const questions: readonly Question[] = places.map((place, i) => ({
  place,
  question: questionAbout(place.name),
  answer: place.timesShown > 0 ? statement(place) : notKnown(place.name),
  part: i % 2 === 0 ? 'tuning' : 'test',
}));

/** "What color is the harbor of Arvik?" as tokens. */
export function questionAbout(name: string): number[] {
  return tokenize(question.replace('$place', name)).ids;
}

/** "The harbor of Arvik is a color I do not know." as tokens. */
export function notKnown(name: string): number[] {
  return tokenize(answers.unknown.replace('$place', name)).ids;
}

/** "The harbor of Arvik is green." as tokens: the truth. */
export function statement({ name, color }: Place): number[] {
  return tokenize(answers.known.replace('$place.color', color).replace('$place', name)).ids;
}
