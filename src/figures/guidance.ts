/**
 * @file Guidance on labelled clusters: the same noise and the same label at three scales.
 */
import { labelledClusters } from '../models/datasets.ts';
import { classPosterior, guidedDenoiser } from '../models/guidance.ts';
import type { Mixture } from '../models/mixture.ts';
import type { Points } from '../models/points.ts';
import { count, moments, normalPoints } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import { sample } from '../models/sampler.ts';
import { cosineSchedule } from '../models/schedule.ts';
import { densityLines } from './fields.ts';
import { text, type Figure } from '../drawing/mark.ts';
import { diamonds } from '../drawing/points.ts';
import { chartFrame, squareView } from '../drawing/scale.ts';
import { once } from './once.ts';

const SEED = 11;
const SCALES = [1, 3, 8] as const;
const MEASURED = 1000;
const DRAWN = 160;
const STEPS = 100;
const SIZE = 320;
const NAMES = [
  { name: 'A', at: [-2.1, 1.1] },
  { name: 'B', at: [2.2, -1.4] },
  { name: 'C', at: [-2.2, -1.4] },
] as const;
const ASKED = 0;

export const guidanceFigure = once((): Figure => {
  const classes = labelledClusters();
  const noise = normalPoints(MEASURED, createRng(SEED, 'guidance'));
  const schedule = cosineSchedule(1000);
  const v = squareView(3, SIZE);
  const facts: Record<string, number> = { samples: MEASURED, steps: STEPS };

  const panels = SCALES.map((s) => {
    const points = sample(guidedDenoiser(classes, ASKED, s), { noise, schedule, steps: STEPS });
    const fidelity = meanPosterior(classes, points);
    const { cov } = moments(points);
    const variety = Math.sqrt(cov[0] + cov[2]);
    facts[`fidelity${s}`] = fidelity;
    facts[`spread${s}`] = variety;
    facts[`meanY${s}`] = moments(points).mean[1];
    return {
      drawing: {
        width: SIZE,
        height: SIZE,
        marks: [
          ...chartFrame(v),
          ...classes.map((m, k) =>
            densityLines(m, v, k === ASKED ? 'real' : 'real faint', [0.05, 0.3, 0.7], 36),
          ),
          diamonds(points.subarray(0, 2 * DRAWN), v, 'generated', 4),
          ...NAMES.map(({ name, at: [x, y] }, k) =>
            text(`name middle${k === ASKED ? ' real' : ''}`, v.x(x), v.y(y), name),
          ),
        ],
      },
      label: `s = ${s}: p(A) ${share(fidelity)}, spread ${variety.toFixed(2)}`,
    };
  });
  return {
    panels,
    alt:
      'Three panels over the contour lines of three overlapping classes of real data, A above, B and C below; diamonds are samples asked to ' +
      'be of class A, from the same noise. ' +
      SCALES.map(
        (s) =>
          `At guidance scale ${s} their mean probability of A is ${share(facts[`fidelity${s}`]!)} and their spread ` +
          `${facts[`spread${s}`]!.toFixed(2)}`,
      ).join('. ') +
      '. The samples withdraw from the overlap and crowd together as the scale grows.',
    answer:
      `The spread. It falls from ${facts['spread1']!.toFixed(2)} at scale 1 to ${facts['spread3']!.toFixed(2)} at 3 and ${facts['spread8']!.toFixed(2)} at 8, while the probability of A rises from ` +
      `${share(facts['fidelity1']!)} to ${share(facts['fidelity8']!)}. The samples move as well: their mean height goes from ${facts['meanY1']!.toFixed(2)}, that of the data of A, to ` +
      `${facts['meanY8']!.toFixed(2)}, away from the other labels and to where the data of A are rare.`,
    facts,
  };
});

/** Two digits, and never a 1 that is not one. */
function share(p: number): string {
  return p >= 0.995 ? 'above 0.99' : p.toFixed(2);
}

function meanPosterior(classes: readonly Mixture[], points: Points): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += classPosterior(classes, ASKED, points[i]!, points[i + 1]!);
  }
  return sum / count(points);
}
