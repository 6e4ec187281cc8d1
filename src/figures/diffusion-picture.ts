/**
 * @file One moment of a diffusion as a picture, layer by layer: the build puts the layers together, the browser replaces
 * those that change from frame to frame.
 */
import type { Flat } from '../models/points.ts';
import { contour, walled, type Grid } from '../drawing/contours.ts';
import { pathOf } from '../drawing/lines.ts';
import { crosses, diamonds, discs } from '../drawing/marks.ts';
import { chartFrame, squareView, type View } from '../drawing/scale.ts';
import { el, nums, panel } from '../drawing/svg.ts';

/** Values at nodes x nodes places over [-reach, reach]^2, row by row from the lowest y. */
interface SquareGrid {
  readonly reach: number;
  readonly nodes: number;
  readonly values: ArrayLike<number>;
}

interface Arrows {
  readonly places: Flat;
  readonly vectors: Flat;
}

export interface DiffusionMoment {
  /** Real points with the noise of this time. */
  readonly data: Flat;
  /** Generated points at this time, a set for each sampler that is shown. */
  readonly samples: readonly Flat[];
  /** Where some of them have come from: way after way of `stops` places, a set for each sampler. */
  readonly trails: readonly { readonly places: Flat; readonly stops: number }[];
  /** ln p. */
  readonly density?: SquareGrid | undefined;
  /** How far apart the noises are that the network and the exact denoiser name, in standard deviations of the noise. */
  readonly difference?: SquareGrid | undefined;
  /** Minus the noise that each names, in standard deviations. */
  readonly exact?: Arrows | undefined;
  readonly learned?: Arrows | undefined;
  /** The guess of the data at each generated point. */
  readonly guess?: Flat | undefined;
  /** The whole way of the followed point, by the chosen denoiser and, second, by the exact one. */
  readonly ways: readonly Flat[];
  /** Where it is, and what the denoiser answers there. */
  readonly at?: Flat | undefined;
  readonly answer?: Flat | undefined;
  /** Training examples: data, where their noise took them, and the network's guess. */
  readonly batch?:
    | {
        readonly real: Flat;
        readonly noisy: Flat | undefined;
        readonly guess: Flat | undefined;
      }
    | undefined;
}

/** The layers in the order in which they are drawn. */
export const pictureLayers = [
  'density',
  'difference',
  'exact',
  'learned',
  'data',
  'trails',
  'guess',
  'samples',
  'batch',
  'follow',
] as const;
export type PictureLayer = (typeof pictureLayers)[number];

/** A panel of `size` pixels square for the build: trails and samples of the first sampler. */
export function diffusionPanel(
  moment: DiffusionMoment,
  size: number,
  reach: number,
  mark: number,
): string {
  const v = squareView(reach, size);
  const layers = (['trails', 'samples'] as const).map((layer) =>
    pictureLayer(layer, moment, v, mark),
  );
  return panel(size, size, [...layers, chartFrame(v)]);
}

/** Shares of the highest density at which a wash begins, and differences, in standard deviations. */
const DENSITIES = [0.03, 0.15, 0.4, 0.75];
const DIFFERENCES = [0.1, 0.2, 0.4, 0.8];
/** Pixels of an arrow of one standard deviation in a picture of 420, and the longest. */
const ARROW = 9 / 420;
const LONGEST = 24 / 420;
const WALL = -1e9;
const NONE = new Float32Array();

/** The markup of one layer; empty where the moment has nothing for it. `size` is that of a mark, in pixels. */
export function pictureLayer(
  layer: PictureLayer,
  moment: DiffusionMoment,
  v: View,
  size = 4.6,
  sampler = 0,
): string {
  const { density, difference, exact, learned, guess, batch } = moment;
  switch (layer) {
    case 'density':
      return density ? washes(density, shares(density), 'real verdict', v) : '';
    case 'difference':
      return difference ? washes(difference, DIFFERENCES, 'generator verdict', v) : '';
    case 'exact':
      return exact ? arrows(exact, 'real arrows', v) : '';
    case 'learned':
      return learned ? arrows(learned, 'generator arrows', v) : '';
    case 'data':
      return discs(moment.data, v, 'real', size * 0.8);
    case 'trails':
      return trails(moment.trails[sampler], v);
    case 'guess':
      return guess ? crosses(guess, v, 'generator', size * 0.8) : '';
    case 'samples':
      return diamonds(moment.samples[sampler] ?? NONE, v, 'generated', size * 0.8);
    case 'batch':
      return batch ? batchLayer(batch, v, size) : '';
    case 'follow':
      return follow(moment, v, size);
  }
}

function shares({ values }: SquareGrid): number[] {
  const top = Array.from(values).reduce((a, b) => Math.max(a, b), -Infinity);
  return DENSITIES.map((share) => top + Math.log(share));
}

/** Stacked washes, the k-th where the value is above the k-th level. */
function washes(
  { reach, nodes, values }: SquareGrid,
  levels: readonly number[],
  className: string,
  v: View,
): string {
  const span = [-reach, reach] as const;
  const kept = Float64Array.from(values, (value) =>
    Number.isNaN(value) ? 0 : Math.min(1e6, Math.max(-1e6, value)),
  );
  const grid: Grid = walled({ x: span, y: span, columns: nodes, rows: nodes, values: kept }, WALL);
  return levels
    .map((level) => {
      const d = contour(grid, level)
        .map((line) => pathOf(line, v))
        .join('');
      return d && el('path', { class: className, 'fill-rule': 'evenodd', d });
    })
    .join('');
}

/** One small arrow a place; those shorter than a pixel are left out. */
function arrows({ places, vectors }: Arrows, className: string, v: View): string {
  let d = '';
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [v.x(places[i]!), v.y(places[i + 1]!)];
    const length = v.width * Math.min(LONGEST, ARROW * Math.hypot(vectors[i]!, vectors[i + 1]!));
    if (!(length >= 1)) continue;
    const turn = Math.atan2(-vectors[i + 1]!, vectors[i]!); // y grows downwards here
    const [dx, dy] = [length * Math.cos(turn), length * Math.sin(turn)];
    const barb = (side: number): string => {
      const long = Math.min(4, length / 2);
      return nums(-long * Math.cos(turn + side), -long * Math.sin(turn + side));
    };
    d += `M${nums(x - dx / 2, y - dy / 2)}l${nums(dx, dy)}l${barb(0.5)}M${nums(x + dx / 2, y + dy / 2)}l${barb(-0.5)}`;
  }
  return d && el('path', { class: className, d });
}

function trails(set: { places: Flat; stops: number } | undefined, v: View): string {
  if (!set || set.stops < 2) return '';
  const { places, stops } = set;
  let d = '';
  for (let from = 0; from < places.length; from += 2 * stops) {
    d += pathOf(vertices(places.subarray(from, from + 2 * stops)), v, 0.4);
  }
  return el('path', { class: 'generator path', d });
}

function batchLayer(
  { real, noisy, guess }: NonNullable<DiffusionMoment['batch']>,
  v: View,
  size: number,
): string {
  const lines = (from: Flat, to: Flat): string =>
    Array.from({ length: from.length / 2 }, (_, i) =>
      pathOf(vertices([from[2 * i]!, from[2 * i + 1]!, to[2 * i]!, to[2 * i + 1]!]), v),
    ).join('');
  return (
    (noisy ? el('path', { class: 'noise path', d: lines(real, noisy) }) : '') +
    (noisy && guess ? el('path', { class: 'generator path', d: lines(noisy, guess) }) : '') +
    discs(real, v, 'real', size) +
    (noisy ? discs(noisy, v, 'noise', size * 0.9) : '') +
    (guess ? crosses(guess, v, 'generator', size) : '')
  );
}

/** The followed point: its whole way, where it is, and a thin line to what the denoiser takes it to be. */
function follow({ ways, at, answer }: DiffusionMoment, v: View, size: number): string {
  const [way, other] = ways;
  if (!way || !at) return '';
  const last = way.subarray(-2);
  const start = way.subarray(0, 2);
  return [
    other ? el('path', { class: 'real line dashed', d: pathOf(vertices(other), v) }) : '',
    el('path', { class: 'generator line', d: pathOf(vertices(way), v, 0.1) }),
    answer
      ? el('path', {
          class: 'generator line hair dashed',
          d: pathOf(vertices([...at, ...answer]), v),
        })
      : '',
    answer ? crosses(answer, v, 'generator', size * 2) : '',
    discs(start, v, 'noise', size * 1.3),
    diamonds(last, v, 'generated', size * 1.3),
    el('circle', { class: 'followed', cx: bounded(v.x(at[0]!)), cy: bounded(v.y(at[1]!)), r: 8 }),
  ].join('');
}

function vertices(points: ArrayLike<number>): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, i) => [
    bounded(points[2 * i]!),
    bounded(points[2 * i + 1]!),
  ]);
}

/** A run on its way to infinity still has to be drawn. */
function bounded(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1e3, Math.max(-1e3, value));
}
