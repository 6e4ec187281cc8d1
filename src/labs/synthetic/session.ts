/** @file A run of the lab of synthetic data, of the half that the settings name: without a clock, a worker or a page. */
import type { Session } from '../shared/run/session.ts';
import {
  createGenerations,
  type GenerationsFrame,
  type GenerationsOpening,
  type GenerationsRow,
} from './generations.ts';
import { createHelp, type HelpFrame, type HelpOpening, type HelpRow } from './help.ts';
import type { SyntheticSettings } from './settings.ts';
import type { SyntheticReport, SyntheticView } from './show.ts';

/** What is of one half has its name in `half`. */
export interface SyntheticTypes {
  settings: SyntheticSettings;
  view: SyntheticView;
  opening: HelpOpening | GenerationsOpening;
  frame: HelpFrame | GenerationsFrame;
  row: HelpRow | GenerationsRow;
  report: SyntheticReport;
}

/** A run from its start. `alive` is called as often as its work may take long. */
export function createSession(
  settings: SyntheticSettings,
  wasm?: BufferSource,
  alive?: () => void,
): Session<SyntheticTypes> {
  return settings.half === 'help'
    ? createHelp(settings, wasm, alive)
    : createGenerations(settings, wasm, alive);
}
