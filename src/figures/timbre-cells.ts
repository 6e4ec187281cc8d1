/** @file The picture of a sound as cells, a unit wide and high: time to the right, partials upward, noise at the top. */
import { path, type Mark } from '../drawing/mark.ts';
import { SIDE } from '../models/timbre/picture.ts';

/** Numbers of a picture from which on a cell has one wash more: louder by some 12 decibels each. */
const LEVELS = [-0.6, -0.2, 0.2, 0.6, 0.85];

/** Washes in the color of an idea, the more of them the louder. */
export function timbreCells(picture: ArrayLike<number>, idea: 'real' | 'generated'): Mark[] {
  return LEVELS.map((level) => wash(picture, level, idea));
}

/** The cells at or above a level, the lowest partial at the bottom, as one box for each stretch of a row. */
function wash(picture: ArrayLike<number>, level: number, idea: string): Mark {
  let d = '';
  for (let row = 0; row < SIDE - 1; row++) {
    const loud = Array.from({ length: SIDE }, (_, i) => picture[row * SIDE + i]! >= level);
    for (let from = loud.indexOf(true); from >= 0; from = loud.indexOf(true, from)) {
      const end = loud.indexOf(false, from);
      const to = end < 0 ? SIDE : end;
      d += `M${from} ${SIDE - 1 - row}h${to - from}v1h${from - to}z`;
      from = to;
    }
  }
  return path(`${idea} wash`, d);
}
