/**
 * @file Which modes of a data set a generator reaches. Clusters are modes as they are; a curve is cut into stretches of
 * equal length, its mixture's components being strung along it in order.
 */
import { datasetMixture, type DatasetName } from './datasets.ts';
import type { Flat } from './points.ts';

export interface Modes {
  readonly count: number;
  /** What one of them is called. */
  readonly unit: 'cluster' | 'stretch';
  /** How many points fall to each mode; a point more than 3 standard deviations from every center falls to none. */
  tally(points: Flat): number[];
}

/** A mode counts as covered when it has at least this share of what a perfect generator would give it on average. */
export const COVERED = 0.25;

const stretches: Record<DatasetName, number> = {
  line: 8,
  ring: 12,
  grid: 9,
  clusters: 8,
  spiral: 14,
  moons: 12,
};

/** The modes of one of the page's data sets. */
export function modesOf(name: DatasetName): Modes {
  const { components } = datasetMixture(name);
  const count = stretches[name];
  const reach = 9 * components[0]!.cov[0]; // squared
  return {
    count,
    unit: name === 'grid' || name === 'clusters' ? 'cluster' : 'stretch',
    tally(points) {
      const found = Array.from({ length: count }, () => 0);
      for (let i = 0; i < points.length; i += 2) {
        let nearest = -1;
        let least = reach;
        for (let c = 0; c < components.length; c++) {
          const [x, y] = components[c]!.mean;
          const square = (points[i]! - x) ** 2 + (points[i + 1]! - y) ** 2;
          if (square <= least) [nearest, least] = [c, square];
        }
        if (nearest >= 0) found[Math.floor((nearest * count) / components.length)]! += 1;
      }
      return found;
    },
  };
}

/** How many modes are covered, from how many of `points` points fell to each. */
export function covered(tally: readonly number[], points: number): number {
  return tally.filter((found) => found >= (COVERED * points) / tally.length).length;
}
