/** @file What the reader can take along: the picture, the samples, the measurements, a link to the settings. */
import { toCsv } from '../shared/csv.ts';
import { download } from '../shared/download.ts';
import { MOST_IN_ADDRESS } from '../shared/own-points.ts';
import { pngFile, svgFile } from '../shared/figure-file.ts';
import { cells } from './words.ts';
import { recordColumns, type GanRecord } from './history.ts';
import { fillTable, spaced } from '../shared/data-table.ts';

const TABLE_ROWS = 24;

export interface Saved {
  readonly svg: () => SVGSVGElement;
  readonly samples: () => Float32Array | undefined;
  readonly records: () => readonly GanRecord[];
  readonly link: () => { readonly address: string; readonly complete: boolean };
  /** A name for files: `gan-clusters-seed-1-iteration-500`. */
  readonly name: () => string;
}

/** Binds the part in `root`; returns a function that refreshes its table if that is open. */
export function bindSave(root: HTMLDetailsElement, saved: Saved): () => void {
  const said = root.querySelector<HTMLOutputElement>('[data-saved]')!;
  const body = root.querySelector<HTMLTableSectionElement>('[data-table]')!;

  function refresh(): void {
    if (!root.open) return;
    const records = saved.records();
    fillTable(
      body,
      spaced(records.length, TABLE_ROWS).map((i) => cells(records[i]!)),
    );
  }

  const picture = (): string => {
    const svg = saved.svg();
    return svgFile(svg, groundOf(svg));
  };

  const acts: Record<string, () => Promise<string> | string> = {
    async link() {
      const { address, complete } = saved.link();
      const rest = complete
        ? ''
        : ` Your points are not in it: over ${MOST_IN_ADDRESS} are too many.`;
      try {
        await navigator.clipboard.writeText(address);
        return `The link is copied.${rest}`;
      } catch {
        history.replaceState(null, '', address);
        return `The link is in the address bar.${rest}`;
      }
    },
    svg() {
      download(`${saved.name()}.svg`, picture(), 'image/svg+xml');
      return 'The picture is saved.';
    },
    async png() {
      download(`${saved.name()}.png`, await pngFile(picture(), 3), 'image/png');
      return 'The picture is saved.';
    },
    samples() {
      const samples = saved.samples() ?? new Float32Array();
      const rows = Array.from({ length: samples.length / 2 }, (_, i) => [
        samples[2 * i]!,
        samples[2 * i + 1]!,
      ]);
      download(`${saved.name()}-samples.csv`, toCsv(['x', 'y'], rows), 'text/csv');
      return `${rows.length} samples are saved.`;
    },
    metrics() {
      const rows = saved
        .records()
        .map((record) =>
          recordColumns.map((key) => (Number.isNaN(record[key]) ? '' : record[key])),
        );
      download(`${saved.name()}-metrics.csv`, toCsv(recordColumns, rows), 'text/csv');
      return `${rows.length} measurements are saved.`;
    },
  };

  root.addEventListener('toggle', refresh);
  root.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-save-as]') : null;
    if (!(button instanceof HTMLElement)) return;
    try {
      said.textContent = (await acts[button.dataset['saveAs'] ?? '']?.()) ?? '';
    } catch {
      said.textContent = 'The browser refused.';
    }
  });
  return refresh;
}

/** The first ground below the picture that is not see-through. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (color !== 'rgba(0, 0, 0, 0)' && color !== 'transparent') return color;
  }
  return 'rgb(255, 255, 255)';
}
