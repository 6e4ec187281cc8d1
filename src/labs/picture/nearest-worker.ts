/**
 * @file Looks for the training pictures that are nearest to one. It draws all of them anew, once, because each has a seed
 * of its own, and so none need be sent over the network.
 */
import { NUMBERS } from '../../models/pictures/maker.ts';
import { nearest } from '../../models/pictures/score.ts';
import {
  trainingCombination,
  trainingPicture,
  TRAINING_PICTURES,
} from '../../models/pictures/training-set.ts';
import { inWords } from '../../models/pictures/vocabulary.ts';
import { answerQuestions } from '../shared/run/questions.ts';
import { toPixels, type Pixels } from './session.ts';

/** A training picture that is near. */
export interface Neighbour {
  readonly distance: number;
  readonly words: string;
  readonly pixels: Pixels;
}

/** Neighbours that are told, and pictures drawn between two words of progress. */
const MOST = 3;
const ROUND = 500;

let all: Float32Array | undefined;

function drawAll(progress: (share: number) => void): Float32Array {
  const pictures = new Float32Array(TRAINING_PICTURES * NUMBERS);
  for (let i = 0; i < TRAINING_PICTURES; i++) {
    pictures.set(trainingPicture(i), i * NUMBERS);
    if (i % ROUND === 0) progress(i / TRAINING_PICTURES);
  }
  return pictures;
}

/** The neighbours of a picture (768 numbers), nearest first. */
answerQuestions(self, (picture: Float64Array, progress: (share: number) => void): Neighbour[] => {
  const pictures = (all ??= drawAll(progress));
  const pixels = (i: number): Float32Array => pictures.subarray(i * NUMBERS, (i + 1) * NUMBERS);
  const found = nearest(picture, { count: TRAINING_PICTURES, pixels }, MOST);
  return found.map(({ index, distance }) => ({
    distance,
    words: inWords(trainingCombination(index)),
    pixels: toPixels(pixels(index)),
  }));
});
