/** @file Trials with pictures: the run, and what is seen of it. All of it comes when a reader chooses pictures (`chosen.ts`). */
import type { Drawing } from '../../drawing/mark.ts';
import { thingsPicture } from '../../figures/things-picture.ts';
import type { PictureSourceName } from '../../models/synthetic/picture-trial.ts';
import { whole } from '../shared/words.ts';
import type { PicturesFrame } from './pictures.ts';
import type { LineValues } from './words.ts';

export { createPictures } from './pictures.ts';

/** A panel for each source, below which stands what is told of it. */
export function picturesPicture(
  { panels }: PicturesFrame,
  told: (source: PictureSourceName) => Record<'name' | 'error' | 'verdict', string>,
): Drawing {
  return thingsPicture(
    panels.map(({ source, pictures }) => ({
      ...told(source),
      pictures,
      real: source !== 'drawn',
      empty: source === 'drawn' ? 'drawn when you play' : 'made when you play',
    })),
  );
}

/** What stands beside the lines of the code but the last. */
export function valuesOf({ counts, panels }: PicturesFrame): LineValues {
  return {
    'draw-real': `8 × ${whole(counts.real)} pictures`,
    'fit-models': 'trained before, on 24,000',
    'draw-added': `8 × ${whole(counts.added)} pictures each`,
    train: `${panels.length} classifiers`,
  };
}
