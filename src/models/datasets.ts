/**
 * @file The six data sets of the site. Each is a mixture of Gaussians with a known density: clusters
 * as they are, curves as a chain of beads closer together than their own width, so that the chain is smooth.
 *
 * All are centered with mean square 1 per coordinate, so that the variance of x_t in a
 * variance-preserving diffusion stays 1 from data to noise.
 */
import { gaussian, round } from './gaussian.ts';
import type { Mixture } from './mixture.ts';
import { mixture, sampleMixture } from './mixture.ts';
import type { Points } from './points.ts';
import { count, moments } from './points.ts';
import type { Polyline } from './polyline.ts';
import { evenlyAlong } from './polyline.ts';
import { cosSin } from './portable.ts';
import type { Rng } from './random.ts';

export const datasetNames = ['line', 'ring', 'grid', 'clusters', 'spiral', 'moons'] as const;
export type DatasetName = (typeof datasetNames)[number];

const BEAD = 0.08; // standard deviation around a curve, after scaling
const CLUSTER = 0.12; // standard deviation of a cluster, after scaling

/** The exact distribution that a data set is drawn from. */
export function datasetMixture(name: DatasetName): Mixture {
  const cached = cache.get(name);
  if (cached) return cached;
  const made = beads(
    standardised(centers[name]()),
    name === 'grid' || name === 'clusters' ? CLUSTER : BEAD,
  );
  cache.set(name, made);
  return made;
}

/** n fresh points of a data set, shape (n, 2), about unit scale. */
export function sampleDataset(name: DatasetName, n: number, rng: Rng): Points {
  return sampleMixture(datasetMixture(name), n, rng);
}

/** The two moons as two labelled classes: the upper arc, then the lower. */
export function moonClasses(): readonly [Mixture, Mixture] {
  const { components } = datasetMixture('moons');
  const half = components.length / 2;
  return [mixture(components.slice(0, half)), mixture(components.slice(half))];
}

/** Three overlapping labels, 120 degrees apart; each lies across its direction. For guidance. */
export function labelledClusters(): Mixture[] {
  return [0, 1, 2].map((k) => {
    const [c, s] = cosSin(0.25 - k / 3);
    const turned = (along: number, across: number): [number, number, number] => [
      along * c * c + across * s * s,
      (along - across) * c * s,
      along * s * s + across * c * c,
    ];
    return mixture([gaussian([0.85 * c, 0.85 * s], turned(0.16, 0.42))]);
  });
}

const cache = new Map<DatasetName, Mixture>();

const centers: Record<DatasetName, () => Points> = {
  line: () =>
    evenlyAlong(
      [
        [
          [-1, -1],
          [1, 1],
        ],
      ],
      64,
    ),
  ring: () => evenlyAlong([curve((u) => cosSin(u))], 96),
  grid: () => Float64Array.from([-1, 0, 1].flatMap((x) => [x, -1, x, 0, x, 1])),
  clusters: () => Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7].flatMap((k) => cosSin(k / 8))),
  // An Archimedean spiral of one and three quarter turns, from radius 0.15 to 1.
  spiral: () =>
    evenlyAlong(
      [
        curve((u) => {
          const [c, s] = cosSin(0.25 + 1.75 * u);
          const radius = 0.15 + 0.85 * u;
          return [radius * c, radius * s];
        }),
      ],
      112,
    ),
  moons: () =>
    evenlyAlong(
      [
        curve((u) => cosSin(u / 2)),
        curve((u) => {
          const [c, s] = cosSin(u / 2);
          return [1 - c, 0.5 - s];
        }),
      ],
      96,
    ),
};

function curve(at: (u: number) => readonly [number, number]): Polyline {
  return Array.from({ length: 513 }, (_, i) => at(i / 512));
}

/** Moves and scales points to mean 0 and mean square 1 per coordinate (averaged over the two). */
function standardised(points: Points): Points {
  const { mean, cov } = moments(points);
  const scale = 1 / Math.sqrt((cov[0] + cov[2]) / 2);
  return points.map((value, i) => (value - mean[i % 2 === 0 ? 0 : 1]) * scale);
}

function beads(points: Points, sd: number): Mixture {
  return mixture(
    Array.from({ length: count(points) }, (_, i) =>
      round([points[2 * i]!, points[2 * i + 1]!], sd),
    ),
  );
}
