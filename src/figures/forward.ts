/**
 * @file The forward process as a row: the same points at six times, data on the left, noise on the right.
 */
import { datasetMixture, sampleDataset } from '../models/datasets.ts';
import { diffuse } from '../models/forward.ts';
import { energyDistance, summary } from '../models/metrics.ts';
import type { Mixture } from '../models/mixture.ts';
import type { Points } from '../models/points.ts';
import { moments, normalPoints } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import { linearSchedule } from '../models/schedule.ts';
import { circle, type Figure, type Mark } from '../drawing/mark.ts';
import { discs } from '../drawing/points.ts';
import type { View } from '../drawing/scale.ts';
import { chartFrame, squareView } from '../drawing/scale.ts';
import { once } from './once.ts';

const SEED = 6;
const POINTS = 200;
const TIMES = [0, 50, 100, 200, 400, 1000] as const;
const SIZE = 220;

export const forwardFigure = once((): Figure => {
  const rng = createRng(SEED, 'forward');
  const schedule = linearSchedule(1000);
  const data = sampleDataset('spiral', POINTS, rng);
  const noise = normalPoints(POINTS, rng);
  const v = squareView(3, SIZE);
  const followed = outermost(data);
  const spiral = datasetMixture('spiral');
  // Two clouds of pure noise are never quite alike: what is no farther from noise than they are from each other is lost.
  const fresh = Array.from({ length: 12 }, () => normalPoints(POINTS, rng));
  const apart = (x: Points): number => summary(fresh.map((cloud) => energyDistance(x, cloud))).mean;
  const alike = summary(Array.from({ length: 12 }, () => apart(normalPoints(POINTS, rng))));

  const facts: Record<string, number> = {
    points: POINTS,
    T: 1000,
    noiseApart: alike.mean + 2 * alike.sd,
  };
  const panels = TIMES.map((t, i) => {
    const abar = schedule[t]!;
    const x = diffuse(data, abar, noise);
    const { cov } = moments(x);
    facts[`abar${t}`] = abar;
    facts[`variance${t}`] = (cov[0] + cov[2]) / 2;
    facts[`inPlace${t}`] = inPlace(spiral, data, x, abar);
    facts[`apart${t}`] = apart(x);
    return {
      drawing: {
        width: SIZE,
        height: SIZE,
        marks: [
          ...chartFrame(v, 4),
          discs(x, v, `blend-${i}`, 4.2 - 0.24 * i),
          ring(x, v, followed),
        ],
      },
      label: `t = ${t}, ᾱ = ${share(abar)}`,
    };
  });
  return {
    panels,
    alt:
      `Six panels of the same ${POINTS} points, from data, a spiral, at t = 0 to noise at t = 1000. The share ᾱ of their ` +
      'variance that is still data is ' +
      TIMES.map((t) => `${share(facts[`abar${t}`]!)} at t = ${t}`).join(', ') +
      '. The arms of the spiral blur from panel to panel; in the last the points are a round cloud of noise. ' +
      'One point, ringed, is followed from its place on the spiral to its place in the cloud.',
    answer: answer(facts),
    facts,
  };
});

function answer(facts: Record<string, number>): string {
  const percent = (t: number): string => `${Math.round(100 * facts[`inPlace${t}`]!)} %`;
  const lost = TIMES.find((t) => facts[`apart${t}`]! < facts['noiseApart']!);
  return (
    `The fine detail: the gaps between the arms. ${percent(50)} of the points still lie nearest to their own stretch of the spiral at t = 50, ${percent(100)} at ` +
    `t = 100, ${percent(200)} at t = 200 and ${percent(400)} at t = 400; in noise it is ${percent(1000)}, which is luck. From t = ${lost} on, the ${POINTS} points as a whole ` +
    'are no farther from noise than one cloud of noise is from another.'
  );
}

/** The share of points that, stretched back to the data's size, still lie nearest to the stretch of the curve they began in. */
function inPlace(curve: Mixture, data: Points, noised: Points, abar: number): number {
  const near = curve.weights.length / 24; // a twenty-fourth of the curve on either side
  let kept = 0;
  for (let i = 0; i < data.length; i += 2) {
    const from = nearest(curve, data[i]!, data[i + 1]!);
    const to = nearest(curve, noised[i]! / Math.sqrt(abar), noised[i + 1]! / Math.sqrt(abar));
    if (Math.abs(from - to) <= near) kept++;
  }
  return kept / POINTS;
}

/** The component of the curve whose mean is nearest; components follow the curve. */
function nearest({ components }: Mixture, x: number, y: number): number {
  const distance = (i: number): number => {
    const [u, v] = components[i]!.mean;
    return (x - u) ** 2 + (y - v) ** 2;
  };
  return components.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
}

/** abar for a label: two digits, and never a 0 or 1 that is not exact. */
function share(abar: number): string {
  if (abar === 0 || abar === 1) return String(abar);
  return abar < 0.005 ? abar.toFixed(5) : abar.toFixed(2);
}

/** The point farthest from the middle: the easiest to follow. */
function outermost(points: Points): number {
  let best = 0;
  for (let i = 0; i < points.length; i += 2) {
    if (Math.hypot(points[i]!, points[i + 1]!) > Math.hypot(points[best]!, points[best + 1]!))
      best = i;
  }
  return best;
}

function ring(points: Points, v: View, index: number): Mark {
  return circle('followed', v.x(points[index]!), v.y(points[index + 1]!), 6);
}
