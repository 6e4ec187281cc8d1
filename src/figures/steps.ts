/**
 * @file Fewer and more steps from the same noise, with the measured distance to the data beside each.
 */
import { datasetMixture, sampleDataset } from '../models/datasets.ts';
import { mixtureDenoiser } from '../models/denoiser.ts';
import { energyDistance, summary } from '../models/metrics.ts';
import { normalPoints } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import { sample } from '../models/sampler.ts';
import { cosineSchedule } from '../models/schedule.ts';
import type { Figure } from '../drawing/mark.ts';
import { diamonds, discs } from '../drawing/points.ts';
import { chartFrame, squareView } from '../drawing/scale.ts';
import { once } from './once.ts';

const SEED = 7;
const STEPS = [2, 5, 20, 100] as const;
const MEASURED = 1000; // samples behind each number
const DRAWN = 150; // of them in the picture
const SIZE = 240;

export const stepsFigure = once((): Figure => {
  const rng = createRng(SEED, 'steps');
  const noise = normalPoints(MEASURED, rng);
  const schedule = cosineSchedule(1000);
  const denoise = mixtureDenoiser(datasetMixture('spiral'));
  const fresh = (): Float64Array => sampleDataset('spiral', MEASURED, rng);
  const references = [fresh(), fresh(), fresh(), fresh()];
  // Distance to several reference sets, averaged: one set alone is as noisy as what is measured.
  const score = (points: Float64Array): number =>
    summary(references.map((reference) => energyDistance(points, reference))).mean;
  const floor = summary([score(fresh()), score(fresh()), score(fresh()), score(fresh())]);

  const facts: Record<string, number> = {
    samples: MEASURED,
    perfect: floor.mean,
    perfectSd: floor.sd,
  };
  const v = squareView(2.6, SIZE);
  const real = references[0]!.subarray(0, 500);
  const panels = STEPS.map((steps) => {
    const points = sample(denoise, { noise, schedule, steps });
    const distance = score(points);
    facts[`steps${steps}`] = distance;
    return {
      drawing: {
        width: SIZE,
        height: SIZE,
        marks: [
          ...chartFrame(v, 4),
          discs(real, v, 'real faint', 2.2),
          diamonds(points.subarray(0, 2 * DRAWN), v, 'generated', 3.6),
        ],
      },
      label: `${steps} steps: distance ${distance.toFixed(4)}`,
    };
  });
  return {
    panels,
    alt:
      'Four panels: the same noise turned into a spiral in ' +
      `${STEPS.slice(0, -1).join(', ')} and ${STEPS.at(-1)} steps, as diamonds over faint real data. Energy distance to the data, from ` +
      `${MEASURED} samples each: ` +
      STEPS.map((steps) => `${facts[`steps${steps}`]!.toFixed(4)} for ${steps} steps`).join(', ') +
      `. Fresh real data, a perfect sampler, reach ${floor.mean.toFixed(4)}.`,
    answer:
      `In the middle, where the average of all data lies. The first guess is made in pure noise, and with 2 steps half the way follows it: the distance to the data is ` +
      `${facts['steps2']!.toFixed(3)}. With 5 it is ${facts['steps5']!.toFixed(3)}, with 20 ${facts['steps20']!.toFixed(4)}, with 100 ${facts['steps100']!.toFixed(4)}, where fresh data have ${floor.mean.toFixed(4)}.`,
    facts,
  };
});
