/**
 * @file A burst of noise that becomes a tone: every sample of a plucked string from its pluck, left to right.
 */
import { burst, pluckedString } from '../../models/plucked-string.ts';
import { createRng } from '../../models/random.ts';
import { pathOf } from '../../drawing/lines.ts';
import { diamonds, discs } from '../../drawing/points.ts';
import { view } from '../../drawing/scale.ts';
import { path } from '../../drawing/mark.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

/** A burst with as many +1 as -1: nothing but the tone is left in the end. */
const SEED = 10;
const PERIOD = 10;
const LAPS = 8;

export function pluckedStringThumbnail(): Thumbnail {
  const start = burst(PERIOD, createRng(SEED, 'pluck'));
  const y = pluckedString(start, PERIOD * LAPS);
  const v = view([-2, y.length + 1], [-1.25, 1.25], SIDE, SIDE);
  const wave = Float64Array.from([...y].flatMap((value, t) => [t, value]));
  const [noise, tone] = [wave.subarray(0, 2 * PERIOD), wave.subarray(2 * PERIOD)];
  return {
    drawing: square(
      path('axis', 'M8 100h184'),
      path('noise line', pathOf(wave.subarray(0, 2 * (PERIOD + 1)), v)),
      path('generated line', pathOf(tone, v)),
      discs(noise, v, 'noise', 6.5),
      diamonds(tone, v, 'generated', 3.6),
    ),
    caption: 'A burst of noise in a loop that averages it becomes the tone of a string.',
    alt:
      `The first ${y.length} samples of a plucked string: ${PERIOD} of noise as gray dots, then, as diamonds on a line, a tone that ` +
      `repeats every ${PERIOD + 0.5} samples and grows smoother and weaker. From the first lap to lap ${LAPS} its root mean ` +
      `square falls from ${strength(y.subarray(0, PERIOD))} to ${strength(y.subarray(-PERIOD))}. Nothing is learned here: each ` +
      'sample is the mean of two of the lap before.',
  };
}

/** Root mean square. */
function strength(samples: Float64Array): string {
  return Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length).toFixed(2);
}
