/**
 * @file The best possible discriminator on a line, against a generator that is far off, closer, and right.
 */
import { jensenShannonBits, optimalDiscriminator } from '../models/discriminator.ts';
import { bells, type LogDensity1D } from '../models/line.ts';
import { along, graph, pathOf } from '../drawing/lines.ts';
import { path, text, type Drawing, type Figure, type Mark } from '../drawing/mark.ts';
import { linear, type Interval, type Scale } from '../drawing/scale.ts';
import { once } from './once.ts';

const DOMAIN: Interval = [-4, 4];
const WIDTH = 320;
const HEIGHT = 230;
const LEFT = 26; // room for the scale of D*
const BASE = 206;
const TOP = 24;
const PEAK = 0.72; // the highest density drawn, per unit of x

const data = bells([0.6, 1.1, 0.7], [0.4, -1.1, 0.55]);

const stages = [
  {
    key: 'far',
    label: 'Far off: D* is nearly sure on both sides.',
    generated: bells([1, -2.6, 0.6]),
  },
  {
    key: 'closer',
    label: 'Closer: where the curves cross, D* is 1/2.',
    generated: bells([0.5, 0.5, 0.8], [0.5, -1.4, 0.7]),
  },
  { key: 'equal', label: 'Equal: D* is 1/2 everywhere.', generated: data },
] as const;

export const optimalDiscriminatorFigure = once((): Figure => {
  const facts: Record<string, number> = {};
  const panels = stages.map(({ key, label, generated }) => {
    const best = (x: number): number => optimalDiscriminator(data(x), generated(x));
    facts[`${key}Divergence`] = jensenShannonBits(data, generated, [-10, 10]);
    facts[`${key}OnReal`] = expected(best, data);
    facts[`${key}OnGenerated`] = expected(best, generated);
    return { drawing: draw(generated, best, key === 'equal'), label };
  });
  const on = (key: string): string =>
    `on average D* gives ${facts[`${key}OnReal`]!.toFixed(2)} to real and ${facts[`${key}OnGenerated`]!.toFixed(2)} to ` +
    `generated points, and the two densities are ${facts[`${key}Divergence`]!.toFixed(2)} bits of Jensen-Shannon divergence apart`;
  return {
    panels,
    alt:
      'Three panels, each with the density of real data (two humps), the density of generated data and the best discriminator ' +
      'D*, the real share of the two, on a scale from 0 to 1. First, the generator has one narrow hump away from the data: ' +
      `D* falls like a cliff from 1 to 0; ${on('far')}. Second, the generator has two humps near the real ones: D* waves around one ` +
      `half; ${on('closer')}. Third, the densities are equal and D* is a flat line at one half; ${on('equal')}.`,
    facts,
  };
});

function draw(generated: LogDensity1D, best: (x: number) => number, equal: boolean): Drawing {
  const x = linear(DOMAIN, [LEFT, WIDTH]);
  const p = { x, y: linear([0, PEAK], [BASE, TOP]) };
  const d = { x, y: linear([0, 1], [BASE, TOP]) };
  const of = (f: LogDensity1D): string =>
    pathOf(
      graph((u) => Math.exp(f(u)), DOMAIN),
      p,
    );
  const close = `L${WIDTH} ${BASE}L${LEFT} ${BASE}z`;
  const grid = [0, 0.5, 1].map((value) => `M${LEFT} ${d.y(value)}H${WIDTH}`).join('');
  const scale = (value: number, name: string): Mark =>
    text('label end', LEFT - 6, d.y(value) + 4, name);
  const marks = [
    path('axis', grid),
    scale(1, '1'),
    scale(0.5, '½'),
    scale(0, '0'),
    path('real wash', of(data) + close),
    path('real line', of(data)),
    path('generated wash', of(generated) + close),
    path('generated line dashed', of(generated)),
    path('discriminator line bold', pathOf(graph(best, DOMAIN), d)),
    ...names(generated, best, x, d.y, equal),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}

/** Each curve named: densities under their highest point, D* above its right end. */
function names(
  generated: LogDensity1D,
  best: (x: number) => number,
  x: Scale,
  d: Scale,
  equal: boolean,
): Mark[] {
  const foot = HEIGHT - 6;
  const end = DOMAIN[1] - 0.15;
  const named = text('name discriminator end', x(end), d(best(end)) - 8, 'D*');
  if (equal) return [text('name middle', x(0), foot, 'p data = p generated'), named];
  return [
    text('name real middle', x(highest(data)), foot, 'p data'),
    text('name generated middle', x(highest(generated)), foot, 'p generated'),
    named,
  ];
}

/** Where on the drawn line a function is highest. */
function highest(f: (x: number) => number): number {
  return along(DOMAIN).reduce((top, x) => (f(x) > f(top) ? x : top));
}

/** E[f] under a density on a line, by the trapezium rule on [-10, 10]. */
function expected(f: (x: number) => number, density: LogDensity1D): number {
  let sum = 0;
  for (let i = 0; i <= 4000; i++) {
    const x = -10 + i / 200;
    sum += f(x) * Math.exp(density(x));
  }
  return sum / 200;
}
