/** @file The grid of pictures: shows them, and lets the reader pick one by pointer or keyboard. */
import { paint, pictureCanvas, pictureOf } from './pixels.ts';
import type { Pixels } from './session.ts';

export interface GridView {
  show(pictures: Pixels): void;
  /** What each picture is called, for screen readers. */
  name(describe: (i: number) => string): void;
  pick(i: number | undefined): void;
  focus(i: number): void;
}

/** Fills `root` with `count` pictures in rows of `columns`. `picked` hears of the reader's choice. */
export function bindGrid(
  root: HTMLElement,
  count: number,
  columns: number,
  picked: (i: number) => void,
): GridView {
  const canvases = Array.from({ length: count }, pictureCanvas);
  const buttons = canvases.map((canvas, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'picture-button';
    button.tabIndex = i === 0 ? 0 : -1;
    button.setAttribute('aria-pressed', 'false');
    button.append(canvas);
    button.addEventListener('click', () => picked(i));
    button.addEventListener('keydown', (event) => move(i, event));
    return button;
  });
  root.replaceChildren(...buttons);

  // One stop for the Tab key; the arrows move within the grid.
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -count,
    End: count,
  };
  function move(at: number, event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const beyond = at + step < 0 || at + step >= count;
    if (beyond && Math.abs(step) === columns) return;
    const to = Math.min(count - 1, Math.max(0, at + step));
    focus(to);
  }

  function focus(to: number): void {
    buttons.forEach((button, i) => (button.tabIndex = i === to ? 0 : -1));
    buttons[to]!.focus();
  }

  return {
    show(pictures) {
      canvases.forEach((canvas, i) => paint(canvas, pictureOf(pictures, i)));
    },
    name(describe) {
      buttons.forEach((button, i) => button.setAttribute('aria-label', describe(i)));
    },
    focus,
    pick(at) {
      buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(i === at)));
    },
  };
}
