/**
 * @file One density slid over another, and how far apart two measures say they are: the Jensen-Shannon divergence, which a
 * perfect discriminator hands to the generator, and the 1-Wasserstein distance. Arjovsky & Bottou 2017 (arXiv 1701.04862),
 * Arjovsky, Chintala & Bottou 2017 (arXiv 1701.07875).
 */
import { jensenShannonBits } from '../models/discriminator.ts';
import { raisedCosine, wasserstein1, type LogDensity1D } from '../models/line.ts';
import { exp } from '../models/portable.ts';
import { along, graph, pathOf } from '../drawing/lines.ts';
import { circle, path, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { linear, type Interval, type Scale } from '../drawing/scale.ts';
import { once } from './once.ts';
import type { SliderFigure } from './slider-figure.ts';

const HALF = 1;
/** The farthest apart, in the units of x; from 2 HALF on the two share no place. */
const FAR = 4;
const WHERE: Interval = [-1.5, FAR + 1.5];
const CELLS = 800;
const [WIDTH, HEIGHT, LEFT, BASE, TOP] = [320, 214, 30, 186, 20];

const data = raisedCosine(0, HALF);
const moved = (distance: number): LogDensity1D => raisedCosine(distance, HALF);

/** Jensen-Shannon divergence at a distance, in nats. */
const divergence = (distance: number): number =>
  jensenShannonBits(data, moved(distance), WHERE, CELLS) * Math.LN2;
const transport = (distance: number): number => wasserstein1(data, moved(distance), WHERE, CELLS);

/** How fast a measure grows as the densities move apart. */
function slope(measure: (distance: number) => number, distance: number): number {
  const h = 0.001;
  return (measure(distance + h) - measure(distance)) / h;
}

/** What the curves over the distance show; the same wherever the slider stands. */
const curves = once(() => {
  const places: Interval = [0, FAR];
  return { divergence: graph(divergence, places, 80), transport: graph(transport, places, 8) };
});

export const divergenceFigure: SliderFigure = {
  label: 'Distance',
  min: 0,
  max: FAR,
  step: 0.1,
  start: 2.5,
  state(at) {
    const [jsd, w] = [divergence(at), transport(at)];
    const game = written(2 * jsd - Math.log(4));
    const [slopeOfGame, slopeOfW] = [
      written(2 * slope(divergence, at)),
      written(slope(transport, at)),
    ];
    const value = at.toFixed(1);
    return {
      panels: [densities(at), measures(at, jsd, w)],
      value,
      words:
        `At distance ${value}, V(D*) = 2 JSD − ln 4 = ${game}, and its slope is ${slopeOfGame}. ` +
        `The Wasserstein distance is ${written(w)}, and its slope is ${slopeOfW}.`,
      alt:
        `Left, two humps of one shape, real and generated, ${value} apart: ${apart(at)}. Right, two measures over the distance. The ` +
        `Jensen-Shannon divergence rises from 0 and is flat at ln 2 from distance 2 on; here it is ${written(jsd)}. The ` +
        `Wasserstein distance is a straight line; here it is ${written(w)}.`,
    };
  },
};

function apart(distance: number): string {
  if (distance === 0) return 'they are equal';
  return distance < 2 * HALF ? 'they overlap' : 'they share no place';
}

/** Two digits, a true minus sign, and no sign at 0. */
function written(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === 0 ? '0.00' : text.replace('-', '−');
}

function densities(at: number): Drawing {
  const x = linear(WHERE, [0, WIDTH]);
  const y = linear([0, 1.15], [BASE, TOP]);
  const line = (f: LogDensity1D, middle: number): string => {
    const span: Interval = [middle - HALF, middle + HALF];
    return pathOf(
      graph((u) => exp(f(u)), span, 60),
      { x, y },
    );
  };
  const [real, generated] = [line(data, 0), line(moved(at), at)];
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: [
      path('axis', `M0 ${BASE}H${WIDTH}`),
      path('real wash', real),
      path('real line', real),
      path('generated wash', generated),
      path('generated line dashed', generated),
      text('name real middle', x(0), BASE + 18, 'p data'),
      text('name generated middle', x(at), at < 1.6 ? TOP - 2 : BASE + 18, 'p generated'),
    ],
  };
}

function measures(at: number, jsd: number, w: number): Drawing {
  const x = linear([0, FAR], [LEFT, WIDTH - 10]);
  const y = linear([0, FAR], [BASE, TOP]);
  const v = { x, y };
  const { divergence: flat, transport: straight } = curves();
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: [
      path('axis', `M${LEFT} ${TOP}V${BASE}H${WIDTH - 10}M${x(at)} ${BASE}V${TOP}`),
      ...along([0, FAR], FAR).flatMap((unit) => numbers(unit, x, y)),
      path('discriminator line bold', pathOf(flat, v)),
      path('line dashed', pathOf(straight, v)),
      circle('discriminator area', x(at), y(jsd), 4),
      circle('area', x(at), y(w), 4),
      text('name discriminator end', x(FAR), y(Math.LN2) - 8, 'Jensen-Shannon'),
      text('name end rimmed', x(2.75), y(3.3), 'Wasserstein'),
    ],
  };
}

function numbers(unit: number, x: Scale, y: Scale): Mark[] {
  const up = unit === 0 ? [] : [text('label end', LEFT - 6, y(unit) + 4, String(unit))];
  return [text('label middle', x(unit), BASE + 16, String(unit)), ...up];
}
