/** @file The reader's own points: drawn in the picture, pasted, or opened from a file. Nothing is sent anywhere. */
import { whole } from '../words.ts';
import { FEWEST_POINTS, MOST_POINTS, parsePoints } from './csv.ts';
import { textOf } from './file-text.ts';
import { standardise } from './own-points.ts';
import type { Pad } from './point-pad.ts';

/** Two numbers a line: a file of 10,000 lines stays far below this. */
const MOST_BYTES = 2e6;

export interface OwnData {
  /** Shows or hides the part, and begins drawing where there is nothing yet to train on. */
  open(on: boolean, empty: boolean): void;
  /** Ends drawing. */
  rest(): void;
  /** Trains on what is drawn; whether there is enough. */
  take(): boolean;
  /** Tells how many points are drawn. */
  counted(points: Float64Array): void;
}

export interface OwnDataOptions {
  /** Drawing begins or ends. */
  readonly drawing: (on: boolean) => void;
  /** Points to train on, scaled. */
  readonly use: (points: Float64Array) => void;
  /** Ends the part. */
  readonly signal: AbortSignal;
}

/** Binds the part in `root`. `pad` is the picture's. What cannot be used ends in a sentence there. */
export function bindOwnData(root: HTMLDetailsElement, pad: Pad, options: OwnDataOptions): OwnData {
  const { signal } = options;
  const find = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector)!;
  const draw = find<HTMLButtonElement>('[data-own-do="draw"]');
  const count = find<HTMLOutputElement>('[data-own-count]');
  const csv = find<HTMLTextAreaElement>('[data-csv]');
  const file = find<HTMLInputElement>('[data-file]');
  const notice = find('[data-own-notice]');
  let opened = 0; // files: the last one counts, whichever is read first

  function drawing(on: boolean): void {
    if (on === (draw.getAttribute('aria-pressed') === 'true')) return;
    draw.setAttribute('aria-pressed', String(on));
    pad.enable(on);
    options.drawing(on);
  }

  /** Whether the points can be used; they then are. */
  function use(points: Float64Array): boolean {
    const scaled = standardise(points);
    if ('fault' in scaled) {
      notice.textContent = scaled.fault;
      return false;
    }
    notice.textContent = '';
    drawing(false);
    options.use(scaled.points);
    return true;
  }

  function useText(text: string): void {
    const parsed = parsePoints(text);
    if ('fault' in parsed) notice.textContent = parsed.fault;
    else use(parsed.points);
  }

  async function useFile(chosen: File): Promise<void> {
    const mine = ++opened;
    if (chosen.size > MOST_BYTES) {
      notice.textContent = `The file has over 2 MB; that is more than ${whole(MOST_POINTS)} points need.`;
      return;
    }
    const read = await chosen.arrayBuffer().then(
      (bytes) => textOf(new Uint8Array(bytes)),
      () => ({
        fault: 'The file cannot be read: it may have been moved or changed. Open it again.',
      }),
    );
    if (signal.aborted || mine !== opened) return;
    if ('fault' in read) notice.textContent = read.fault;
    else useText(read.text);
  }

  function take(): boolean {
    const points = pad.points();
    if (points.length >= 2 * FEWEST_POINTS) return use(points);
    notice.textContent = `Draw at least ${FEWEST_POINTS} points first.`;
    return false;
  }

  const acts: Record<string, () => void> = {
    draw: () => drawing(draw.getAttribute('aria-pressed') !== 'true'),
    undo: pad.undo,
    clear: pad.clear,
    csv: () => useText(csv.value),
    use: take,
  };
  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('[data-own-do]');
      if (button) acts[button.dataset['ownDo'] ?? '']?.();
    },
    { signal },
  );
  file.addEventListener(
    'change',
    () => {
      const [chosen] = file.files ?? [];
      file.value = ''; // the same file may be opened again
      if (chosen) void useFile(chosen);
    },
    { signal },
  );

  return {
    open(on, empty) {
      root.hidden = !on;
      root.open = on;
      if (!on) drawing(false);
      else if (empty) drawing(true);
    },
    rest: () => drawing(false),
    take,
    counted(points) {
      const n = points.length / 2;
      count.textContent = n === 1 ? '1 point' : `${whole(n)} points`;
      if (n === MOST_POINTS)
        notice.textContent = `That is all: at most ${whole(MOST_POINTS)} points.`;
    },
  };
}
