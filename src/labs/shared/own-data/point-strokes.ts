/** @file Points laid down stroke by stroke, each stroke taken back as one. Pure; in the units of the model. */
import { createRng } from '../../../models/random.ts';

/** Distance between two points of a stroke, and the spread of points about it, so that a line has some width. */
const SPACING = 0.07;
const WIDTH = 0.035;

export interface PointStrokes {
  /** Begins a stroke with a point there. */
  begin(x: number, y: number): void;
  /** Goes on with the stroke to there, with points along the way. Its cost is that of the new points alone. */
  extend(x: number, y: number): void;
  /** Takes the last stroke back. */
  undo(): void;
  clear(): void;
  /** A copy: x0, y0, x1, y1, ... */
  points(): Float64Array;
}

/**
 * No strokes yet. At most `most` points are kept, what comes after is dropped; so is what lies outside
 * [-reach, reach]^2, where nobody would see it.
 */
export function createStrokes(most: number, reach = Infinity): PointStrokes {
  const rng = createRng(1, 'strokes');
  let values = new Float64Array(256); // of which `length` are points
  let length = 0;
  let starts: number[] = []; // where each stroke begins; none is empty, so that each is worth an undo
  let going: 'no' | 'begun' | 'on' = 'no'; // whether the stroke goes on, and has points
  let [lastX, lastY] = [0, 0];

  function drop(x: number, y: number, spread: number): void {
    if (going === 'no' || length === 2 * most) return;
    const [px, py] = [x + spread * rng.normal(), y + spread * rng.normal()];
    if (!(Math.abs(px) <= reach && Math.abs(py) <= reach)) return;
    if (length === values.length) {
      const larger = new Float64Array(2 * length);
      larger.set(values);
      values = larger;
    }
    if (going === 'begun') starts.push(length);
    going = 'on';
    values[length++] = px;
    values[length++] = py;
  }

  return {
    begin(x, y) {
      going = 'begun';
      drop(x, y, 0);
      [lastX, lastY] = [x, y];
    },
    extend(x, y) {
      if (going === 'no' || length === 2 * most) return;
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
      length = starts.pop() ?? 0;
      going = 'no';
    },
    clear() {
      length = 0;
      starts = [];
      going = 'no';
    },
    points: () => values.slice(0, length),
  };
}
