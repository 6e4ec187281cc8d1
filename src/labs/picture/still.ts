/** @file The still pictures: a real run with the default settings, for paper, and for readers without JavaScript. */
import { drawPictures } from '../../models/pictures/diffusion.ts';
import { split } from '../../models/pictures/score.ts';
import { defaults } from '../shared/settings/settings.ts';
import { createPainter, PICTURES, type PictureWeights } from './session.ts';
import { conditionOf, pictureTable } from './settings.ts';

/** The finished pictures, 768 numbers each. */
export function stillPictures(weights: PictureWeights, wasm?: BufferSource): Float64Array[] {
  const settings = defaults(pictureTable);
  const { kernel, net, tape } = createPainter(weights, wasm);
  const conditions = Array.from({ length: PICTURES }, () => conditionOf(settings));
  return split(drawPictures(kernel, net, tape, conditions, settings));
}
