/** @file Softmax of three logits, one of which moves. */
import { softmax } from '../../models/softmax.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { bars } from './bars.ts';
import { percent, signed } from './words.ts';

/** The logits that stay. */
const SOFA = 1;
const ROOF = 0;

export const logits: SliderFigure = {
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
      { token: 'mat', logit: value, share: mat },
      { token: 'sofa', logit: signed(SOFA, 1), share: sofa },
      { token: 'roof', logit: signed(ROOF, 1), share: roof },
    ];
    return {
      panels: [bars(list)],
      value,
      words: `At logit ${value}, “mat” has ${percent(mat)}. “sofa” has ${(sofa / roof).toFixed(2)} times the share of “roof”.`,
      alt: `Three tokens, their shares as bars: ${list.map(({ token, logit, share }) => `“${token}”, logit ${logit}, ${percent(share)}`).join('; ')}.`,
    };
  },
};
