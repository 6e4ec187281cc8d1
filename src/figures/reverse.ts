/**
 * @file The reverse process: noise followed to data by the exact denoiser, at three moments of one run.
 */
import { datasetMixture, sampleDataset } from '../models/datasets.ts';
import { mixtureDenoiser } from '../models/denoiser.ts';
import { energyDistance } from '../models/metrics.ts';
import { normalPoints } from '../models/points.ts';
import { createRng } from '../models/random.ts';
import type { Frame } from '../models/sampler.ts';
import { trajectory } from '../models/sampler.ts';
import { cosineSchedule } from '../models/schedule.ts';
import { pathOf } from './lines.ts';
import { diamonds, discs } from './marks.ts';
import type { View } from './scale.ts';
import { chartFrame, squareView } from './scale.ts';
import type { Figure } from './svg.ts';
import { el, panel } from './svg.ts';

const SEED = 5;
const POINTS = 90;
const STEPS = 50;
const MOMENTS = [0, 42, 50] as const; // steps done
const SIZE = 320;

export function reverseFigure(): Figure {
  const rng = createRng(SEED, 'reverse');
  const noise = normalPoints(POINTS, rng);
  const denoise = mixtureDenoiser(datasetMixture('spiral'));
  const schedule = cosineSchedule(1000);
  const frames = trajectory(denoise, { noise, schedule, steps: STEPS });
  const real = sampleDataset('spiral', 260, rng);
  const v = squareView(3, SIZE);

  const facts: Record<string, number> = { points: POINTS, steps: STEPS };
  const panels = MOMENTS.map((done, i) => {
    const frame = frames[done]!;
    facts[`t${i}`] = frame.t;
    facts[`abar${i}`] = schedule[frame.t]!;
    const last = done === STEPS;
    return {
      svg: panel(SIZE, SIZE, [
        chartFrame(v),
        discs(real, v, 'real faint', 3),
        trails(frames.slice(0, done + 1), v),
        i === 0 ? discs(frame.x, v, 'noise', 4) : '',
        i > 0 ? diamonds(frame.x, v, 'generated', last ? 4.6 : 3.8) : '',
      ]),
      label: ['Start', 'On the way', 'Arrived'][i]! + `: t = ${frame.t}`,
    };
  });
  facts.distance = energyDistance(frames.at(-1)!.x, sampleDataset('spiral', 2000, rng));
  facts.freshDistance = energyDistance(
    sampleDataset('spiral', POINTS, rng),
    sampleDataset('spiral', 2000, rng),
  );
  return {
    panels,
    alt:
      `Three moments of one run that turns noise into a spiral, over faint real data. First, at t = ${facts.t0}, ${POINTS} points ` +
      `of noise. Then, at t = ${facts.t1}, each has drawn a curved trail towards the arms. Last, at t = ${facts.t2}, after ${STEPS} ` +
      `steps, all are diamonds on the spiral. Their energy distance to fresh data is ${facts.distance.toFixed(3)}; as many real ` +
      `points score ${facts.freshDistance.toFixed(3)}.`,
    facts,
  };
}

/** The way every point has come, as one path. */
export function trails(frames: readonly Frame[], v: View, className = 'generator path'): string {
  if (frames.length < 2) return '';
  const n = frames[0]!.x.length;
  const ways: string[] = [];
  for (let i = 0; i < n; i += 2) {
    ways.push(
      pathOf(
        frames.map(({ x }) => [x[i]!, x[i + 1]!]),
        v,
        0.4,
      ),
    );
  }
  return el('path', { class: className, d: ways.join('') });
}
