/** @file The still: a real run of the first half with the usual settings, for paper and for readers without JavaScript. */
import { defaults } from '../shared/settings/settings.ts';
import { createHelp, type HelpFrame, type HelpOpening } from './help.ts';
import { syntheticTable } from './settings.ts';
import type { HelpRow } from './trials.ts';

/** Trials of the still. */
export const STILL_TRIALS = 100;

export interface StillRun {
  readonly opening: HelpOpening;
  readonly frame: HelpFrame;
  readonly records: readonly HelpRow[];
}

export function stillRun(): StillRun {
  const session = createHelp(defaults(syntheticTable));
  while (session.iteration < STILL_TRIALS) session.iterate();
  return {
    opening: session.opening,
    frame: session.frame(undefined) as HelpFrame,
    records: session.records,
  };
}
