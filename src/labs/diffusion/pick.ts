/** @file Puts the followed point somewhere in the picture: by dragging, or with the arrow keys. */
import { arrowOf } from '../shared/stage/arrow-of.ts';
import { bindDrag } from '../shared/stage/drag.ts';
import { toModel } from '../shared/stage/plane.ts';
import { shareOf } from '../shared/stage/share-of.ts';
import { REACH } from './fields.ts';

/** How far a key moves the followed point. */
const STEP = 0.1;
const LONG_STEP = 0.5;

export interface PickOptions {
  readonly signal: AbortSignal;
  /** Where the followed point is; undefined where none is. */
  readonly at: () => ArrayLike<number> | undefined;
  /** The reader puts it there, in model units; undefined: back to the sample. */
  readonly picked: (at: { x: number; y: number } | undefined) => void;
}

/** Listens on the picture. */
export function bindPick(surface: HTMLElement, { signal, at, picked }: PickOptions): void {
  const model = toModel(REACH);

  const pick = (event: PointerEvent): void => {
    const [x, y] = model(...shareOf(surface, event));
    picked({ x: inside(x), y: inside(y) });
  };
  bindDrag(surface, {
    began(event) {
      if (!at()) return false;
      pick(event);
      return true;
    },
    moved: pick,
    signal,
  });
  surface.addEventListener(
    'keydown',
    (event) => {
      const now = at();
      if (!now || event.defaultPrevented) return;
      const arrow = arrowOf(event);
      const step = event.shiftKey ? LONG_STEP : STEP;
      if (arrow) {
        picked({ x: inside(now[0]! + step * arrow[0]), y: inside(now[1]! + step * arrow[1]) });
      } else if (event.key === 'Backspace') picked(undefined);
      else return;
      event.preventDefault();
    },
    { signal },
  );
}

function inside(value: number): number {
  return Math.min(REACH, Math.max(-REACH, Math.round(value * 1000) / 1000));
}
