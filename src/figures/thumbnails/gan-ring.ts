/**
 * @file The last moment of the GAN lab's still run: real clusters in a ring, and the generator's points among them.
 */
import type { Flat } from '../../models/points.ts';
import { diamonds, discs } from '../../drawing/points.ts';
import { squareView } from '../../drawing/scale.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

/** Points drawn of each kind. */
const SHOWN = 80;

export interface GanEnd {
  readonly real: Flat;
  readonly fake: Flat;
  /** Iterations trained. */
  readonly iterations: number;
  /** Clusters that there are, and those that the generated points cover. */
  readonly clusters: number;
  readonly covered: number;
  /** The discriminator's mean probability of “real” for real points and for generated ones. */
  readonly onReal: number;
  readonly onFake: number;
}

export function ganRingThumbnail(end: GanEnd): Thumbnail {
  const v = squareView(2.05, SIDE);
  return {
    drawing: square(
      discs(end.real.subarray(0, 2 * SHOWN), v, 'real', 6.5),
      diamonds(end.fake.subarray(0, 2 * SHOWN), v, 'generated', 4.5),
    ),
    caption: `Real points, as circles, and a GAN’s, as diamonds, after ${end.iterations.toLocaleString('en')} iterations: ${end.covered} of ${end.clusters} clusters are covered.`,
    alt:
      `${end.clusters} clusters of real points in a ring, as circles, and the points of a GAN after ${end.iterations} ` +
      `iterations, as diamonds, which cover ${end.covered} of them. The discriminator’s mean answer is ` +
      `${end.onReal.toFixed(2)} for real points and ${end.onFake.toFixed(2)} for generated ones.`,
  };
}
