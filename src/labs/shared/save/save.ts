/** @file What the reader can take along: the picture, tables of numbers, a link to the settings. */
import type { Lab } from '../lab-kind.ts';
import { toCsv } from '../own-data/csv.ts';
import type { LabTypes } from '../run/protocol.ts';
import { bindSaveActs } from './acts.ts';
import { fillTable } from './data-table.ts';
import { download } from './download.ts';
import type { Pictured } from '../stage/stage.ts';
import { pngFile, svgFile } from './figure-file.ts';
import { linkActs } from '../settings/link.ts';
import { MOST_IN_ADDRESS } from '../own-data/own-points.ts';
import type { SettingsTable } from '../settings/settings.ts';

/** A table of numbers as a file. Numbers that are not defined are left empty. */
export interface NumbersFile {
  /** The end of its name: `samples`. */
  readonly name: string;
  /** What a row is, for the message: "samples". */
  readonly unit: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Saved {
  /** Files by the name that their button has in `data-save-as`. */
  readonly files: Readonly<Record<string, () => NumbersFile | Promise<NumbersFile>>>;
  /** Rows of the table for reading. */
  readonly rows: () => readonly (readonly string[])[];
  /** A name for files: `gan-clusters-seed-1-iteration-500`. */
  readonly name: () => string;
  /** Ends the part. */
  readonly signal: AbortSignal;
}

/** Binds the part in `root`; returns a function that refreshes its table if that is open. */
export function bindSave(
  root: HTMLDetailsElement,
  lab: Pick<Lab<LabTypes, SettingsTable, unknown>, 'snapshot' | 'stage' | 'link' | 'place'>,
  saved: Saved,
): () => void {
  const body = root.querySelector<HTMLTableSectionElement>('[data-table]')!;

  let filled: string | undefined;

  /** Rows that are the same stay: one may be reading them. */
  function refresh(): void {
    if (!root.open) return;
    const rows = saved.rows();
    if (String(rows) === filled) return;
    filled = String(rows);
    fillTable(body, rows);
  }

  async function picture(): Promise<Pictured> {
    const { drawing } = await lab.snapshot();
    if (!drawing || !lab.stage) throw new Error('There is no picture yet.');
    return lab.stage.pictured(drawing);
  }

  const acts: Record<string, () => Promise<string>> = {
    ...linkActs(
      root,
      lab.place,
      lab.link,
      `Your points are not in it: over ${MOST_IN_ADDRESS} are too many.`,
    ),
    async svg() {
      download(`${saved.name()}.svg`, svgFile(await picture()), 'image/svg+xml');
      return 'The picture is saved.';
    },
    async png() {
      download(`${saved.name()}.png`, await pngFile(await picture(), 3), 'image/png');
      return 'The picture is saved.';
    },
  };
  for (const [key, file] of Object.entries(saved.files)) {
    acts[key] = async () => {
      const { name, unit, head, rows } = await file();
      const cells = rows.map((row) => row.map((cell) => (Number.isNaN(cell) ? '' : cell)));
      download(`${saved.name()}-${name}.csv`, toCsv(head, cells), 'text/csv');
      return `${rows.length} ${unit} are saved.`;
    };
  }

  bindSaveActs(root, acts, saved.signal);
  root.addEventListener('toggle', refresh, { signal: saved.signal });
  return refresh;
}

/** Points (n, 2) as a file of two columns. */
export function pointsFile(points: ArrayLike<number>): NumbersFile {
  const rows = Array.from({ length: points.length / 2 }, (_, i) => [
    points[2 * i]!,
    points[2 * i + 1]!,
  ]);
  return { name: 'samples', unit: 'samples', head: ['x', 'y'], rows };
}
