/** @file A run of the lab of synthetic data, of what the settings name: without a clock, a worker or a page. */
import type { Session } from '../shared/run/session.ts';
import {
  createGenerations,
  type GenerationsFrame,
  type GenerationsOpening,
  type GenerationsRow,
} from './generations.ts';
import { createHelp, type HelpFrame, type HelpOpening, type HelpRow } from './help.ts';
import { isOfWords, type SyntheticSettings } from './settings.ts';
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

/** A run from its start; of words, as soon as their code has come. `alive` is called as often as its work may take long. */
export function createSession(
  settings: SyntheticSettings,
  wasm?: BufferSource,
  alive?: () => void,
): Session<SyntheticTypes> | Promise<Session<SyntheticTypes>> {
  if (settings.half === 'help') return createHelp(settings, wasm, alive);
  if (!isOfWords(settings)) return createGenerations(settings, wasm, alive);
  return import('./stories.ts').then(
    ({ createStories }) => createStories(settings, alive),
    () => {
      throw new Error('What the lab needs for words did not arrive.');
    },
  );
}
