/** @file A density that is learned from examples, beside the one that they were drawn from. */
import { lineDensity, silvermanWidth } from '../../models/kernel-density.ts';
import { bells, drawBells, type Bell } from '../../models/line.ts';
import { createRng } from '../../models/random.ts';
import { exp } from '../../models/portable.ts';
import { along, graph, pathOf } from '../../drawing/lines.ts';
import { path, text } from '../../drawing/mark.ts';
import { num } from '../../drawing/numbers.ts';
import type { Interval } from '../../drawing/scale.ts';
import { once } from '../once.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { FOOT, plot, WIDTH } from './plot.ts';
import { percent } from './words.ts';

const SIZES = [5, 10, 20, 50, 100, 200, 500, 1000, 2000] as const;
const PARTS: readonly Bell[] = [
  [0.6, -1.1, 0.55],
  [0.4, 1.2, 0.4],
];
const DOMAIN: Interval = [-4, 4];
const HEIGHT = 120;

const truth = bells(...PARTS);
const examples = once(() => drawBells(PARTS, SIZES.at(-1)!, createRng(21, 'learned density')));

export const learnedDensity: SliderFigure = {
  label: 'Examples',
  min: 0,
  max: SIZES.length - 1,
  step: 1,
  start: 2,
  state(at) {
    const n = SIZES[at]!;
    const shown = examples().subarray(0, n);
    const learned = lineDensity(shown, silvermanWidth(shown));
    const { x, y, base, axis } = plot(DOMAIN, [0, 0.6], HEIGHT, []);
    // One tick a pixel is all that can be seen.
    const ticks = [...new Set(Array.from(shown, (place) => Math.round(x(place))))].sort(
      (a, b) => a - b,
    );
    const said = percent(misplaced(learned));
    const count = n.toLocaleString('en-US');
    return {
      panels: [
        {
          width: WIDTH,
          height: HEIGHT + FOOT,
          marks: [
            ...axis,
            path('real line', ticks.map((tick) => `M${num(tick)} ${base + 5}v9`).join('')),
            path(
              'real line dashed',
              pathOf(
                graph((u) => exp(truth(u)), DOMAIN, 120),
                { x, y },
              ),
            ),
            path('generator line bold', pathOf(graph(learned, DOMAIN, 120), { x, y })),
            text('name real', x(-4), y(0.5), 'true p(x)'),
            text('name generator end', x(4), y(0.5), 'learned'),
          ],
        },
      ],
      value: count,
      words: `From ${count} examples, the model puts ${said} of the probability in the wrong place.`,
      alt: `The true density, a dashed line with two humps, the ${count} examples as ticks below it, and the density learned from them: ${said} of its probability is in the wrong place.`,
    };
  },
};

/** The share of the probability that would have to move: half the area between the two densities. */
function misplaced(learned: (x: number) => number): number {
  const places = along([-6, 6], 600);
  return places.reduce((sum, u) => sum + Math.abs(learned(u) - exp(truth(u))), 0) * 0.01;
}
