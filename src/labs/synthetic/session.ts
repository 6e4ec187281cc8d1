/** @file A run of the lab of synthetic data, of the half that the settings name: without a clock, a worker or a page. */
import { createGenerations, type GenerationsSession } from './generations.ts';
import { createHelp, type HelpSession } from './help.ts';
import type { SyntheticSettings } from './settings.ts';

/** Told apart by `opening.half`. */
export type SyntheticSession = HelpSession | GenerationsSession;

/** A run from its start. `alive` is called as often as its work may take long. */
export function createSession(
  settings: SyntheticSettings,
  wasm?: BufferSource,
  alive?: () => void,
): SyntheticSession {
  return settings.half === 'help'
    ? createHelp(settings, wasm, alive)
    : createGenerations(settings, wasm, alive);
}
