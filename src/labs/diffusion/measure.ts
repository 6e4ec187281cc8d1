/** @file What is measured: samples against the data, a denoiser against the exact one, samplers against each other. */
import { epsFromX0, type Denoiser } from '../../models/denoiser.ts';
import { diffuse } from '../../models/forward.ts';
import { classPosterior } from '../../models/guidance.ts';
import { energyDistanceTo, summary } from '../../models/metrics.ts';
import { count, moments, normalPoints, type Flat, type Points } from '../../models/points.ts';
import { createRng } from '../../models/random.ts';
import { samplerNames, type SamplerName } from '../../models/sampler.ts';
import type { Schedule } from '../../models/schedule.ts';
import type { DiffusionSettings } from './settings.ts';
import { sampleWay } from './way.ts';
import type { World } from './world.ts';

/** Samples behind a distance, fresh points that they are compared with, and fresh sets that say what is perfect. */
export const MEASURED = 300;
const REFERENCE = 1024;
const PERFECT_TRIALS = 12;

/** What a set of points is like. Distances in units of the data. */
export interface Portrait {
  /** Median distance to the nearest training point: copies are at 0. */
  readonly copying: number;
  /** Mean probability of the asked label; NaN without labels. */
  readonly fidelity: number;
  /** Root mean square distance from the mean. */
  readonly spread: number;
  readonly mean: readonly [number, number];
}

/** A set of samples beside as many fresh points of the data. */
export interface Measures extends Portrait {
  readonly fresh: Portrait;
  /** Energy distance to fresh data, and what as many fresh points score: mean and standard deviation. */
  readonly distance: number;
  readonly perfect: { readonly mean: number; readonly sd: number };
}

export interface Ruler {
  distance(points: Flat): number;
  measure(points: Points): Measures;
}

/** Measures against fresh points of what the settings ask for. */
export function createRuler(world: World, settings: DiffusionSettings): Ruler {
  const distance = energyDistanceTo(world.draw(settings, REFERENCE, 'reference'));
  const trials = Array.from({ length: PERFECT_TRIALS }, (_, i) =>
    world.draw(settings, MEASURED, `perfect ${i}`),
  );
  const perfect = summary(trials.map(distance));
  const asked = world.asked(settings);
  const portrait = (points: Points): Portrait => {
    const { mean, cov } = moments(points);
    return {
      copying: medianNearest(points, world.training),
      fidelity: asked < 0 ? NaN : meanPosterior(world, asked, points),
      spread: Math.sqrt(cov[0] + cov[2]),
      mean,
    };
  };
  const fresh = portrait(trials[0]!);
  return {
    distance,
    measure(all) {
      const points = all.subarray(0, 2 * MEASURED);
      return { ...portrait(points), fresh, distance: distance(points), perfect };
    },
  };
}

function meanPosterior({ classes }: World, asked: number, points: Points): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += classPosterior(classes, asked, points[i]!, points[i + 1]!);
  }
  return sum / count(points);
}

function medianNearest(points: Points, training: Points): number {
  const nearest = new Float64Array(count(points)).fill(Infinity);
  for (let i = 0; i < points.length; i += 2) {
    for (let j = 0; j < training.length; j += 2) {
      const [dx, dy] = [points[i]! - training[j]!, points[i + 1]! - training[j + 1]!];
      nearest[i / 2] = Math.min(nearest[i / 2]!, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(nearest.sort()[nearest.length >> 1]!);
}

/** Root mean square difference of two denoisers' guesses of the data and of the noise, by time. */
export interface ErrorByTime {
  readonly t: number;
  readonly data: number;
  readonly noise: number;
}

const ERROR_TIMES = 21;
const ERROR_POINTS = 96;

/** Measured where it matters: at points that noised data reach. */
export function errorByTime(
  learned: Denoiser,
  exact: Denoiser,
  data: Points,
  schedule: Schedule,
): ErrorByTime[] {
  const T = schedule.length - 1;
  const x0 = data.subarray(0, 2 * ERROR_POINTS);
  const eps = normalPoints(count(x0), createRng(1, 'error'));
  return Array.from({ length: ERROR_TIMES }, (_, i) => {
    const t = Math.max(5, Math.round((T * i) / (ERROR_TIMES - 1)));
    const abar = schedule[t]!;
    const xt = diffuse(x0, abar, eps);
    const [a, b] = [learned(xt, abar), exact(xt, abar)];
    return { t, data: rms(a, b), noise: rms(epsFromX0(xt, a, abar), epsFromX0(xt, b, abar)) };
  });
}

/**
 * The loss of the code, the mean squared error of the noise, that the exact denoiser has on fresh data: nothing can score
 * less, because many data points may be behind one noisy point.
 */
export function leastLoss(exact: Denoiser, data: Points, schedule: Schedule): number {
  const parts = 64;
  const size = Math.floor(count(data) / parts);
  const rng = createRng(1, 'least loss');
  let sum = 0;
  for (let i = 0; i < parts; i++) {
    const abar = schedule[Math.round(((i + 0.5) / parts) * (schedule.length - 1))]!;
    const x0 = data.subarray(2 * i * size, 2 * (i + 1) * size);
    const eps = normalPoints(size, rng);
    const xt = diffuse(x0, abar, eps);
    sum += rms(eps, epsFromX0(xt, exact(xt, abar), abar)) ** 2;
  }
  return sum / parts;
}

function rms(a: Points, b: Points): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length);
}

/** Energy distance by number of steps, for every sampler: one row of the chart. */
export type Quality = { readonly steps: number } & Readonly<Record<SamplerName, number>>;

export const MOST_STEPS = 200;
export const qualitySteps = [1, 2, 3, 5, 10, 20, 50, 100, MOST_STEPS] as const;

/** One row: each sampler from the same noise. */
export function qualityAt(
  steps: number,
  denoise: Denoiser,
  schedule: Schedule,
  seed: number,
  ruler: Ruler,
): Quality {
  const scores = samplerNames.map((sampler) => {
    const way = sampleWay(denoise, MEASURED, { sampler, schedule, steps, eta: 0, seed });
    return [sampler, ruler.distance(way.at(-1)!.x)] as const;
  });
  return { steps, ...(Object.fromEntries(scores) as Record<SamplerName, number>) };
}

/** What guidance does: one row a scale. */
export interface Guided {
  readonly scale: number;
  readonly fidelity: number;
  readonly spread: number;
}

export const guidanceScales = [0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 8] as const;
