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
import { toPixels, type Pixels } from './session.ts';

/** Neighbours that are told, and pictures drawn between two words of progress. */
const MOST = 3;
const ROUND = 500;

export type NearestAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | {
      readonly kind: 'found';
      readonly id: number;
      readonly neighbours: readonly {
        readonly index: number;
        readonly distance: number;
        readonly words: string;
        readonly pixels: Pixels;
      }[];
    };

const answer = (message: NearestAnswer): void => self.postMessage(message);
let all: Float32Array | undefined;

function drawAll(): Float32Array {
  const pictures = new Float32Array(TRAINING_PICTURES * NUMBERS);
  for (let i = 0; i < TRAINING_PICTURES; i++) {
    pictures.set(trainingPicture(i), i * NUMBERS);
    if (i % ROUND === 0) answer({ kind: 'progress', share: i / TRAINING_PICTURES });
  }
  return pictures;
}

self.onmessage = ({ data }: MessageEvent<{ id: number; picture: Float64Array }>) => {
  const pictures = (all ??= drawAll());
  const pixels = (i: number): Float32Array => pictures.subarray(i * NUMBERS, (i + 1) * NUMBERS);
  const found = nearest(data.picture, { count: TRAINING_PICTURES, pixels }, MOST);
  answer({
    kind: 'found',
    id: data.id,
    neighbours: found.map(({ index, distance }) => ({
      index,
      distance,
      words: inWords(trainingCombination(index)),
      pixels: toPixels(pixels(index)),
    })),
  });
};
