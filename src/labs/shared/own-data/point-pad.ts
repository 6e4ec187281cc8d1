/** @file Drawing points in a picture: with mouse, pen or finger, or with a cursor that the keyboard moves. */
import { arrowOf } from '../stage/plane.ts';
import { shareOf } from '../stage/share-of.ts';
import { createStrokes } from './point-strokes.ts';

export interface PadOptions {
  /** From shares of the surface's box, x from its left and y from its top, to the model's units. */
  readonly toModel: (x: number, y: number) => [number, number];
  /** How far from 0 points may lie and the cursor may go. */
  readonly reach: number;
  readonly most: number;
  /** The points that there are now: while a pointer draws, at most once a frame. */
  readonly changed: (points: Float64Array) => void;
  /** Where the keyboard's cursor is. */
  readonly cursorMoved: (at: readonly [number, number]) => void;
  /** Ends the pad. */
  readonly signal: AbortSignal;
}

export interface Pad {
  points(): Float64Array;
  undo(): void;
  clear(): void;
  /** Whether the picture takes strokes now. */
  enable(on: boolean): void;
  /** A key in the picture; true where the pad used it. */
  key(event: KeyboardEvent): boolean;
}

const STEP = 0.1;
const LONG_STEP = 0.5;

/** A pad over `surface`. It hears the pointer itself; keys are handed to it. */
export function createPad(surface: HTMLElement, options: PadOptions): Pad {
  const { signal } = options;
  const strokes = createStrokes(options.most, options.reach);
  let cursor: [number, number] = [0, 0];
  let on = false;
  let pointer: number | undefined; // the one that draws: a second finger does not
  let queued = 0; // the animation frame that will tell

  function tell(): void {
    cancelAnimationFrame(queued);
    queued = 0;
    options.changed(strokes.points());
  }
  const tellSoon = (): void => void (queued ||= requestAnimationFrame(tell));
  const placeOf = (event: PointerEvent): [number, number] =>
    options.toModel(...shareOf(surface, event));

  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (!on || pointer !== undefined || event.button !== 0) return;
      pointer = event.pointerId;
      surface.setPointerCapture(event.pointerId);
      strokes.begin(...placeOf(event));
      tellSoon();
    },
    { signal },
  );
  surface.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== pointer) return;
      strokes.extend(...placeOf(event));
      tellSoon();
    },
    { signal },
  );
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    surface.addEventListener(
      name,
      (event) => {
        if (event.pointerId === pointer) pointer = undefined;
      },
      { signal },
    );
  }
  signal.addEventListener('abort', () => cancelAnimationFrame(queued));

  return {
    points: strokes.points,
    undo() {
      strokes.undo();
      tell();
    },
    clear() {
      strokes.clear();
      tell();
    },
    enable(next) {
      if (queued) tell(); // what comes after finds nothing left to tell
      on = next;
      pointer = undefined;
      if (on) options.cursorMoved(cursor);
    },
    key(event) {
      if (!on || event.altKey || event.ctrlKey || event.metaKey) return false; // the browser's own
      const direction = arrowOf(event);
      if (direction) {
        const step = event.shiftKey ? LONG_STEP : STEP;
        const { reach } = options;
        cursor = cursor.map((value, i) =>
          Math.min(reach, Math.max(-reach, round(value + step * direction[i]!))),
        ) as [number, number];
        options.cursorMoved(cursor);
      } else if (event.key === ' ' || event.key === 'Enter') {
        if (!event.repeat) {
          strokes.begin(...cursor);
          tell();
        }
      } else if (event.key === 'Backspace') {
        strokes.undo();
        tell();
      } else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** To whole steps, so that there and back is 0 again. */
function round(value: number): number {
  return Math.round(value / STEP) * STEP;
}
