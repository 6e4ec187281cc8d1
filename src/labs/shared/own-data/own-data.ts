/** @file The reader's own points: drawn in the picture, pasted, or opened from a file. Nothing is sent anywhere. */
import { MOST_POINTS, parsePoints } from './csv.ts';
import { standardise } from './own-points.ts';
import type { Pad } from './point-pad.ts';

const FEWEST = 3;

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

export interface OwnDataEvents {
  /** Drawing begins or ends. */
  drawing(on: boolean): void;
  /** Points to train on, scaled. */
  use(points: Float64Array): void;
}

/** Binds the part in `root`. `pad` is the picture's. */
export function bindOwnData(root: HTMLDetailsElement, pad: Pad, events: OwnDataEvents): OwnData {
  const find = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector)!;
  const draw = find<HTMLButtonElement>('[data-own-do="draw"]');
  const count = find<HTMLOutputElement>('[data-own-count]');
  const csv = find<HTMLTextAreaElement>('[data-csv]');
  const file = find<HTMLInputElement>('[data-file]');
  const notice = find('[data-own-notice]');

  function drawing(on: boolean): void {
    if (on === (draw.getAttribute('aria-pressed') === 'true')) return;
    draw.setAttribute('aria-pressed', String(on));
    pad.enable(on);
    events.drawing(on);
  }

  function use(points: Float64Array): void {
    notice.textContent = '';
    drawing(false);
    events.use(standardise(points));
  }

  function useText(text: string): void {
    const parsed = parsePoints(text);
    if ('fault' in parsed) notice.textContent = parsed.fault;
    else use(parsed.points);
  }

  function take(): boolean {
    const points = pad.points();
    if (points.length < 2 * FEWEST) notice.textContent = `Draw at least ${FEWEST} points first.`;
    else if (points.every((value, i) => value === points[i % 2])) {
      notice.textContent = 'All points are in one place; there is nothing to learn.';
    } else {
      use(points);
      return true;
    }
    return false;
  }

  const acts: Record<string, () => void> = {
    draw: () => drawing(draw.getAttribute('aria-pressed') !== 'true'),
    undo: pad.undo,
    clear: pad.clear,
    csv: () => useText(csv.value),
    use: take,
  };
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-own-do]') : null;
    if (button instanceof HTMLElement) acts[button.dataset['ownDo'] ?? '']?.();
  });
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    file.value = ''; // the same file may be opened again
    // Two numbers a line: a file of 10,000 lines stays far below this.
    if (!chosen) return;
    if (chosen.size > 2e6)
      notice.textContent = 'The file has over 2 MB; that is more than 10,000 points need.';
    else useText(await chosen.text());
  });

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
      count.textContent = n === 1 ? '1 point' : `${n} points`;
      if (n === MOST_POINTS) notice.textContent = `That is all: at most ${MOST_POINTS} points.`;
    },
  };
}
