/** @file What the reader can take along: the tune as MIDI, as samples, as a table and as a figure; a link. */
import { pianoRoll } from '../../figures/piano-roll.ts';
import { midiFile } from '../../models/music/midi.ts';
import { noteName } from '../../models/music/spelling.ts';
import { decode, pitchRange } from '../../models/music/tokens.ts';
import type { Header } from '../../models/music/vocabulary.ts';
import { wavFile } from '../../models/timbre/wav.ts';
import { toCsv } from '../shared/own-data/csv.ts';
import { bindSaveActs } from '../shared/save/acts.ts';
import { fillTable } from '../shared/save/data-table.ts';
import { download } from '../shared/save/download.ts';
import { svgFile } from '../shared/save/figure-file.ts';
import { linkActs } from '../shared/settings/link.ts';
import type { Composer } from './composer.ts';
import type { TuneFrame } from './tune.ts';
import { tuneWords } from './wishes.ts';
import type { SoundLab } from './work.ts';

export interface SoundSaved {
  readonly lab: SoundLab;
  readonly tune: Composer;
  readonly wav: (
    header: Header,
    words: readonly number[],
  ) => Promise<{ readonly samples: Float32Array; readonly rate: number }>;
  readonly signal: AbortSignal;
}

const HEAD = ['bar', 'voice', 'note', 'begins', 'eighths', 'whose'];

export interface SaveView {
  /** The table follows the tune. */
  refresh(): void;
}

/** Binds the part in `root`. */
export function bindSave(root: HTMLDetailsElement, saved: SoundSaved): SaveView {
  const { lab, tune, signal } = saved;
  const { roll } = tune;
  const table = root.querySelector<HTMLTableSectionElement>('[data-table]')!;
  let told = ''; // what stands in the table

  /** The tune that is there; throws a sentence for the reader where there is none. */
  function there(): TuneFrame {
    const now = tune.frame;
    if (!now || now.words.length === 0) throw new Error('There is no tune yet.');
    return now;
  }
  const name = (): string =>
    `${tuneWords(there().header).replaceAll(' ', '-')}-seed-${lab.settings.seed}`;
  const rows = (): string[][] =>
    roll.notes.map(({ bar, voice, pitch, start, length, mine }) => [
      String(bar + 1),
      voice,
      pitch === undefined ? 'rest' : noteName(pitch, roll.key),
      String(start),
      String(length),
      mine ? 'yours' : 'the model’s',
    ]);

  bindSaveActs(
    root,
    {
      ...linkActs(root, lab.place, lab.link),
      midi() {
        const { header, words } = there();
        const { bars } = decode(words, header.key);
        download(`${name()}.mid`, midiFile({ header, bars }), 'audio/midi');
        return Promise.resolve('The tune is saved.');
      },
      async wav() {
        const { header, words } = there();
        const { samples, rate } = await saved.wav(header, words);
        download(`${name()}.wav`, wavFile(samples, rate), 'audio/wav');
        return 'The tune is saved.';
      },
      csv() {
        there();
        download(`${name()}.csv`, toCsv(HEAD, rows()), 'text/csv');
        return Promise.resolve(`${rows().length} notes are saved.`);
      },
      svg() {
        const { key } = there().header;
        const notes = roll.notes.flatMap((note) =>
          note.pitch === undefined ? [] : [{ ...note, pitch: note.pitch }],
        );
        const { barlines } = roll;
        const size = { width: 900, height: 200, barlines, pitches: pitchRange(key) };
        const drawing = pianoRoll(notes, size);
        download(`${name()}.svg`, svgFile(lab.stage!.pictured(drawing)), 'image/svg+xml');
        return Promise.resolve('The roll is saved.');
      },
    },
    signal,
  );

  function refresh(): void {
    if (!root.open) return;
    const now = rows();
    const text = now.join('\n');
    if (text === told) return;
    told = text;
    fillTable(table, now);
  }
  root.addEventListener('toggle', refresh, { signal });
  return { refresh };
}
