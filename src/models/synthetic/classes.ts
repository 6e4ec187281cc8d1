/**
 * @file Pairs of classes in the plane, equally frequent, whose densities are known: what a classifier learns from few
 * examples, and how well the best one could do.
 */
import { moonClasses } from '../datasets.ts';
import { round } from '../gaussian.ts';
import { blurred, evaluate, mixture, sampleMixture, type Mixture } from '../mixture.ts';
import type { Points } from '../points.ts';
import { exp } from '../portable.ts';
import type { Rng } from '../random.ts';
import { placesOf, type SquareGrid } from '../square-grid.ts';

export const classPairNames = ['clouds', 'moons', 'corners', 'rare'] as const;
export type ClassPairName = (typeof classPairNames)[number];

/** The densities of class 0 and class 1. */
export type ClassPair = readonly [Mixture, Mixture];

/** Points of class 0 and of class 1, of shape (n, 2) each. */
export type Labelled = readonly [Points, Points];

/**
 * Clouds: two round bells, two standard deviations apart. Moons: the two moons, so blurred that they touch. Corners: each
 * class lies in two opposite corners. Rare: a tenth of class 1 lies on the far side of class 0.
 */
const pairs: Record<ClassPairName, ClassPair> = {
  clouds: [mixture([round([-0.6, 0], 0.6)]), mixture([round([0.6, 0], 0.6)])],
  moons: moonClasses().map((moon) => blurred(moon, 0.3)) as [Mixture, Mixture],
  corners: [
    mixture([round([-0.8, -0.8], 0.45), round([0.8, 0.8], 0.45)]),
    mixture([round([-0.8, 0.8], 0.45), round([0.8, -0.8], 0.45)]),
  ],
  rare: [
    mixture([round([0, 0], 0.4)]),
    mixture([round([-1, 0], 0.4), round([1.5, 0], 0.25)], [0.9, 0.1]),
  ],
};

export function classPair(name: ClassPairName): ClassPair {
  return pairs[name];
}

/** n fresh points of each class. */
export function sampleClasses([a, b]: ClassPair, n: number, rng: Rng): Labelled {
  return [sampleMixture(a, n, rng), sampleMixture(b, n, rng)];
}

/** Wide enough for all pairs and so fine that the sum, which has a crease at the border, errs by less than 1e-4. */
const INTEGRAL: SquareGrid = { reach: 4.5, nodes: 451 };

/**
 * The Bayes error: the share of fresh points that even the best classifier gets wrong, 1/2 times the integral of
 * min(p_0, p_1) for equally frequent classes (Duda, Hart & Stork 2001, section 2.3). Summed over a grid.
 */
export function bayesError([a, b]: ClassPair, grid: SquareGrid = INTEGRAL): number {
  const places = placesOf(grid);
  const [p, q] = [a, b].map((m) => evaluate(m, places).logDensities) as [
    Float64Array,
    Float64Array,
  ];
  const cell = (2 * grid.reach) / (grid.nodes - 1);
  const sum = p.reduce((total, log, i) => total + exp(Math.min(log, q[i]!)), 0);
  return 0.5 * sum * cell * cell;
}
