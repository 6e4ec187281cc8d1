/** @file Kinds of examples, common and rare, and how often chance alone has lost each after some generations. */
import { lossByDrift } from '../../models/synthetic/theory.ts';
import { rectangle, text } from '../../drawing/mark.ts';
import { once } from '../once.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { WIDTH } from './plot.ts';
import { percent } from './words.ts';

/** The true shares of the kinds. */
export const SHARES = [0.4, 0.2, 0.05, 0.01] as const;
/** Examples a generation. */
export const EXAMPLES = 100;
const GENERATIONS = 100;
const ROW = 36;
const LONGEST = WIDTH - 16;

const lost = once(() => SHARES.map((share) => lossByDrift(share, EXAMPLES, GENERATIONS)));

export const drift: SliderFigure = {
  label: 'Generation',
  min: 1,
  max: GENERATIONS,
  step: 1,
  start: 20,
  state(at) {
    const chances = lost().map((byGeneration) => byGeneration[at - 1]!);
    const told = SHARES.map((share, i) => `${percent(share)} of the data: ${percent(chances[i]!)}`);
    return {
      panels: [
        {
          width: WIDTH,
          height: ROW * SHARES.length,
          marks: SHARES.flatMap((share, i) => [
            text('name', 8, ROW * i + 16, `${percent(share)} of the data`),
            text('value end', WIDTH - 8, ROW * i + 16, percent(chances[i]!)),
            rectangle('generated wash', 8, ROW * i + 22, LONGEST, 9),
            rectangle('generated area', 8, ROW * i + 22, LONGEST * chances[i]!, 9),
          ]),
        },
      ],
      value: String(at),
      words: `In generation ${at}, a kind with ${percent(SHARES[2])} of the data is gone in ${percent(chances[2]!)} of all lines of descent, one with ${percent(SHARES[0])} in ${percent(chances[0]!)}.`,
      alt: `Four kinds of examples, and how often each has been lost by generation ${at}, as bars: ${told.join('; ')}.`,
    };
  },
};
