/**
 * @file From noise to data, all moments at once: time runs from left to right, and each line is the way of one point.
 * The data are one coordinate of the grid of clusters: three clusters. (Both coordinates move independently, so one alone
 * is drawn as it is.)
 */
import { datasetMixture } from '../../models/datasets.ts';
import { mixtureDenoiser } from '../../models/denoiser.ts';
import { normalPoints } from '../../models/points.ts';
import { createRng } from '../../models/random.ts';
import { trajectory } from '../../models/sampler.ts';
import { straightSchedule } from '../../models/schedule.ts';
import { pathOf } from '../../drawing/lines.ts';
import { diamonds, discs } from '../../drawing/points.ts';
import { view } from '../../drawing/scale.ts';
import { path } from '../../drawing/mark.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

/** Noise that lies also between the clusters, so that there is a way to go. */
const SEED = 89;
const POINTS = 25;
const STEPS = 40;

export function fromNoiseThumbnail(): Thumbnail {
  const schedule = straightSchedule();
  const noise = normalPoints(POINTS, createRng(SEED, 'from noise'));
  const data = datasetMixture('grid');
  const centers = data.components.map(({ mean }) => mean[1]);
  const frames = trajectory(mixtureDenoiser(data), {
    noise,
    schedule,
    steps: STEPS,
    sampler: 'flow',
  });
  const v = view([1100, -100], [-2.3, 2.3], SIDE, SIDE);
  const at = (moment: number): Float64Array => {
    const { t, x } = frames[moment]!;
    return Float64Array.from({ length: 2 * POINTS }, (_, i) => (i % 2 === 0 ? t : x[i]!));
  };
  const ways = Array.from({ length: POINTS }, (_, i) =>
    pathOf(
      frames.flatMap(({ t, x }) => [t, x[2 * i + 1]!]),
      v,
      0.5,
    ),
  );
  const [start, end] = [at(0), at(STEPS)].map((x) => x.filter((_, i) => i % 2 === 1));
  const home = Array.from(end!, (y) => nearest(centers, y));
  const inEach = [...new Set(centers)].map((c) => home.filter((center) => center === c).length);
  const far = (from: Float64Array): string =>
    (from.reduce((sum, y, i) => sum + Math.abs(y - home[i]!), 0) / POINTS).toFixed(2);
  return {
    drawing: square(
      path('generator line', ways.join('')),
      discs(at(0), v, 'noise', 6.5),
      diamonds(at(STEPS), v, 'generated', 5),
    ),
    caption: 'Points of noise, on the left, carried to three clusters by a diffusion sampler.',
    alt:
      `${POINTS} points of noise, gray dots on the left, and the lines along which a diffusion sampler carries them in ${STEPS} ` +
      `steps to three clusters, diamonds on the right: ${inEach.join(', ')} of them. From the center of its cluster a point is, on ` +
      `average, ${far(start!)} away at the start and ${far(end!)} at the end.`,
  };
}

function nearest(centers: readonly number[], y: number): number {
  return centers.reduce((p, q) => (Math.abs(y - q) < Math.abs(y - p) ? q : p));
}
