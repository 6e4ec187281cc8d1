/** @file The exact denoiser of five training examples on a line: the share of each in its guess, as the noise falls. */
import { exp } from '../../models/portable.ts';
import { softmax } from '../../models/softmax.ts';
import { graph, pathOf } from '../../drawing/lines.ts';
import { path, text, type Mark } from '../../drawing/mark.ts';
import { diamonds, discs } from '../../drawing/points.ts';
import { view, type Interval } from '../../drawing/scale.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { FOOT, plot, WIDTH } from './plot.ts';
import { percent } from './words.ts';

export const EXAMPLES = [-2.1, -1.2, -0.2, 1.1, 2] as const;
/** Where the noisy point lies on the scale of the data: x_t / sqrt(abar). */
export const PLACE = 0.3;
const DOMAIN: Interval = [-2.8, 2.8];
const HEIGHT = 120;

/** The shares at abar: softmax of -(x_t - sqrt(abar) x_i)^2 / (2 (1 - abar)). */
function sharesAt(abar: number): { shares: number[]; guess: number } {
  const shares = softmax(EXAMPLES.map((x) => exponent(x, abar)));
  return { shares, guess: shares.reduce((sum, share, i) => sum + share * EXAMPLES[i]!, 0) };
}

function exponent(x: number, abar: number): number {
  return (-abar * (PLACE - x) ** 2) / (2 * (1 - abar));
}

export const trainingShares: SliderFigure = {
  label: 'ᾱ, what is left',
  min: 0.01,
  max: 0.99,
  step: 0.01,
  start: 0.5,
  state(at) {
    const { shares, guess } = sharesAt(at);
    const { x, y, base, axis } = plot(DOMAIN, [0, 1], HEIGHT, []);
    const v = { ...view(DOMAIN, [0, 1], WIDTH, HEIGHT + FOOT), x, y };
    const total = EXAMPLES.reduce((sum, example) => sum + exp(exponent(example, at)), 0);
    const bell = graph((u) => exp(exponent(u, at)) / total, DOMAIN, 140);
    const stem = (example: number, i: number): string => `M${x(example)} ${base}V${y(shares[i]!)}`;
    const largest = Math.max(...shares);
    const marks: Mark[] = [
      ...axis,
      path('noise line hair dashed', `M18 ${y(1)}H${WIDTH}`),
      text('label', 0, y(1) + 4, '1'),
      text('name generated', x(guess) + 8, base + 17, 'guess'),
      {
        kind: 'group',
        clip: [WIDTH, base],
        marks: [path('noise line dashed', pathOf(bell, { x, y }))],
      },
      path('real line bold', EXAMPLES.map(stem).join('')),
      discs(Float64Array.from(EXAMPLES.flatMap((u) => [u, 0])), v, 'real', 9),
      discs(Float64Array.of(PLACE, 0), v, 'noise', 7),
      diamonds(Float64Array.of(guess, -0.1), v, 'generated', 7),
    ];
    const value = at.toFixed(2);
    const words = `At ᾱ = ${value} the nearest example has ${percent(largest)}, and the guess stands ${Math.abs(guess - nearest()).toFixed(2)} from it.`;
    return {
      panels: [{ width: WIDTH, height: HEIGHT + FOOT, marks }],
      value,
      words,
      alt: `Five training examples on a line with their shares as bars, ${shares.map(percent).join(', ')}, below a bell around the noisy point; the guess is a diamond on the line. ${words}`,
    };
  },
};

function nearest(): number {
  return EXAMPLES.reduce((p, q) => (Math.abs(q - PLACE) < Math.abs(p - PLACE) ? q : p));
}
