/**
 * @file A burst of noise that becomes a tone: every sample of a plucked string from its pluck, left to right.
 */
import { burst, pluckedString } from '../../models/plucked-string.ts';
import { createRng } from '../../models/random.ts';
import { pathOf } from '../../drawing/lines.ts';
import { diamonds, discs } from '../../drawing/marks.ts';
import { view } from '../../drawing/scale.ts';
import { el } from '../../drawing/svg.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

/** A burst with as many +1 as -1: nothing but the tone is left in the end. */
const SEED = 10;
const PERIOD = 10;
const LAPS = 8;

export function pluckedStringThumbnail(): Thumbnail {
  const start = burst(PERIOD, createRng(SEED, 'pluck'));
  const y = pluckedString(start, PERIOD * LAPS);
  const v = view([-2, y.length + 1], [-1.25, 1.25], SIDE, SIDE);
  const wave = Array.from(y, (value, t) => [t, value] as const);
  const noise = Float64Array.from(wave.slice(0, PERIOD).flat());
  const tone = Float64Array.from(wave.slice(PERIOD).flat());
  return {
    svg: square(
      el('path', { class: 'axis', d: 'M8 100h184' }),
      el('path', { class: 'noise line', d: pathOf(wave.slice(0, PERIOD + 1), v) }),
      el('path', { class: 'generated line', d: pathOf(wave.slice(PERIOD), v) }),
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
