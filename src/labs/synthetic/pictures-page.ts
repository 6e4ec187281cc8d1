/** @file What the page needs for pictures: it comes when a reader has chosen them. */
import type { NumbersFile } from '../shared/save/save.ts';
import type { LineName } from './lines.ts';
import type { PicturesFrame, PicturesOpening } from './pictures.ts';

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

/** The pictures that are shown, a row for each: its source, what it shows, and its numbers from -1 to 1, pixel by pixel. */
export function pixelsOf(
  { panels }: PicturesFrame,
  { things }: Pick<PicturesOpening, 'things'>,
): NumbersFile {
  const rows = panels.flatMap(({ source, pictures }) =>
    pictures.map((picture, i) => [
      ...[source, things[i % things.length]!],
      ...Array.from(picture, (value) => Number(value.toFixed(3))),
    ]),
  );
  const numbers = Array.from({ length: (rows[0]?.length ?? 2) - 2 }, (_, i) => String(i + 1));
  return { name: 'pictures', unit: 'pictures', head: ['source', 'thing', ...numbers], rows };
}
