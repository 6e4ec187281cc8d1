/** @file A run of the lab of synthetic data, of what the settings name: without a clock, a worker or a page. */
import type { Session } from '../shared/run/session.ts';
import { fetchPictures, fetchWords } from './chosen.ts';
import {
  createGenerations,
  type GenerationsFrame,
  type GenerationsOpening,
  type GenerationsRow,
} from './generations.ts';
import { createHelp, type HelpFrame, type HelpOpening } from './help.ts';
import type { PicturesFrame, PicturesOpening } from './pictures.ts';
import { hasNetwork, isOfPictures, isOfWords, type SyntheticSettings } from './settings.ts';
import type { SyntheticReport, SyntheticView } from './show.ts';
import type { StoriesFrame, StoriesOpening, StoriesRow } from './stories.ts';
import type { HelpRow } from './trials.ts';

/**
 * What is of one half has its name in `half`; the first, where it is about pictures, is called `pictures`, and the second,
 * where it is about words, `stories`.
 */
export interface SyntheticTypes {
  settings: SyntheticSettings;
  view: SyntheticView;
  opening: HelpOpening | PicturesOpening | GenerationsOpening | StoriesOpening;
  frame: HelpFrame | PicturesFrame | GenerationsFrame | StoriesFrame;
  row: HelpRow | GenerationsRow | StoriesRow;
  report: SyntheticReport;
}

/**
 * A run from its start; of words, pictures or networks, as soon as what they need has come. `fetchKernel` gets the kernel that
 * networks are trained with, else they are without; `alive` is called as often as the run's work may take long; `pool` are
 * the pictures that have been drawn for it.
 */
export function createSession(
  settings: SyntheticSettings,
  fetchKernel?: () => Promise<BufferSource>,
  alive?: () => void,
  pool?: Float64Array,
): Session<SyntheticTypes> | Promise<Session<SyntheticTypes>> {
  if (isOfWords(settings)) {
    return arrived(fetchWords(), ({ createStories }) => createStories(settings, alive));
  }
  if (isOfPictures(settings)) {
    return arrived(Promise.all([fetchPictures(), fetchKernel?.()]), ([{ createPictures }, wasm]) =>
      createPictures(settings, pool, wasm, alive),
    );
  }
  const create = (wasm?: BufferSource): Session<SyntheticTypes> =>
    settings.half === 'help'
      ? createHelp(settings, wasm, alive)
      : createGenerations(settings, wasm, alive);
  return fetchKernel && hasNetwork(settings) ? arrived(fetchKernel(), create) : create();
}

/** Goes on with what was fetched. Rejects with a sentence for the reader where it does not come. */
function arrived<Come, T>(fetching: Promise<Come>, then: (come: Come) => T): Promise<T> {
  return fetching.then(then, () => {
    throw new Error('The code for this choice did not arrive.');
  });
}
