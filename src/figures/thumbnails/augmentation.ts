/**
 * @file Data augmentation in small: a density fitted to few real points, and many new ones drawn from it.
 */
import { moonClasses } from '../../models/datasets.ts';
import { fitMixture } from '../../models/em.ts';
import { blurred, sampleMixture } from '../../models/mixture.ts';
import { createRng } from '../../models/random.ts';
import { diamonds, discs } from '../../drawing/points.ts';
import { view } from '../../drawing/scale.ts';
import { SIDE, square, type Thumbnail } from './thumbnail.ts';

/** Real points all along the crescent: few and clumped would leave gaps. */
const SEED = 25;
const REAL = 16;
const NEW = 80;
const COMPONENTS = 3;

export function augmentationThumbnail(): Thumbnail {
  const rng = createRng(SEED, 'augmentation');
  const real = sampleMixture(blurred(moonClasses()[0], 0.12), REAL, rng);
  const model = fitMixture(real, COMPONENTS, rng, 60, 0.01);
  const added = sampleMixture(model, NEW, rng);
  const v = view([-2.5, 1.3], [-1.35, 2.45], SIDE, SIDE);
  return {
    drawing: square(diamonds(added, v, 'generated', 4), discs(real, v, 'real', 11)),
    caption:
      'A few real points, as circles, and new ones, as diamonds, from a model that was fitted to them.',
    alt:
      `${REAL} real points as large circles, and among them ${NEW} new ones as diamonds, drawn from a mixture of ` +
      `${COMPONENTS} bell curves that was fitted to the ${REAL}. The new points follow the real ones and know nothing that these do not.`,
  };
}
