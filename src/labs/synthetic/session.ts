/** @file A run of the lab of synthetic data, of what the settings name: without a clock, a worker or a page. */
import type { Session } from '../shared/run/session.ts';
import { fetchWords } from './chosen.ts';
import {
  createGenerations,
  type GenerationsFrame,
  type GenerationsOpening,
  type GenerationsRow,
} from './generations.ts';
import { createHelp, type HelpFrame, type HelpOpening, type HelpRow } from './help.ts';
import { hasNetwork, isOfWords, type SyntheticSettings } from './settings.ts';
import type { SyntheticReport, SyntheticView } from './show.ts';
import type { StoriesFrame, StoriesOpening, StoriesRow } from './stories.ts';

/** What is of one half has its name in `half`; the second, where it is about words, is called `stories`. */
export interface SyntheticTypes {
  settings: SyntheticSettings;
  view: SyntheticView;
  opening: HelpOpening | GenerationsOpening | StoriesOpening;
  frame: HelpFrame | GenerationsFrame | StoriesFrame;
  row: HelpRow | GenerationsRow | StoriesRow;
  report: SyntheticReport;
}

/**
 * A run from its start; of words or of networks, as soon as what they need has come. `fetchKernel` gets the kernel that networks
 * are trained with, else they are without; `alive` is called as often as the run's work may take long.
 */
export function createSession(
  settings: SyntheticSettings,
  fetchKernel?: () => Promise<BufferSource>,
  alive?: () => void,
): Session<SyntheticTypes> | Promise<Session<SyntheticTypes>> {
  if (isOfWords(settings)) {
    return arrived(fetchWords(), ({ createStories }) => createStories(settings, alive));
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
