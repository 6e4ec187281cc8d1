/** @file The paints of the pictures, as red, green and blue from 0 to 1. */
import type { Color } from './vocabulary.ts';

export type Paint = readonly [red: number, green: number, blue: number];

/** A paint from six hexadecimal digits. */
export function paint(hex: string): Paint {
  const at = (i: number): number => parseInt(hex.slice(i, i + 2), 16) / 255;
  return [at(0), at(2), at(4)];
}

/** Between two paints: share 0 is the first, 1 the second. */
export function mix(a: Paint, b: Paint, share: number): Paint {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])];
}

/** A color in three tones: in the light, by itself, and in the shade. */
export interface Tones {
  readonly light: Paint;
  readonly main: Paint;
  readonly dark: Paint;
}

const tones = (light: string, main: string, dark: string): Tones => ({
  light: paint(light),
  main: paint(main),
  dark: paint(dark),
});

export const palette: Readonly<Record<Color, Tones>> = {
  red: tones('f2604c', 'd92b27', '97191f'),
  yellow: tones('ffe45e', 'f6c60c', 'bb8500'),
  green: tones('5cc266', '2b9a3f', '176029'),
  blue: tones('5f8df0', '2657cf', '163684'),
  purple: tones('b06cdd', '8333b9', '541c7d'),
  white: tones('ffffff', 'f1f1ee', 'b3b6c0'),
};

/** The line around everything, and what is not colored by a word. */
export const ink = paint('261c2c');
export const wood = paint('7a4a26');
export const cream = paint('f0e2c0');
export const glass = paint('bfe6f5');
export const lamp = paint('ffd76a');
export const flame = paint('ff8a2b');
