/** @file Three tokens, their logits fixed, at a temperature. */
import { softmax } from '../../models/softmax.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { bars } from './bars.ts';
import { percent } from './words.ts';

export const TOKENS = [
  { token: 'mat', logit: 2 },
  { token: 'sofa', logit: 1 },
  { token: 'roof', logit: 0 },
] as const;

export const temperature: SliderFigure = {
  label: 'Temperature τ',
  min: 0.1,
  max: 4,
  step: 0.1,
  start: 1,
  state(at) {
    const shares = softmax(
      TOKENS.map(({ logit }) => logit),
      at,
    );
    const value = at.toFixed(1);
    const list = TOKENS.map(({ token, logit }, i) => ({
      token,
      logit: String(logit),
      share: shares[i]!,
    }));
    const said = list.map(({ token, share }) => `“${token}” has ${percent(share)}`);
    return {
      panels: [bars(list)],
      value,
      words: `At τ = ${value}, ${said[0]} and ${said[2]}.`,
      alt: `Three tokens with logits 2, 1 and 0, their shares as bars: ${said.join(', ')}.`,
    };
  },
};
