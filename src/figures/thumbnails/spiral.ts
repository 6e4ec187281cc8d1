/**
 * @file The end of the diffusion lab's still run: samples on a spiral, with the ways that some of them came.
 */
import type { Flat } from '../../models/points.ts';
import { pathOf } from '../../drawing/lines.ts';
import { diamonds, discs } from '../../drawing/points.ts';
import { squareView } from '../../drawing/scale.ts';
import { path } from '../../drawing/mark.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

const SAMPLES = 120;
const WAYS = 24;

export interface DiffusionEnd {
  readonly samples: Flat;
  /** Way after way of `stops` places, for the first samples. */
  readonly trails: { readonly places: Flat; readonly stops: number };
  /** Energy distance of the samples to the data, and what perfect samples score. */
  readonly distance: number;
  readonly perfect: number;
}

export function spiralThumbnail({ samples, trails, distance, perfect }: DiffusionEnd): Thumbnail {
  const v = squareView(2.3, SIDE);
  const { places, stops } = trails;
  const ways = Array.from({ length: WAYS }, (_, way) =>
    pathOf(places.subarray(2 * way * stops, 2 * (way + 1) * stops), v, 0.8),
  );
  const starts = Float64Array.from(
    { length: 2 * WAYS },
    (_, i) => places[(i >> 1) * 2 * stops + (i & 1)]!,
  );
  return {
    drawing: square(
      path('generator line', ways.join('')),
      discs(starts, v, 'noise', 5),
      diamonds(samples.subarray(0, 2 * SAMPLES), v, 'generated', 4.5),
    ),
    caption:
      'Samples of a diffusion model, as diamonds, and the ways of some of them from noise, in gray.',
    alt:
      `${SAMPLES} samples of a diffusion model as diamonds, on a spiral, and the ways of ${WAYS} of them as lines from the gray ` +
      `dots of noise where they began. The energy distance of such samples to the data is ${distance.toFixed(4)}; perfect samples reach ` +
      `${perfect.toFixed(4)}.`,
  };
}
