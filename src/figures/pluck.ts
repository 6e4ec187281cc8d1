/** @file A plucked string as its samples, at the pluck and a little later, and as its spectrum at both times. */
import { burst, pluckedString } from '../models/plucked-string.ts';
import { createRng } from '../models/random.ts';
import { amplitudeAt } from '../models/spectrum.ts';
import { pathOf } from '../drawing/lines.ts';
import { path, text, type Drawing, type Figure, type Mark } from '../drawing/mark.ts';
import { diamonds, discs } from '../drawing/points.ts';
import { linear, view } from '../drawing/scale.ts';
import { nums } from '../drawing/numbers.ts';
import { once } from './once.ts';

const RATE = 44_100;
const SEED = 4;
/** Samples in the loop; the string sounds with half a sample more. */
const LOOP = 50;
const PERIOD = LOOP + 0.5;
/** Two periods, which are a whole number of samples, so that the spectrum of the tone is exact. */
const SHOWN = 2 * PERIOD;
/** Periods until the later moment: about a tenth of a second. */
const LATER = 88;
/** Partials that are drawn. */
const PARTIALS = 20;
const [WIDTH, HEIGHT, BASE] = [316, 212, 182];

export const pluckFigure = once((): Figure => {
  const string = pluckedString(burst(LOOP, createRng(SEED, 'pluck')), SHOWN * (LATER / 2 + 1));
  const later = (LATER / 2) * SHOWN;
  const moments = [string.subarray(0, SHOWN), string.subarray(later, later + SHOWN)] as const;
  const spectra = moments.map((samples) =>
    Array.from({ length: PARTIALS }, (_, i) => amplitudeAt(samples, (i + 1) / PERIOD)),
  ) as [number[], number[]];
  const kept = spectra[1].map((a, i) => a / spectra[0][i]!);
  const facts = {
    hertz: RATE / PERIOD,
    milliseconds: (1000 * SHOWN) / RATE,
    laterSeconds: later / RATE,
    samples: SHOWN,
    first: kept[0]!,
    fifth: kept[4]!,
  };
  const hertz = Math.round(facts.hertz);
  const after = facts.laterSeconds.toFixed(1);
  return {
    panels: [
      { drawing: wave(moments[0], true), label: 'at the pluck' },
      { drawing: wave(moments[1], false), label: `after ${after} seconds` },
      { drawing: spectrum(spectra), label: 'the spectrum at both times' },
    ],
    alt:
      `Two waves of ${SHOWN} samples each, ${facts.milliseconds.toFixed(1)} milliseconds of a plucked string at ${RATE.toLocaleString('en-US')} samples a second. At the pluck the samples, gray dots, ` +
      `jump between two values; after ${after} seconds they lie, as diamonds, on a smooth wave that repeats ${hertz} times a second. A third panel has a line for each of the ` +
      `first ${PARTIALS} partials, the multiples of ${hertz} Hz: gray at the pluck, when all are there, and colored later, when only the lowest are left. ` +
      `Partial 1 has kept ${percent(facts.first)} of its strength, partial 5 ${percent(facts.fifth)}.`,
    answer:
      `The high ones. ${after} seconds after the pluck, partial 1 at ${hertz} Hz has kept ${percent(facts.first)} of its strength, and partial 5 ${percent(facts.fifth)}. ` +
      'Each lap of the loop replaces a sample by the mean of two neighbors. That leaves slow waves nearly as they were and wears fast ones away, so noise becomes a tone by itself.',
    facts,
  };
});

/** Samples on a line, with time from left to right. */
function wave(samples: Float64Array, noise: boolean): Drawing {
  const v = view([-3, SHOWN + 2], [-1.3, 1.3], WIDTH, BASE);
  const points = Float64Array.from([...samples].flatMap((value, n) => [n, value]));
  const milliseconds = (at: number): number => v.x((at * RATE) / 1000);
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: [
      path('axis', `M0 ${BASE / 2}H${WIDTH}`),
      path(`${noise ? 'noise' : 'generated'} line hair`, pathOf(points, v)),
      noise ? discs(points, v, 'noise', 4) : diamonds(points, v, 'generated', 2.6),
      ...[0, 1, 2].map((at) =>
        text('label middle', milliseconds(at), BASE + 17, at === 2 ? '2 ms' : String(at)),
      ),
    ],
  };
}

/** A line for each partial, as high as it is strong in decibels: gray before, and wider in color after. */
function spectrum([before, after]: readonly [number[], number[]]): Drawing {
  const x = linear([0, PARTIALS + 1], [30, WIDTH]);
  const lowest = -60;
  const y = linear([lowest, 0], [BASE, 16]);
  const most = Math.max(...before);
  const decibels = (a: number): number => 20 * Math.log10(Math.max(a / most, 1e-9));
  const stems = (amplitudes: readonly number[], dx: number): string =>
    amplitudes
      .map((a, i) =>
        decibels(a) > lowest ? `M${nums(x(i + 1) + dx, BASE)}V${nums(y(decibels(a)))}` : '',
      )
      .join('');
  const kilohertz = (at: number): number => x((at * 1000 * PERIOD) / RATE);
  const marks: Mark[] = [
    path('axis', `M30 ${BASE}H${WIDTH}`),
    ...[0, -20, -40, -60].map((at) =>
      text('label end', 25, y(at) + 4, String(at).replace('-', '−')),
    ),
    ...[5, 10, 15].map((at) =>
      text('label middle', kilohertz(at), BASE + 17, at === 15 ? '15 kHz' : String(at)),
    ),
    path('noise line', stems(before, -1.5)),
    path('generated line bold', stems(after, 1.5)),
    text('label', 34, 12, 'decibels'),
  ];
  return { width: WIDTH, height: HEIGHT, marks };
}

function percent(share: number): string {
  return share < 0.1 ? `${Number((100 * share).toPrecision(1))}%` : `${Math.round(100 * share)}%`;
}
