/**
 * @file A sound as it is drawn by a model: a ridge for each partial, the lowest below, as high as it is loud, from left to right in
 * time; above them the bands of noise. Under it the wave that this makes.
 */
import { marks, path, text, type Drawing, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { amplitudeOf, NOISES, PARTIALS, SIDE } from '../models/timbre/picture.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const LEFT = 56;
const BOTTOM = 20;
const TOP = 26;
/** A ridge may be so many rows high. */
const RISE = 4.5;

/** The picture of a sound, 1,024 numbers. */
export function timbrePicture(picture: ArrayLike<number>, { width, height }: Size): Drawing {
  const rows = PARTIALS + NOISES + 1; // a row stays free between partials and noise
  const row = (height - TOP - BOTTOM) / rows;
  const base = height - BOTTOM;
  const step = (width - LEFT - 6) / SIDE;
  const y = (at: number): number => base - row * at;
  // From the back to the front, so that each ridge hides what is behind it.
  const ridge = (className: string, index: number, at: number): Mark[] => {
    let top = '';
    for (let j = 0; j < SIDE; j++) {
      const a = amplitudeOf(picture[index * SIDE + j]!);
      // Half a decibel scale would hide the ends: the square root shows soft and loud.
      top += `L${nums(LEFT + step * (j + 1), y(at) - RISE * row * Math.sqrt(a))}`;
    }
    const start = `M${nums(LEFT, y(at))}`;
    const end = `L${nums(LEFT + step * SIDE, y(at))}`;
    return [path('ground', `${start}${top}${end}z`), path(`${className} ridge`, `${start}${top}`)];
  };
  const ridges: Mark[] = [];
  for (let band = NOISES - 1; band >= 0; band--)
    ridges.push(...ridge('noise', PARTIALS + band, PARTIALS + 1 + band));
  for (let k = PARTIALS - 1; k >= 0; k--) ridges.push(...ridge('generated', k, k));
  return {
    width,
    height,
    marks: marks(
      ridges,
      path('frame', `M${nums(LEFT, base)}H${nums(width - 6)}`),
      text('label end', LEFT - 6, y(0) + 2, 'partial 1'),
      text('label end', LEFT - 6, y(PARTIALS - 1) + 4, String(PARTIALS)),
      text('label end', LEFT - 6, y(PARTIALS + 2) + 4, 'noise'),
      text('label', LEFT, height - 5, '0 s'),
      text('label end', width - 6, height - 5, '2 s'),
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
