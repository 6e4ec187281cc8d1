/** @file Points laid down stroke by stroke, each stroke taken back as one. Pure; in the units of the model. */
import { createRng } from '../../../models/random.ts';

/** Distance between two points of a stroke, and the spread of points about it, so that a line has some width. */
const SPACING = 0.07;
const WIDTH = 0.035;

export interface PointStrokes {
  /** Begins a stroke with a point there. */
  begin(x: number, y: number): void;
  /** Goes on with the stroke to there, with points along the way. */
  extend(x: number, y: number): void;
  /** Takes the last stroke back. */
  undo(): void;
  clear(): void;
  /** x0, y0, x1, y1, ... */
  points(): Float64Array;
}

/**
 * No strokes yet. At most `most` points are kept, what comes after is dropped; so is what lies outside
 * [-reach, reach]^2, where nobody would see it.
 */
export function createStrokes(most: number, reach = Infinity): PointStrokes {
  const rng = createRng(1, 'strokes');
  let strokes: number[][] = []; // none of them empty: each is worth an undo
  let current: number[] | undefined; // the one that goes on; taken back, it does not
  let [lastX, lastY] = [0, 0];
  let count = 0;

  function drop(x: number, y: number, spread: number): void {
    if (!current || count >= most) return;
    const [px, py] = [x + spread * rng.normal(), y + spread * rng.normal()];
    if (!(Math.abs(px) <= reach && Math.abs(py) <= reach)) return;
    if (current.length === 0) strokes.push(current);
    current.push(px, py);
    count += 1;
  }

  return {
    begin(x, y) {
      current = [];
      drop(x, y, 0);
      [lastX, lastY] = [x, y];
    },
    extend(x, y) {
      if (!current) return;
      for (;;) {
        const left = Math.hypot(x - lastX, y - lastY);
        // A picture without a size gives places that are no numbers.
        if (!(left >= SPACING)) return;
        lastX += ((x - lastX) * SPACING) / left;
        lastY += ((y - lastY) * SPACING) / left;
        drop(lastX, lastY, WIDTH);
      }
    },
    undo() {
      count -= (strokes.pop()?.length ?? 0) / 2;
      current = undefined;
    },
    clear() {
      strokes = [];
      current = undefined;
      count = 0;
    },
    points: () => Float64Array.from(strokes.flat()),
  };
}
