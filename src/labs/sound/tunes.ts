/** @file Twenty tunes with the same settings, one after another, and what became of each. */
import { rulesBroken, type Broken } from '../../models/music/rules/rules.ts';
import type { Header } from '../../models/music/vocabulary.ts';
import { createSeries } from '../shared/run/series.ts';
import type { Session } from '../shared/run/session.ts';
import { nothing } from './draft.ts';
import { TUNES } from './limits.ts';
import type { Models } from './models.ts';
import type { SoundTypes } from './session.ts';
import { headerOf, type SoundSettings } from './settings.ts';
import { createManuscript, modelOf, writeOut } from './writing.ts';

/** A tune, and what became of it. */
export interface TuneRow {
  readonly part: 'tunes';
  readonly header: Header;
  /** Its header aside. */
  readonly words: readonly number[];
  readonly broken: Broken;
}

export function createTunes(models: Models, settings: SoundSettings): Session<SoundTypes> {
  return createSeries({
    part: 'tunes',
    kernel: models.kernel.kind,
    times: TUNES,
    make(i): TuneRow {
      const header = headerOf(settings, i);
      const text = createManuscript(header, nothing);
      writeOut(text, modelOf(models, settings), settings, `${i} `);
      const broken = rulesBroken(text.all);
      return { part: 'tunes', header, words: [...text.words], broken };
    },
  });
}
