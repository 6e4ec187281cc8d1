/** The thumbnails by name. Each is computed when it is first asked for, and once a build. */
import { loadContent } from '../collections/check.ts';
import { siteText, type SiteText } from '../collections/prose.ts';
import { augmentationThumbnail } from '../figures/thumbnails/augmentation.ts';
import { densityThumbnail } from '../figures/thumbnails/density.ts';
import { fromNoiseThumbnail } from '../figures/thumbnails/from-noise.ts';
import { ganRingThumbnail } from '../figures/thumbnails/gan-ring.ts';
import { nextTokenThumbnail, nextWordThumbnail } from '../figures/thumbnails/next-token.ts';
import { pianoRollThumbnail } from '../figures/thumbnails/piano-roll.ts';
import { pluckedStringThumbnail } from '../figures/thumbnails/plucked-string.ts';
import { readersWordsThumbnail } from '../figures/thumbnails/readers-words.ts';
import { spiralThumbnail } from '../figures/thumbnails/spiral.ts';
import type { Thumbnail } from '../figures/thumbnails/thumbnail.ts';
import { diffusionEnd } from '../labs/diffusion/still.ts';
import { ganEnd } from '../labs/gan/still.ts';
import { asset } from '../site/paths.ts';
import type { ThumbnailName } from '../site/thumbnail-names.ts';
import { diffusionRun } from './diffusion-still.ts';
import { ganRun } from './gan-still.ts';
import { once } from '../figures/once.ts';
import { pictureAlt, stillSubject } from './picture-still.ts';

/** A picture in a file of its own. */
export interface ImageThumbnail {
  readonly src: string;
  /** Pixels of a side. */
  readonly size: number;
  readonly alt: string;
  readonly caption: string;
}

export const thumbnails: Readonly<Record<ThumbnailName, () => Thumbnail | ImageThumbnail>> = {
  density: once(densityThumbnail),
  'gan-ring': once(() => ganRingThumbnail(ganEnd(ganRun()))),
  spiral: once(() => spiralThumbnail(diffusionEnd(diffusionRun()))),
  pictures: () => ({
    src: asset('pictures.png'),
    size: 268,
    alt: pictureAlt,
    caption: `“${stillSubject}”, drawn sixteen times by a small diffusion model from sixteen draws of noise.`,
  }),
  'next-word': ofText(({ prose }) => nextWordThumbnail(prose)),
  'next-token': ofText(({ code }) => nextTokenThumbnail(code)),
  'piano-roll': once(pianoRollThumbnail),
  'plucked-string': once(pluckedStringThumbnail),
  augmentation: once(augmentationThumbnail),
  'from-noise': once(fromNoiseThumbnail),
  'readers-words': () => readersWordsThumbnail(loadContent().comments.map(({ text }) => text)),
};

/** Computed anew when the content changes, which it does while somebody writes. */
function ofText(draw: (text: SiteText) => Thumbnail): () => Thumbnail {
  const kept = new WeakMap<object, Thumbnail>();
  return () => {
    const content = loadContent();
    const thumbnail = kept.get(content) ?? draw(siteText(content.sections));
    kept.set(content, thumbnail);
    return thumbnail;
  };
}
