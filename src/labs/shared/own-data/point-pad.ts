/** @file Drawing points in a picture: with mouse, pen or finger, or with a cursor that the keyboard moves. */
import { createStrokes } from './point-strokes.ts';
import { placeIn } from '../stage/svg-place.ts';

export interface PadOptions {
  /** From the picture's units to the model's. */
  readonly toModel: (x: number, y: number) => [number, number];
  /** How far from 0 points may lie and the cursor may go. */
  readonly reach: number;
  readonly most: number;
  readonly changed: (points: Float64Array) => void;
  /** Where the keyboard's cursor is. */
  readonly cursorMoved: (at: readonly [number, number]) => void;
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

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A pad over `svg`. It hears the pointer itself; keys are handed to it. */
export function createPad(svg: SVGSVGElement, options: PadOptions): Pad {
  const strokes = createStrokes(options.most, options.reach);
  let cursor: [number, number] = [0, 0];
  let on = false;
  let pointer: number | undefined; // the one that draws: a second finger does not
  const tell = (): void => options.changed(strokes.points());

  svg.addEventListener('pointerdown', (event) => {
    if (!on || pointer !== undefined || event.button !== 0) return;
    pointer = event.pointerId;
    svg.setPointerCapture(event.pointerId);
    strokes.begin(...options.toModel(...placeIn(svg, event)));
    tell();
  });
  svg.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) return;
    strokes.extend(...options.toModel(...placeIn(svg, event)));
    tell();
  });
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    svg.addEventListener(name, (event) => {
      if (event.pointerId === pointer) pointer = undefined;
    });
  }

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
      on = next;
      pointer = undefined;
      if (on) options.cursorMoved(cursor);
    },
    key(event) {
      if (!on || event.altKey || event.ctrlKey || event.metaKey) return false; // the browser's own
      const direction = directions[event.key];
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
