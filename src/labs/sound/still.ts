/** @file The still: a real run with the usual settings, for paper, and for readers without JavaScript. */
import { pianoRoll } from '../../figures/piano-roll.ts';
import type { Drawing } from '../../drawing/mark.ts';
import { pitchRange } from '../../models/music/tokens.ts';
import type { Key } from '../../models/music/vocabulary.ts';
import { defaults } from '../shared/settings/settings.ts';
import { nothing } from './draft.ts';
import { createModels, type SoundWeights } from './models.ts';
import { courseOf, type PlacedNote } from './notes.ts';
import { headerOf, soundTable } from './settings.ts';
import { tuneWords } from './wishes.ts';
import { createManuscript, modelOf, writeOut } from './writing.ts';

export interface SoundStill {
  readonly drawing: Drawing;
  /** "a calm major waltz in C" */
  readonly words: string;
  readonly key: Key;
  readonly notes: readonly PlacedNote[];
}

export function stillTune(weights: SoundWeights, wasm?: BufferSource): SoundStill {
  const settings = defaults(soundTable);
  const header = headerOf(settings);
  const text = createManuscript(header, nothing);
  writeOut(
    text,
    modelOf(
      createModels(() => weights, wasm),
      settings,
    ),
    settings,
    '',
  );
  const { notes, barlines } = courseOf(text.words, header);
  const sounding = notes.flatMap((note) =>
    note.pitch === undefined ? [] : [{ ...note, pitch: note.pitch }],
  );
  return {
    drawing: pianoRoll(
      sounding,
      { width: 900, height: 200, barlines, pitches: pitchRange(header.key) },
      undefined,
      false,
    ),
    words: tuneWords(header),
    key: header.key,
    notes,
  };
}
