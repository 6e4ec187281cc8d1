/** @file The reader's picture: its pixels, marks on those that a model may change, and letters for an address. Pure. */
import { CHANNELS, NUMBERS, SIDE } from '../../models/pictures/maker.ts';
import { ink, paint, palette, wood, type Paint } from '../../models/pictures/paint.ts';
import { colors } from '../../models/pictures/vocabulary.ts';
import { LETTERS } from '../shared/own-data/own-points.ts';

const PIXELS = SIDE * SIDE;

/** A pixel's red, green and blue, each in [-1, 1]. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** To steps from 0 to 255. */
export function toSteps(rgb: Rgb): number[] {
  return rgb.map((value) => Math.round(127.5 * (value + 1)));
}

const toRgb = ([red, green, blue]: Paint): Rgb => [2 * red - 1, 2 * green - 1, 2 * blue - 1];

/** What the reader paints with: the colors of the prompts, and of what is around the things in the training pictures. */
export const paints: readonly { readonly name: string; readonly rgb: Rgb }[] = [
  ...colors.map((name) => ({ name, rgb: toRgb(palette[name].main) })),
  { name: 'day sky', rgb: toRgb(paint('b1dff6')) },
  { name: 'night sky', rgb: toRgb(paint('171e4b')) },
  { name: 'sunset orange', rgb: toRgb(paint('ffb169')) },
  { name: 'snow gray', rgb: toRgb(paint('bfc9d4')) },
  { name: 'ground green', rgb: toRgb(paint('97cf6b')) },
  { name: 'dark outline', rgb: toRgb(ink) },
  { name: 'wood brown', rgb: toRgb(wood) },
  { name: 'black', rgb: toRgb(paint('000000')) },
];

/** What an empty picture is painted with. */
const BLANK = paints[colors.indexOf('white')]!.rgb;

/** How many changes can be taken back. */
export const MOST_UNDO = 50;

/** How far neighbors may differ, per channel, and still be filled together: gradients of generated pictures may. */
const ALIKE = 0.1;

/** What a stroke lays down. */
export type Stroke = Rgb | 'mark' | 'unmark';
/** Pixels that a stroke is wide. */
export type Brush = 1 | 2;

export interface Painting {
  rgb(x: number, y: number): Rgb;
  marked(x: number, y: number): boolean;
  /** Begins a stroke there. A wide brush covers the pixels to the right and below as well. */
  begin(x: number, y: number, stroke: Stroke, brush: Brush): void;
  /** Goes on with the stroke in a straight line. */
  extend(x: number, y: number): void;
  /** Fills the area that looks the same as the pixel there. */
  fill(x: number, y: number, rgb: Rgb): void;
  /** Takes the last change back; false if there is none. */
  undo(): boolean;
  clear(): void;
  clearMarks(): void;
  /** Begins anew from the 768 numbers of a picture, or from what {@link Painting.numbers} gave. */
  load(numbers: ArrayLike<number>): void;
  /** The picture's 768 numbers in [-1, 1], then 256: 1 for each pixel that may change, which without marks is all. */
  numbers(): Float64Array;
}

/** An empty picture without marks. */
export function createPainting(): Painting {
  const state = new Float64Array(NUMBERS + PIXELS); // the numbers, and 1 for each mark
  const history: Float64Array[] = [];
  let going: { stroke: Stroke; brush: Brush; x: number; y: number } | undefined;
  blank();

  function blank(): void {
    for (let i = 0; i < NUMBERS; i++) state[i] = BLANK[i % CHANNELS]!;
    state.fill(0, NUMBERS);
  }

  const isLatest = (): boolean => history.at(-1)?.every((value, i) => value === state[i]) ?? false;

  /** To be called before a change, which ends the stroke that goes on. */
  function keep(): void {
    going = undefined;
    if (isLatest()) return;
    history.push(state.slice());
    if (history.length > MOST_UNDO) history.shift();
  }

  function lay(x: number, y: number, stroke: Stroke): void {
    if (!isInside(x, y)) return;
    const pixel = y * SIDE + x;
    if (typeof stroke === 'string') state[NUMBERS + pixel] = stroke === 'mark' ? 1 : 0;
    else state.set(stroke, pixel * CHANNELS);
  }

  function dab(x: number, y: number, stroke: Stroke, brush: Brush): void {
    for (let i = 0; i < brush * brush; i++) lay(x + (i % brush), y + Math.floor(i / brush), stroke);
  }

  const rgb = (x: number, y: number): Rgb => rgbOf(state, y * SIDE + x);

  return {
    rgb,
    marked: (x, y) => state[NUMBERS + y * SIDE + x] === 1,
    begin(x, y, stroke, brush) {
      keep();
      dab(x, y, stroke, brush);
      going = { stroke, brush, x, y };
    },
    extend(x, y) {
      if (!going) return;
      for (const [px, py] of line(going.x, going.y, x, y)) dab(px, py, going.stroke, going.brush);
      going = { ...going, x, y };
    },
    fill(x, y, paint) {
      keep();
      for (const [px, py] of areaAround(x, y, rgb)) lay(px, py, paint);
    },
    undo() {
      going = undefined;
      if (isLatest()) history.pop(); // what changed nothing is not worth an undo
      const before = history.pop();
      if (before) state.set(before);
      return before !== undefined;
    },
    clear() {
      keep();
      blank();
    },
    clearMarks() {
      keep();
      state.fill(0, NUMBERS);
    },
    load(numbers) {
      keep();
      for (let i = 0; i < NUMBERS; i++) state[i] = Math.min(1, Math.max(-1, numbers[i]!));
      for (let i = NUMBERS; i < state.length; i++) state[i] = numbers[i] ?? 0;
      if (marksAre(1, state)) state.fill(0, NUMBERS);
    },
    numbers() {
      const numbers = state.slice();
      if (marksAre(0, state)) numbers.fill(1, NUMBERS);
      return numbers;
    },
  };
}

function isInside(x: number, y: number): boolean {
  return x >= 0 && x < SIDE && y >= 0 && y < SIDE;
}

function rgbOf(numbers: Float64Array, pixel: number): Rgb {
  const at = pixel * CHANNELS;
  return [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!];
}

/** Whether every pixel's mark is `value`. */
function marksAre(value: 0 | 1, numbers: Float64Array): boolean {
  return numbers.subarray(NUMBERS).every((mark) => mark === value);
}

/** The pixels from one to another, both included: one for each step along the longer way, as Bresenham's. */
export function line(x0: number, y0: number, x1: number, y1: number): [x: number, y: number][] {
  const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
  if (!Number.isFinite(steps)) return []; // places in a canvas without a size are no numbers
  return Array.from({ length: steps + 1 }, (_, i) => {
    const share = steps === 0 ? 0 : i / steps;
    return [Math.round(x0 + share * (x1 - x0)), Math.round(y0 + share * (y1 - y0))];
  });
}

/** The pixel there and all that are reached from it, side by side, without a step between colors. */
function areaAround(
  x: number,
  y: number,
  rgb: (x: number, y: number) => Rgb,
): [x: number, y: number][] {
  if (!isInside(x, y)) return [];
  const area: [number, number][] = [[x, y]];
  const reached = new Set([y * SIDE + x]);
  // The list grows as it is walked through.
  for (const [px, py] of area) {
    for (const [nx, ny] of [
      [px - 1, py],
      [px + 1, py],
      [px, py - 1],
      [px, py + 1],
    ] as const) {
      if (!isInside(nx, ny) || reached.has(ny * SIDE + nx)) continue;
      if (!areAlike(rgb(px, py), rgb(nx, ny))) continue;
      reached.add(ny * SIDE + nx);
      area.push([nx, ny]);
    }
  }
  return area;
}

function areAlike(a: Rgb, b: Rgb): boolean {
  return a.every((value, c) => Math.abs(value - b[c]!) <= ALIKE);
}

/** The name of a color; of one that is no paint, what it is like. */
export function colorName(rgb: Rgb): string {
  const distances = paints.map((paint) =>
    paint.rgb.reduce((sum, value, c) => sum + (value - rgb[c]!) ** 2, 0),
  );
  const least = Math.min(...distances);
  const { name } = paints[distances.indexOf(least)]!;
  return least === 0 ? name : `like ${name}`;
}

/** Colors that a link carries. With a bit for the mark, which of them a pixel has fits one letter. */
const MOST_SHADES = 32;

/** A color, in steps from 0 to 255, and the pixels that have it. */
interface Shade {
  readonly rgb: readonly number[];
  readonly pixels: number[];
}

/**
 * What {@link Painting.numbers} gave, as at most 384 letters that an address may hold: four for each color, then one for
 * each pixel. Up to 32 colors stay what they are, to a step of 255; of more, those that are like each other become one.
 */
export function encodePainting(numbers: Float64Array): string {
  const shades = shadesOf(numbers);
  const values = shades.flatMap(({ rgb }) => {
    const bits = packed(rgb.map(Math.round));
    return [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63];
  });
  const places = Array.from(numbers.subarray(NUMBERS));
  shades.forEach(({ pixels }, i) => pixels.forEach((pixel) => (places[pixel]! += 2 * i)));
  return [...values, ...places].map((value) => LETTERS[value]!).join('');
}

/** The numbers that {@link encodePainting} wrote, or undefined for any other text. */
export function decodePainting(text: string): Float64Array | undefined {
  const count = (text.length - PIXELS) / 4;
  if (!Number.isInteger(count) || count < 1 || count > MOST_SHADES) return undefined;
  const values = Array.from(text, (letter) => LETTERS.indexOf(letter));
  const places = values.splice(4 * count);
  if (values.includes(-1) || places.some((bits) => bits < 0 || bits >> 1 >= count))
    return undefined;
  const shades = Array.from({ length: count }, (_, i) => {
    const bits = values.slice(4 * i, 4 * i + 4).reduce((sum, value) => 64 * sum + value, 0);
    return [bits >> 16, (bits >> 8) & 255, bits & 255].map((step) => 2 * (step / 255) - 1);
  });
  return Float64Array.from([
    ...places.flatMap((bits) => shades[bits >> 1]!),
    ...places.map((bits) => bits & 1),
  ]);
}

function packed([red, green, blue]: readonly number[]): number {
  return (red! << 16) | (green! << 8) | blue!;
}

/** At most {@link MOST_SHADES} colors that make up a picture, or nearly so. */
function shadesOf(numbers: Float64Array): Shade[] {
  const byColor = new Map<number, Shade>();
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const rgb = toSteps(rgbOf(numbers, pixel));
    const shade = byColor.get(packed(rgb));
    if (shade) shade.pixels.push(pixel);
    else byColor.set(packed(rgb), { rgb, pixels: [pixel] });
  }
  const shades = [...byColor.values()];
  while (shades.length > MOST_SHADES) mergeTwo(shades);
  return shades;
}

/** Makes one of the two shades whose pixels that changes least (Ward 1963, doi 10.1080/01621459.1963.10500845). */
function mergeTwo(shades: Shade[]): void {
  let [least, first, second] = [Infinity, 0, 0];
  for (let i = 0; i < shades.length; i++) {
    for (let j = 0; j < i; j++) {
      const cost = costOf(shades[i]!, shades[j]!);
      if (cost < least) [least, first, second] = [cost, j, i];
    }
  }
  const [a, b] = [shades[first]!, shades[second]!];
  const pixels = [...a.pixels, ...b.pixels];
  const share = b.pixels.length / pixels.length;
  shades[first] = { rgb: a.rgb.map((value, c) => value + share * (b.rgb[c]! - value)), pixels };
  shades.splice(second, 1);
}

function costOf(a: Shade, b: Shade): number {
  const [n, m] = [a.pixels.length, b.pixels.length];
  let squares = 0;
  for (let c = 0; c < CHANNELS; c++) squares += (a.rgb[c]! - b.rgb[c]!) ** 2;
  return ((n * m) / (n + m)) * squares;
}
