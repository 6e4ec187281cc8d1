/** @file One picture of the training set at a level of noise. */
import { diffuse } from '../../models/forward.ts';
import { SIDE } from '../../models/pictures/maker.ts';
import { trainingCombination, trainingPicture } from '../../models/pictures/training-set.ts';
import { inWords } from '../../models/pictures/vocabulary.ts';
import { createRng } from '../../models/random.ts';
import { once } from '../once.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { percent } from './words.ts';

const PICTURE = 0;

const clean = once(() => Float64Array.from(trainingPicture(PICTURE)));
const noise = once(() => {
  const rng = createRng(5, 'noise level');
  return clean().map(() => rng.normal());
});

export const noiseLevel: SliderFigure = {
  label: 'ᾱ, what is left',
  min: 0,
  max: 1,
  step: 0.02,
  start: 0.5,
  state(at) {
    const noisy = diffuse(clean(), at, noise());
    const [kept, added] = [percent(Math.sqrt(at)), percent(Math.sqrt(1 - at))];
    const value = at.toFixed(2);
    return {
      panels: [{ side: SIDE, colors: noisy.map((number) => (number + 1) / 2) }],
      value,
      words: `At ᾱ = ${value} the picture keeps ${kept} of its strength, and the noise has ${added}.`,
      alt: `A picture of ${SIDE} by ${SIDE} pixels, ${inWords(trainingCombination(PICTURE))}, with ${kept} of its strength, under noise with ${added}.`,
    };
  },
};
