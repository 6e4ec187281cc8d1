/**
 * @file The forward process as a row: the same points at six times, data on the left, noise on the right.
 */
import { sampleDataset } from '../models/datasets.ts';
import { diffuse } from '../models/forward.ts';
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

  const facts: Record<string, number> = { points: POINTS, T: 1000 };
  const panels = TIMES.map((t, i) => {
    const abar = schedule[t]!;
    const x = diffuse(data, abar, noise);
    const { cov } = moments(x);
    facts[`abar${t}`] = abar;
    facts[`variance${t}`] = (cov[0] + cov[2]) / 2;
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
    facts,
  };
});

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
