/** @file What a run of the lab of synthetic data is of, and what the parts of its page have of the lab. */
import type { Lab } from '../shared/lab-kind.ts';
import type { SyntheticTypes } from './session.ts';
import {
  isOfPictures,
  isOfWords,
  type SyntheticSettings,
  type syntheticTable,
} from './settings.ts';

export type SyntheticLab = Lab<SyntheticTypes, typeof syntheticTable, never>;

/** What a run is of, and the parts of the page that it shows: `data-only` has the names. */
export type Half = SyntheticTypes['report']['half'];

/** What the settings ask for. */
export function halfOf(settings: SyntheticSettings): Half {
  if (isOfPictures(settings)) return 'pictures';
  return isOfWords(settings) ? 'stories' : settings.half;
}

/** A run's records are of one half. */
export function rowsOf<Row extends SyntheticTypes['row']>(lab: SyntheticLab): readonly Row[] {
  return lab.records as readonly Row[];
}
