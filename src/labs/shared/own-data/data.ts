/** @file The points a lab learns from: one of the site's data sets, or the reader's own. */
import { sampleDataset, type DatasetName } from '../../../models/datasets.ts';
import { resample, type Points } from '../../../models/points.ts';
import { createRng } from '../../../models/random.ts';
import type { Choice } from '../settings/settings.ts';

/** The reader's own points. */
export const OWN = 'own';

/** The data sets that every lab offers, by the names that addresses have for them. */
export const dataChoices = [
  { value: 'clusters', label: 'Ring of 8 clusters' },
  { value: 'grid', label: 'Grid of 9 clusters' },
  { value: 'ring', label: 'Ring' },
  { value: 'spiral', label: 'Spiral' },
  { value: 'moons', label: 'Two moons' },
  { value: 'line', label: 'Line' },
  { value: OWN, label: 'Your own' },
] as const satisfies readonly (Choice & { value: DatasetName | typeof OWN })[];

/** n points (n, 2) from a stream of this name, fresh ones of a data set or, with repetition, the reader's. */
export type Draw = (n: number, stream: string) => Points;

/** Throws a RangeError where the reader's points are asked for and there are none. */
export function openData(
  name: DatasetName | typeof OWN,
  own: Points | undefined,
  seed: number,
): Draw {
  if (name !== OWN) return (n, stream) => sampleDataset(name, n, createRng(seed, stream));
  if (!own?.length) throw new RangeError('There are no points of your own to learn from.');
  return (n, stream) => {
    const rng = createRng(seed, stream);
    return resample(own, n, (below) => rng.below(below));
  };
}
