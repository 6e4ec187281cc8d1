/** @file The figures with a slider, by name. */
import { divergenceFigure } from './divergence.ts';
import { drift } from './margin/drift.ts';
import { generatorSlopes } from './margin/generator-slopes.ts';
import { learnedDensity } from './margin/learned-density.ts';
import { noiseLevel } from './margin/noise-level.ts';
import { logits } from './margin/logits.ts';
import { samplingRate } from './margin/sampling-rate.ts';
import { temperature } from './margin/temperature.ts';
import { trainingShares } from './margin/training-shares.ts';
import { twoHeights } from './margin/two-heights.ts';
import type { SliderFigure } from './slider-figure.ts';

export const sliderFigures = {
  'learned-density': learnedDensity,
  'two-heights': twoHeights,
  'generator-slopes': generatorSlopes,
  'noise-level': noiseLevel,
  'training-shares': trainingShares,
  temperature,
  logits,
  'sampling-rate': samplingRate,
  drift,
  divergence: divergenceFigure,
} as const satisfies Record<string, SliderFigure>;

export type SliderFigureName = keyof typeof sliderFigures;
