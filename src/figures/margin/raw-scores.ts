/** @file Softmax of three raw scores, one of which moves. */
import { softmax } from '../../models/softmax.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { bars } from './bars.ts';
import { percent, signed } from './words.ts';

/** The scores that stay. */
const SOFA = 1;
const ROOF = 0;

export const rawScores: SliderFigure = {
  label: 'Score of “mat”',
  min: -4,
  max: 6,
  step: 0.5,
  start: 2,
  state(at) {
    const shares = softmax([at, SOFA, ROOF]);
    const [mat, sofa, roof] = shares as [number, number, number];
    const value = signed(at, 1);
    const list = [
      { token: 'mat', score: value, share: mat },
      { token: 'sofa', score: signed(SOFA, 1), share: sofa },
      { token: 'roof', score: signed(ROOF, 1), share: roof },
    ];
    return {
      panels: [bars(list)],
      value,
      words: `At score ${value}, “mat” has ${percent(mat)}. “sofa” has ${(sofa / roof).toFixed(2)} times the share of “roof”.`,
      alt: `Three tokens, their shares as bars: ${list.map(({ token, score, share }) => `“${token}”, score ${score}, ${percent(share)}`).join('; ')}.`,
    };
  },
};
