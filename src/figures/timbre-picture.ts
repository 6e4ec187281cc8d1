/**
 * @file A sound as a model draws it: a column for each moment, a row for each partial, the bands of noise at the top. And the wave
 * that this makes.
 */
import { marks, path, rectangle, text, type Drawing } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { NOISES, PARTIALS, SIDE } from '../models/timbre/picture.ts';
import { timbreCells } from './timbre-cells.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const CELL = 8;
const LEFT = 62;
const WIDTH = LEFT + CELL * SIDE + 2;
const HEIGHT = CELL * SIDE + 20;

/** The picture of a sound, 1,024 numbers, with its rows and moments named. */
export function timbrePicture(picture: ArrayLike<number>): Drawing {
  const middle = (row: number): number => CELL * (SIDE - row) - CELL / 2 + 4;
  return {
    width: WIDTH,
    height: HEIGHT,
    marks: marks(
      { kind: 'group', x: LEFT, scale: CELL, marks: timbreCells(picture, 'generated') },
      rectangle('frame', LEFT + 0.5, 0.5, CELL * SIDE - 1, CELL * SIDE - 1),
      text('label end', LEFT - 6, middle(0), 'partial 1'),
      text('label end', LEFT - 6, middle(9), '10'),
      text('label end', LEFT - 6, middle(19), '20'),
      text('label end', LEFT - 6, middle(PARTIALS + (NOISES - 1) / 2), 'noise'),
      text('label', LEFT, HEIGHT - 5, '0 s'),
      text('label middle', LEFT + (CELL * SIDE) / 2, HEIGHT - 5, '0.5 s'),
      text('label end', WIDTH - 2, HEIGHT - 5, '2 s'),
    ),
  };
}

/** Samples from -1 to 1 as a wave: between the least and the greatest in each pixel. */
export function wave(samples: ArrayLike<number>, { width, height }: Size): Drawing {
  const middle = height / 2;
  const columns = Math.min(width, Math.max(1, samples.length));
  const y = (value: number): number => middle - value * (middle - 1);
  let [above, below] = ['', ''];
  for (let i = 0; i < columns; i++) {
    const from = Math.floor((i * samples.length) / columns);
    const to = Math.max(from + 1, Math.floor(((i + 1) * samples.length) / columns));
    let [least, most] = [Infinity, -Infinity];
    for (let n = from; n < to; n++) {
      least = Math.min(least, samples[n] ?? 0);
      most = Math.max(most, samples[n] ?? 0);
    }
    const x = (i * width) / columns;
    above += `${i === 0 ? 'M' : 'L'}${nums(x, y(most))}`;
    below = `L${nums(x, y(least))}${below}`;
  }
  return {
    width,
    height,
    marks: [
      path('frame', `M${nums(0, middle)}H${nums(width)}`),
      path('generated area', `${above}${below}z`),
    ],
  };
}
