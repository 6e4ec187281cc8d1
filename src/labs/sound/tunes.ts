/** @file Twenty tunes with the same settings, one after another, and what became of each. */
import { rulesBroken, type Broken } from '../../models/music/rules/rules.ts';
import type { Header } from '../../models/music/vocabulary.ts';
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
  const records: TuneRow[] = [];

  function iterate(): void {
    const i = records.length;
    if (i === TUNES) return;
    const header = headerOf(settings, i);
    const text = createManuscript(header, nothing);
    writeOut(text, modelOf(models, settings), settings, `${i} `);
    const broken = rulesBroken(text.all);
    records.push({ part: 'tunes', header, words: [...text.words], broken });
  }

  return {
    opening: { part: 'tunes' },
    kernel: models.kernel.kind,
    records,
    get iteration() {
      return records.length;
    },
    advance() {
      iterate();
      return 'tune';
    },
    iterate,
    move: iterate,
    tune: () => undefined,
    frame: () => ({ part: 'tunes', iteration: records.length }),
    diverged: () => false,
  };
}
