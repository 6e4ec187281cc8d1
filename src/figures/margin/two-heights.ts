/** @file Bayes' rule on a line: the share of one label in the sum of both heights, and the sum, which falls far out. */
import { optimalDiscriminator as share } from '../../models/discriminator.ts';
import { bells } from '../../models/line.ts';
import { exp } from '../../models/portable.ts';
import { along, graph, pathOf } from '../../drawing/lines.ts';
import { circle, path, rectangle, text } from '../../drawing/mark.ts';
import type { Interval } from '../../drawing/scale.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { plot, WIDTH } from './plot.ts';
import { percent, portion, signed } from './words.ts';

const DOMAIN: Interval = [-6, 6];
const HEIGHT = 104;
const BAR = HEIGHT + 24;

/** ln p(x, label): both labels are equally frequent. */
const a = bells([0.5, -1.5, 1]);
const b = bells([0.5, 1.5, 1]);
const both = (x: number): number => exp(a(x)) + exp(b(x));
const highest = Math.max(...along(DOMAIN, 1200).map(both));

export const twoHeights: SliderFigure = {
  label: 'Place x',
  min: -6,
  max: 6,
  step: 0.25,
  start: 0.5,
  state(at) {
    const { x, y, base, axis } = plot(DOMAIN, [0, 0.23], HEIGHT, [-6, 0, 6]);
    const ofB = share(b(at), a(at));
    const line = (f: (u: number) => number): string =>
      pathOf(
        graph((u) => exp(f(u)), DOMAIN, 80),
        { x, y },
      );
    const place = signed(at, 2);
    const left = portion(both(at) / highest);
    const split = 8 + (WIDTH - 16) * (1 - ofB);
    return {
      panels: [
        {
          width: WIDTH,
          height: BAR + 18,
          marks: [
            ...axis,
            path('axis', `M${x(at)} ${base}V4`),
            path('real line dashed', line(a)),
            path('real line', line(b)),
            circle('real area', x(at), y(exp(a(at))), 3.5),
            circle('real area', x(at), y(exp(b(at))), 3.5),
            text('name real middle', x(-3.6), y(0.16), 'A'),
            text('name real middle', x(3.6), y(0.16), 'B'),
            rectangle('discriminator wash', 8, BAR, split - 8, 14),
            rectangle('discriminator area', split, BAR, WIDTH - 8 - split, 14),
          ],
        },
      ],
      value: place,
      words: `At x = ${place}, p(B | x) is ${percent(ofB)}, and p(x) is ${left} of its highest value.`,
      alt: `Two bells on a line, for the labels A and B, with a mark at x = ${place}. A bar below is filled to B's share of the two heights there: ${percent(ofB)}. Together the heights are ${left} of their highest sum.`,
    };
  },
};
