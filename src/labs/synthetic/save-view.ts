/** @file What the reader can take along of a run, and the table of what it measured: each half has its own. */
import { spaced } from '../shared/save/data-table.ts';
import { bindSave } from '../shared/save/save.ts';
import { setText } from '../shared/set-text.ts';
import type { GenerationsOpening, GenerationsRow } from './generations.ts';
import { halfOf, rowsOf, type Half, type SyntheticLab } from './halves.ts';
import { helps } from './show.ts';
import type { StoriesOpening, StoriesRow } from './stories.ts';
import {
  generationCells,
  generationsTableHead,
  helpCells,
  helpTableHead,
  storiesCells,
  storiesTableHead,
} from './words.ts';

const TABLE_ROWS = 24;
const tableHeads: Record<Half, readonly string[]> = {
  help: helpTableHead,
  pictures: helpTableHead,
  generations: generationsTableHead,
  stories: storiesTableHead,
};

export interface SaveView {
  /** Shows new rows, if the table is open. */
  refresh(): void;
  /** Heads the table of a half. */
  turn(half: Half): void;
}

/** Binds the part. */
export function bindSyntheticSave(lab: SyntheticLab, signal: AbortSignal): SaveView {
  const root = lab.find<HTMLDetailsElement>('[data-save]');
  const heads = root.querySelectorAll('thead th');
  const files = () => import('./files.ts'); // when one is saved
  const refresh = bindSave(root, lab, {
    files: {
      numbers: async () => (await files()).measuredFile(lab.opening!, lab.records),
      picture: async () => (await files()).shownFile((await lab.snapshot()).frame, lab.opening!),
    },
    rows() {
      const { report, opening } = lab;
      if (report && helps(report)) return helpCells(report.curve);
      const rows = rowsOf<GenerationsRow | StoriesRow>(lab);
      return spaced(rows.length, TABLE_ROWS).map((i) => {
        const row = rows[i]!;
        return row.half === 'stories'
          ? storiesCells(row, opening as StoriesOpening)
          : generationCells(row, opening as GenerationsOpening);
      });
    },
    name: () =>
      `synthetic-${halfOf(lab.settings)}-seed-${lab.settings.seed}-after-${lab.report?.iteration ?? 0}`,
    signal,
  });
  return {
    refresh,
    turn: (half) => tableHeads[half].forEach((name, i) => setText(heads[i]!, name)),
  };
}
