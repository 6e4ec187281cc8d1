/** @file Functions of the plane at one noise level, on grids: the density, the arrows of a denoiser, where two differ. */
import { epsFromX0, type Denoiser } from '../../models/denoiser.ts';
import { evaluate, noisedMixture, type Mixture } from '../../models/mixture.ts';
import type { Points } from '../../models/points.ts';
import { hypot } from '../../models/portable.ts';

/** The picture shows [-REACH, REACH]^2. */
export const REACH = 3;

/** Values at nodes x nodes places over [-reach, reach]^2, row by row from the lowest y. */
export interface SquareValues {
  readonly reach: number;
  readonly nodes: number;
  readonly values: Float32Array;
}

/** Vectors at places, (n, 2) both. */
export interface Arrows {
  readonly places: Float32Array;
  readonly vectors: Float32Array;
}

// Contours are computed a cell farther than is shown, so that no edge of theirs shows.
const DENSITY = grid(REACH * 1.05, 43);
const DIFFERENCE = grid(REACH * 1.07, 31);
const ARROWS = grid(REACH * (14 / 15), 15);

/** ln p of the noised distribution. */
export function densityField(target: Mixture, abar: number): SquareValues {
  const noised = abar === 1 ? target : noisedMixture(target, abar);
  return withValues(DENSITY, Float32Array.from(evaluate(noised, DENSITY.places).logDensities));
}

/** Minus the named noise, in standard deviations of the noise: the score, scaled so that it can be drawn at every level. */
export function arrowField(denoise: Denoiser, abar: number): Arrows {
  const eps = noiseNamed(denoise, ARROWS.places, abar);
  return {
    places: Float32Array.from(ARROWS.places),
    vectors: Float32Array.from(eps, (value) => -value),
  };
}

/** How far apart the noises are that two denoisers name, in standard deviations of the noise. */
export function differenceField(a: Denoiser, b: Denoiser, abar: number): SquareValues {
  const [one, other] = [a, b].map((d) => noiseNamed(d, DIFFERENCE.places, abar)) as [
    Points,
    Points,
  ];
  const values = Float32Array.from({ length: one.length / 2 }, (_, i) =>
    hypot(one[2 * i]! - other[2 * i]!, one[2 * i + 1]! - other[2 * i + 1]!),
  );
  return withValues(DIFFERENCE, values);
}

function noiseNamed(denoise: Denoiser, places: Points, abar: number): Points {
  return epsFromX0(places, denoise(places, abar), abar);
}

interface PlacedGrid {
  readonly reach: number;
  readonly nodes: number;
  readonly places: Points;
}

function grid(reach: number, nodes: number): PlacedGrid {
  const at = (step: number): number => reach * ((2 * step) / (nodes - 1) - 1);
  const places = Float64Array.from({ length: 2 * nodes * nodes }, (_, i) =>
    at(i & 1 ? Math.floor((i >> 1) / nodes) : (i >> 1) % nodes),
  );
  return { reach, nodes, places };
}

function withValues({ reach, nodes }: PlacedGrid, values: Float32Array): SquareValues {
  return { reach, nodes, values };
}
