/**
 * @file One moment of a diffusion as a picture, layer by layer: the build puts the layers together, the browser replaces
 * those that change from frame to frame.
 */
import { pathOf } from '../drawing/lines.ts';
import { circle, path, type Drawing, type Mark } from '../drawing/mark.ts';
import { crosses, diamonds, discs } from '../drawing/points.ts';
import { chartFrame, squareView, type View } from '../drawing/scale.ts';
import type { Flat } from '../models/points.ts';
import type { SquareValues } from '../models/square-grid.ts';
import { washes } from './fields.ts';
import { arrows, bounded, gridOf, type Arrows } from './squares.ts';

export interface DiffusionMoment {
  /** Real points with the noise of this time. */
  readonly data: Flat;
  /** Generated points at this time, a set for each sampler that is shown. */
  readonly samples: readonly Flat[];
  /** Where some of them have come from: way after way of `stops` places, a set for each sampler. */
  readonly trails: readonly { readonly places: Flat; readonly stops: number }[];
  /** ln p. */
  readonly density?: SquareValues | undefined;
  /** How far apart the noises are that the network and the exact denoiser name, in standard deviations of the noise. */
  readonly difference?: SquareValues | undefined;
  /** Minus the noise that each names, in standard deviations. */
  readonly exact?: Arrows | undefined;
  readonly learned?: Arrows | undefined;
  /** The guess of the data at each generated point. */
  readonly guess?: Flat | undefined;
  /** The way of the followed point, by the chosen denoiser and, second, by the exact one: whole, or as far as it has come. */
  readonly ways: readonly Flat[];
  /** Whether they are whole. */
  readonly walked: boolean;
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

/** A drawing of `size` pixels square for the build: trails and samples of the first sampler, and what is followed. */
export function diffusionPanel(
  moment: DiffusionMoment,
  size: number,
  reach: number,
  mark: number,
): Drawing {
  const v = squareView(reach, size);
  const marks = diffusionMarks(moment, new Set(['trails', 'samples', 'follow']), v, mark);
  return { width: size, height: size, marks: [...marks, ...chartFrame(v)] };
}

/** Shares of the highest density at which a wash begins, and differences, in standard deviations. */
const DENSITIES = [0.03, 0.15, 0.4, 0.75];
const DIFFERENCES = [0.1, 0.2, 0.4, 0.8];
/** Of an arrow of one standard deviation, and of the longest, as shares of the picture's width. */
const ARROW = 9 / 420;
const LONGEST = 24 / 420;

/**
 * The marks of these layers, as far as the moment has something for them. `size` is that of a mark, in pixels; `sampler`
 * is the index of the set of samples.
 */
export function diffusionMarks(
  moment: DiffusionMoment,
  layers: ReadonlySet<PictureLayer>,
  v: View,
  size = 4.6,
  sampler = 0,
): Mark[] {
  return pictureLayers.flatMap((layer) =>
    layers.has(layer) ? marksOf(layer, moment, v, size, sampler) : [],
  );
}

function marksOf(
  layer: PictureLayer,
  moment: DiffusionMoment,
  v: View,
  size: number,
  sampler: number,
): readonly Mark[] {
  const { density, difference, exact, learned, guess, batch } = moment;
  const look = { unit: ARROW * v.width, longest: LONGEST * v.width, centered: true };
  const samples = moment.samples[sampler];
  const trails = moment.trails[sampler];
  switch (layer) {
    case 'density':
      return density ? washes(gridOf(density), shares(density), 'real verdict', v) : [];
    case 'difference':
      return difference ? washes(gridOf(difference), DIFFERENCES, 'generator verdict', v) : [];
    case 'exact':
      return exact ? [arrows(exact, 'real arrows', v, look)] : [];
    case 'learned':
      return learned ? [arrows(learned, 'generator arrows', v, look)] : [];
    case 'data':
      return [discs(moment.data, v, 'real', size * 0.8)];
    case 'trails':
      return trails && trails.stops > 1 ? [path('generator path', trailPaths(trails, v))] : [];
    case 'guess':
      return guess ? [crosses(guess, v, 'generator', size * 0.8)] : [];
    case 'samples':
      return samples ? [diamonds(samples, v, 'generated', size * 0.8)] : [];
    case 'batch':
      return batch ? batchMarks(batch, v, size) : [];
    case 'follow':
      return followMarks(moment, v, size);
  }
}

function shares({ values }: SquareValues): number[] {
  const top = Math.max(...Array.from(values));
  return DENSITIES.map((share) => top + Math.log(share));
}

function trailPaths({ places, stops }: { places: Flat; stops: number }, v: View): string {
  let d = '';
  for (let from = 0; from < places.length; from += 2 * stops) {
    d += pathOf(
      places.subarray(from, from + 2 * stops).map((value) => bounded(value)),
      v,
      0.4,
    );
  }
  return d;
}

function batchMarks(
  { real, noisy, guess }: NonNullable<DiffusionMoment['batch']>,
  v: View,
  size: number,
): Mark[] {
  const lines = (from: Flat, to: Flat): string =>
    Array.from({ length: from.length / 2 }, (_, i) =>
      pathOf(
        [...from.subarray(2 * i, 2 * i + 2), ...to.subarray(2 * i, 2 * i + 2)].map((value) =>
          bounded(value),
        ),
        v,
      ),
    ).join('');
  return [
    ...(noisy ? [path('noise path', lines(real, noisy))] : []),
    ...(noisy && guess ? [path('generator path', lines(noisy, guess))] : []),
    discs(real, v, 'real', size),
    ...(noisy ? [discs(noisy, v, 'noise', size * 0.9)] : []),
    ...(guess ? [crosses(guess, v, 'generator', size)] : []),
  ];
}

/** The followed point: its way, where it is, and a thin line to what the denoiser takes it to be. */
function followMarks({ ways, walked, at, answer }: DiffusionMoment, v: View, size: number): Mark[] {
  const [way, other] = ways.map((each) => each.map((value) => bounded(value)));
  if (!way || !at) return [];
  const [x, y] = [bounded(at[0]!), bounded(at[1]!)];
  const guess = answer && [bounded(answer[0]!), bounded(answer[1]!)];
  return [
    ...(other ? [path('real line dashed', pathOf(other, v))] : []),
    ...(way.length > 2 ? [path('generator line', pathOf(way, v, 0.1))] : []),
    ...(guess ? [path('generator line hair dashed', pathOf([x, y, ...guess], v))] : []),
    ...(answer ? [crosses(answer, v, 'generator', size * 2)] : []),
    discs(way.subarray(0, 2), v, 'noise', size * 1.3),
    ...(walked ? [diamonds(way.subarray(-2), v, 'generated', size * 1.3)] : []),
    circle('followed', v.x(x), v.y(y), 8),
  ];
}
