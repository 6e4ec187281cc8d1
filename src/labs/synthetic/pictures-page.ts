/** @file What the page needs for pictures: it comes when a reader has chosen them. */
import type { LineName } from './lines.ts';

export { bindPool } from './pool-view.ts';

/** What a line did, where it is other than with points. */
export const saysOfPictures: Partial<Record<LineName, string>> = {
  'draw-real': 'New real pictures of every thing, the same ones for every source.',
  'fit-models':
    'Nothing is fitted here: the model that draws has learned before, from other pictures.',
  'draw-added':
    'Copies are shifted, real ones made, and of those that the model drew for all trials some are taken.',
  train: 'For each source, a classifier learns the real and the added pictures together.',
  test: 'Each is tested on 400 fresh pictures that nobody has seen. A trial is done.',
};
