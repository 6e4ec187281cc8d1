/**
 * @file Two readings of the same points in one picture: the border between two labels, and a density of all points.
 */
import { accuracy } from '../../models/logistic.ts';
import { sampleGrid } from '../../drawing/contours.ts';
import { bothReadings, COMPONENTS, PER_CLASS } from '../contrast.ts';
import { densityLines, levelLines } from '../fields.ts';
import { discs, rings } from '../../drawing/points.ts';
import { squareView } from '../../drawing/scale.ts';
import { percent, SIDE, square, type Thumbnail } from './thumbnail.ts';

/** Points drawn of each label. */
const SHOWN = 36;

export function densityThumbnail(): Thumbnail {
  const { a, b, testA, testB, classify, model } = bothReadings();
  const v = squareView(2.65, SIDE);
  const grid = sampleGrid((x, y) => classify(x, y) - 0.5, v.domain.x, v.domain.y, 40, 1);
  return {
    drawing: square(
      densityLines(model, v, 'generator', [0.04, 0.25, 0.6], 40, 0.4),
      levelLines(grid, [0], 'discriminator line bold dashed', v, 0.5),
      discs(a.subarray(0, 2 * SHOWN), v, 'real', 7),
      rings(b.subarray(0, 2 * SHOWN), v, 'real', 3),
    ),
    caption:
      'One set of points, two readings: the border between two labels, dashed, and lines around where points are likely.',
    alt:
      `Two crescents of ${SHOWN} real points each, filled circles and open ones, read in two ways. A dashed line is the border ` +
      `between the two labels, right for ${percent(accuracy(classify, testA, testB))} of fresh points. Contour lines show where ` +
      `points are likely: a density of ${COMPONENTS} bell curves a crescent, fitted to ${PER_CLASS} points of each.`,
  };
}
