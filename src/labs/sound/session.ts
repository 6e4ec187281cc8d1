/**
 * @file What the sound lab's worker does, without a clock, a worker or a page: it writes a tune, writes twenty, or draws
 * sixteen sounds. Each is a session of its own.
 */
import type { LabTypes } from '../shared/run/protocol.ts';
import type { Session } from '../shared/run/session.ts';
import type { Models } from './models.ts';
import type { SoundSettings } from './settings.ts';
import { createTimbres, type TimbreFrame } from './timbre.ts';
import { createTune, type TuneFrame, type TuneOpening } from './tune.ts';
import { createTunes, type TuneRow } from './tunes.ts';

/** What is to be seen. */
export interface SoundView {
  /** The word of the tune that is asked about; undefined: the one to come. */
  readonly place: number | undefined;
  /** The stop on the way of the sounds; undefined: the last one reached. */
  readonly stop: number | undefined;
}

export type SoundFrame =
  TuneFrame | TimbreFrame | { readonly part: 'tunes'; readonly iteration: number };

export interface SoundTypes extends LabTypes {
  settings: SoundSettings;
  view: SoundView;
  opening: TuneOpening | { readonly part: 'timbre' | 'tunes' };
  frame: SoundFrame;
  row: TuneRow;
  /** A frame is small: the page gets all of it. */
  report: SoundFrame;
}

/** A session from its start. `own`: what of the tune is there, as `draft.ts` packs it. */
export function createSession(
  models: Models,
  settings: SoundSettings,
  own: Float64Array | undefined,
): Session<SoundTypes> {
  switch (settings.part) {
    case 'tune':
      return createTune(models, settings, own);
    case 'tunes':
      return createTunes(models, settings);
    case 'timbre':
      return createTimbres(models, settings);
  }
}
