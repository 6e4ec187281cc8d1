/** @file Three tokens, their raw scores fixed, at a temperature. */
import { softmax } from '../../models/softmax.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { bars } from './bars.ts';
import { percent } from './words.ts';

export const TOKENS = [
  { token: 'mat', score: 2 },
  { token: 'sofa', score: 1 },
  { token: 'roof', score: 0 },
] as const;

export const temperature: SliderFigure = {
  label: 'Temperature T',
  min: 0.1,
  max: 4,
  step: 0.1,
  start: 1,
  state(at) {
    const shares = softmax(
      TOKENS.map(({ score }) => score),
      at,
    );
    const value = at.toFixed(1);
    const list = TOKENS.map(({ token, score }, i) => ({
      token,
      score: String(score),
      share: shares[i]!,
    }));
    const said = list.map(({ token, share }) => `“${token}” has ${percent(share)}`);
    return {
      panels: [bars(list)],
      value,
      words: `At T = ${value}, ${said[0]} and ${said[2]}.`,
      alt: `Three tokens with raw scores 2, 1 and 0, their shares as bars: ${said.join(', ')}.`,
    };
  },
};
