/** @file Functions of the plane at one noise level, on grids: the density, the arrows of a denoiser, where two differ. */
import type { Arrows } from '../../figures/squares.ts';
import { epsFromX0, type Denoiser } from '../../models/denoiser.ts';
import { evaluate, noisedMixture, type Mixture } from '../../models/mixture.ts';
import type { Points } from '../../models/points.ts';
import { hypot } from '../../models/portable.ts';
import { placesOf, type SquareGrid, type SquareValues } from '../../models/square-grid.ts';

/** The picture shows [-REACH, REACH]^2. */
export const REACH = 3;

// Contours are computed a cell farther than is shown, so that no edge of theirs shows.
const DENSITY: SquareGrid = { reach: REACH * 1.05, nodes: 43 };
const DENSITY_PLACES = placesOf(DENSITY);
const DIFFERENCE: SquareGrid = { reach: REACH * 1.07, nodes: 31 };
const DIFFERENCE_PLACES = placesOf(DIFFERENCE);
const ARROW_PLACES = placesOf({ reach: REACH * (14 / 15), nodes: 15 });

/** ln p of the noised distribution. */
export function densityField(target: Mixture, abar: number): SquareValues {
  const noised = abar === 1 ? target : noisedMixture(target, abar);
  return {
    ...DENSITY,
    values: Float32Array.from(evaluate(noised, DENSITY_PLACES).logDensities),
  };
}

/** Minus the named noise, in standard deviations of the noise: the score, scaled so that it can be drawn at every level. */
export function arrowField(denoise: Denoiser, abar: number): Arrows {
  const eps = noiseNamed(denoise, ARROW_PLACES, abar);
  return {
    places: Float32Array.from(ARROW_PLACES),
    vectors: Float32Array.from(eps, (value) => -value),
  };
}

/** How far apart the noises are that two denoisers name, in standard deviations of the noise. */
export function differenceField(a: Denoiser, b: Denoiser, abar: number): SquareValues {
  const [one, other] = [a, b].map((d) => noiseNamed(d, DIFFERENCE_PLACES, abar)) as [
    Points,
    Points,
  ];
  const values = Float32Array.from({ length: one.length / 2 }, (_, i) =>
    hypot(one[2 * i]! - other[2 * i]!, one[2 * i + 1]! - other[2 * i + 1]!),
  );
  return { ...DIFFERENCE, values };
}

function noiseNamed(denoise: Denoiser, places: Points, abar: number): Points {
  return epsFromX0(places, denoise(places, abar), abar);
}
