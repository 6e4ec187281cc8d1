/** @file A tone, its samples, and the lowest tone that has the same ones. */
import { cosSin } from '../../models/portable.ts';
import { aliasOf } from '../../models/spectrum.ts';
import { graph, pathOf } from '../../drawing/lines.ts';
import { path, text } from '../../drawing/mark.ts';
import { discs } from '../../drawing/points.ts';
import type { Interval } from '../../drawing/scale.ts';
import type { SliderFigure } from '../slider-figure.ts';
import { FOOT, plot, WIDTH } from './plot.ts';

/** Hz of the tone. */
export const TONE = 1000;
/** Milliseconds that are shown. */
const SHOWN: Interval = [0, 6];
const HEIGHT = 108;

const sine = (turns: number): number => cosSin(turns - Math.floor(turns))[1];
const counted = (number: number): string => number.toLocaleString('en-US');

/** The stops leave out whole parts of twice the tone, where its samples could all be 0. */
export const samplingRate: SliderFigure = {
  label: 'Samples a second',
  min: 700,
  max: 8100,
  step: 200,
  start: 1500,
  state(at) {
    const { x, y, axis } = plot(SHOWN, [-1.2, 1.2], HEIGHT, [0, 2, 4, 6]);
    const v = { x, y, width: WIDTH, height: HEIGHT, domain: { x: SHOWN, y: SHOWN } };
    const alias = aliasOf(TONE, at);
    const heard = Math.abs(alias);
    const wave = (hertz: number): string =>
      pathOf(
        graph((ms) => sine((hertz * ms) / 1000), SHOWN, 180),
        v,
        0.6,
      );
    const samples = Array.from({ length: Math.floor((SHOWN[1] * at) / 1000) + 1 }, (_, n) => [
      (1000 * n) / at,
      sine((TONE * n) / at),
    ]);
    const value = counted(at);
    const kept = heard === TONE;
    return {
      panels: [
        {
          width: WIDTH,
          height: HEIGHT + FOOT,
          marks: [
            ...axis,
            text('label middle', x(5), HEIGHT + 15, 'ms'),
            path('real line faint', wave(TONE)),
            path('generated line dashed', wave(alias)),
            discs(Float64Array.from(samples.flat()), v, 'real', 6),
          ],
        },
      ],
      value,
      words: kept
        ? `With ${value} samples a second, a tone of 1,000 Hz is kept: no lower one fits these samples.`
        : `With ${value} samples a second, a tone of 1,000 Hz comes back as one of ${counted(heard)} Hz.`,
      alt:
        `A tone of 1,000 waves a second as a pale line over ${SHOWN[1]} milliseconds, ${samples.length} samples of it as dots, and dashed the slowest wave through all of the dots, ` +
        `which has ${counted(heard)} waves a second${kept ? ': the tone itself' : ''}.`,
    };
  },
};
