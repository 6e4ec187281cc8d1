/** @file How strongly two losses pull a fake, by what the discriminator answers to it. */
import { lossSlope, sigmoid, type LossName } from '../../models/network/gan-losses.ts';
import { graph, pathOf } from '../../drawing/lines.ts';
import { circle, path, text } from '../../drawing/mark.ts';
import type { Interval } from '../../drawing/scale.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { FOOT, plot, WIDTH } from './plot.ts';
import { signed } from './words.ts';

/** Logits: D's answers run from 0.001 to 0.999. */
const DOMAIN: Interval = [-7, 7];
const HEIGHT = 120;

const slope =
  (loss: LossName) =>
  (logit: number): number =>
    lossSlope(loss, 'fooling', logit);

export const generatorSlopes: SliderFigure = {
  label: 'Logit',
  min: DOMAIN[0],
  max: DOMAIN[1],
  step: 0.5,
  start: -4,
  state(at) {
    const { x, y, axis } = plot(DOMAIN, [-1, 0], HEIGHT, [-6, -3, 0, 3, 6]);
    const [weak, strong] = [slope('minimax'), slope('nonsaturating')];
    const line = (f: (logit: number) => number): string => pathOf(graph(f, DOMAIN, 70), { x, y });
    const logit = signed(at, 1);
    const answer = sigmoid(at).toFixed(3);
    const slopes = `minimax ${signed(weak(at), 3)}, non-saturating ${signed(strong(at), 3)}`;
    return {
      panels: [
        {
          width: WIDTH,
          height: HEIGHT + FOOT,
          marks: [
            ...axis,
            path('axis', `M${x(at)} ${HEIGHT}V8`),
            path('generator line dashed', line(weak)),
            path('generator line bold', line(strong)),
            circle('generator area', x(at), y(weak(at)), 4),
            circle('generator area', x(at), y(strong(at)), 4),
            text('name end rimmed', x(6.8), y(-0.82), 'minimax'),
            text('name end rimmed', x(6.8), y(-0.28), 'non-saturating'),
          ],
        },
      ],
      value: logit,
      words: `At logit ${logit}, D answers ${answer}. The slopes: ${slopes}.`,
      alt: `The slopes of both losses of the generator over the logit from −7 to 7. Minimax, dashed, falls from 0 to −1; non-saturating rises from −1 to 0. Marked at a logit of ${logit}, where D answers ${answer}: ${slopes}.`,
    };
  },
};
