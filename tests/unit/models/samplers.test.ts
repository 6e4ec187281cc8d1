/** Samplers with the exact denoiser, predictions, and the network that learns one. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasetMixture, sampleDataset } from '../../../src/models/datasets.ts';
import { epsFromX0, mixtureDenoiser, pointSetDenoiser } from '../../../src/models/denoiser.ts';
import { createDiffusion, iterate, type Diffusion } from '../../../src/models/diffusion.ts';
import { diffuse } from '../../../src/models/forward.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import {
  evaluate,
  logDensity,
  noisedMixture,
  sampleMixture,
  score,
} from '../../../src/models/mixture.ts';
import { moments, normalPoints, type Points } from '../../../src/models/points.ts';
import {
  predictionNames,
  predictionOf,
  x0From,
  type PredictionName,
} from '../../../src/models/predictions.ts';
import { createRng } from '../../../src/models/random.ts';
import {
  ddimStep,
  levelsOf,
  sample,
  samplerNames,
  straightPlace,
  straightScale,
  trajectory,
} from '../../../src/models/sampler.ts';
import {
  cosineSchedule,
  linearSchedule,
  schedules,
  shortSchedule,
  straightSchedule,
  timeOf,
} from '../../../src/models/schedule.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import { twoBells } from './example.ts';

interface Golden {
  times: number[];
  schedules: Record<'linear' | 'cosine' | 'sd', number[]>;
  noise: number[][];
  score: number[][];
  samples: Record<'ddim' | 'heun' | 'flow', number[][]>;
  training: Record<PredictionName, { start: number[][][]; loss: number; after: number[][][] }>;
  real: number[][];
  batchTimes: number[];
  drawn: number[][];
}
// From PyTorch: see tests/golden/diffusion.py.
const golden = JSON.parse(
  readFileSync(new URL('../../golden/diffusion.json', import.meta.url), 'utf8'),
) as Golden;

const wasm = await compileKernel();
const schedule = cosineSchedule();
const exact = mixtureDenoiser(twoBells);
const flat = (rows: number[][]): Points => Float64Array.from(rows.flat());

function rms(a: Points, b: Points): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length);
}

describe('schedules', () => {
  it.each(['linear', 'cosine', 'sd'] as const)('%s has the golden levels', (name) => {
    const abar = schedules[name]();
    golden.times.forEach((t, i) => expect(abar[t]! / golden.schedules[name][i]!).toBeCloseTo(1, 6));
  });

  it('leaves what the page says at the end', () => {
    expect(schedules.linear().at(-1)!.toExponential(1)).toBe('4.0e-5');
    expect(schedules.sd().at(-1)!.toFixed(4)).toBe('0.0047');
    expect(shortSchedule().at(-1)!.toFixed(2)).toBe('0.20');
  });

  it('is straight in s where it says so, and never divides by 0', () => {
    const abar = straightSchedule(100);
    for (let t = 0; t <= 100; t++) {
      expect(straightPlace(abar[t]!)).toBeCloseTo((0.9999 * t) / 100, 10);
    }
    expect(abar[100]).toBeGreaterThan(0);
  });

  it('finds the time of a level, exact or between', () => {
    for (const t of [0, 1, 500, 999, 1000]) expect(timeOf(schedule, schedule[t]!)).toBe(t);
    expect(timeOf(schedule, schedule[500]! * 0.9 + schedule[501]! * 0.1)).toBe(500);
    expect(timeOf(schedule, 0)).toBe(1000);
    expect(timeOf(schedule, 1)).toBe(0);
  });
});

describe('predictions', () => {
  it.each(predictionNames)('%s goes to x0 and back at every level', (name) => {
    const rng = createRng(1);
    const [x0, eps] = [normalPoints(20, rng), normalPoints(20, rng)];
    for (const abar of [0.001, 0.2, 0.5, 0.9, 0.999]) {
      const xt = diffuse(x0, abar, eps);
      const guess = x0From(name, xt, predictionOf(name, x0, eps, abar), abar);
      guess.forEach((value, i) => expect(value).toBeCloseTo(x0[i]!, 11));
      epsFromX0(xt, guess, abar).forEach((value, i) => expect(value).toBeCloseTo(eps[i]!, 9));
    }
  });
});

describe('exact score', () => {
  it('agrees with automatic differentiation', () => {
    const { scores } = evaluate(noisedMixture(twoBells, 0.37), flat(golden.noise));
    flat(golden.score).forEach((value, i) => expect(scores[i]).toBeCloseTo(value, 8));
  });

  it.each(['clusters', 'spiral'] as const)('is the slope of the log density: %s', (name) => {
    const h = 1e-5;
    for (const abar of [0.02, 0.5, 0.95]) {
      const m = noisedMixture(datasetMixture(name), abar);
      const points = normalPoints(12, createRng(2));
      const { logDensities, scores } = evaluate(m, points);
      for (let i = 0; i < 12; i++) {
        const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
        expect(logDensities[i]).toBeCloseTo(logDensity(m, x, y), 11);
        const slope = (logDensity(m, x + h, y) - logDensity(m, x - h, y)) / (2 * h);
        const rise = (logDensity(m, x, y + h) - logDensity(m, x, y - h)) / (2 * h);
        expect(Math.abs(scores[2 * i]! - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
        expect(Math.abs(scores[2 * i + 1]! - rise)).toBeLessThan(1e-5 * (1 + Math.abs(rise)));
        expect(score(m, x, y)[0]).toBeCloseTo(scores[2 * i]!, 10);
      }
    }
  });
});

describe('samplers', () => {
  it.each(['ddim', 'heun', 'flow'] as const)('%s takes five golden steps', (sampler) => {
    const x = sample(exact, { noise: flat(golden.noise), schedule, steps: 5, sampler });
    flat(golden.samples[sampler]).forEach((value, i) => expect(x[i]).toBeCloseTo(value, 6));
  });

  it.each(samplerNames)('%s recovers the means and covariances of a mixture', (sampler) => {
    const n = 6000;
    const rng = createRng(3);
    const noise = normalPoints(n, rng);
    const x = sample(exact, { noise, schedule, steps: 100, sampler, rng });
    const truth = moments(sampleMixture(twoBells, 200_000, createRng(8)));
    const { mean, cov } = moments(x);
    // The sampling error is about 0.8 / sqrt(6000) = 0.01; five of those.
    mean.forEach((value, i) => expect(Math.abs(value - truth.mean[i]!)).toBeLessThan(0.05));
    cov.forEach((value, i) => expect(Math.abs(value - truth.cov[i]!)).toBeLessThan(0.05));
  });

  // The error against many steps, on the paths of the same noise: it falls with the power of the step that the method has.
  it.each([
    ['ddim', 1],
    ['flow', 1],
    ['heun', 2],
  ] as const)('%s converges at order %d', (sampler, order) => {
    const smooth = straightSchedule(6400);
    const noise = normalPoints(60, createRng(4));
    const run = (steps: number): Points =>
      sample(exact, { noise, schedule: smooth, steps, sampler });
    const truth = sample(exact, { noise, schedule: smooth, steps: 3200, sampler: 'heun' });
    const errors = [50, 100, 200].map((steps) => rms(run(steps), truth));
    errors.slice(1).forEach((error, i) => {
      const found = Math.log2(errors[i]! / error);
      expect(Math.abs(found - order)).toBeLessThan(0.25);
    });
  });

  it('has one step for DDIM, for Euler on the straight ODE, and for flow matching', () => {
    const x = normalPoints(10, createRng(5));
    const [abar, next] = [0.3, 0.55];
    const x0 = exact(x, abar);
    const eps = epsFromX0(x, x0, abar);
    const stride = straightPlace(next) - straightPlace(abar);
    const euler = x.map(
      (value, i) =>
        straightScale(next) * (value / straightScale(abar) + stride * (eps[i]! - x0[i]!)),
    );
    ddimStep(exact, x, abar, next).forEach((value, i) => expect(value).toBeCloseTo(euler[i]!, 12));
  });

  it('goes back the way it came at eta 0: DDIM inverts', () => {
    const noise = normalPoints(20, createRng(6));
    const there = trajectory(exact, { noise, schedule, steps: 500 });
    let x = there.at(-1)!.x;
    for (let i = there.length - 1; i > 0; i--) {
      x = ddimStep(exact, x, Math.min(0.99999, schedule[there[i]!.t]!), schedule[there[i - 1]!.t]!);
    }
    expect(rms(x, noise)).toBeLessThan(0.05);
  });

  it('gives a lone point straight paths: one step of flow matching is enough', () => {
    const lone = pointSetDenoiser(Float64Array.of(0.7, -0.2));
    const x = sample(lone, {
      noise: normalPoints(5, createRng(7)),
      schedule,
      steps: 1,
      sampler: 'flow',
    });
    x.forEach((value, i) => expect(value).toBeCloseTo(i % 2 === 0 ? 0.7 : -0.2, 12));
  });

  it('stops evenly in its own time, flow matching evenly along the straight line', () => {
    expect(levelsOf('ddim', schedule, 4)).toEqual([1000, 750, 500, 250, 0].map((t) => schedule[t]));
    const places = levelsOf('flow', schedule, 4).map(straightPlace);
    const end = straightPlace(schedule[1000]!);
    places.forEach((s, i) => expect(s).toBeCloseTo((end * (4 - i)) / 4, 10));
    // A schedule that stops early is not walked from farther out than it goes.
    expect(levelsOf('flow', shortSchedule(), 3)[0]).toBeCloseTo(shortSchedule()[1000]!, 12);
  });

  it('repeats itself, DDPM with equal streams', () => {
    const noise = normalPoints(30, createRng(8));
    const run = (): Points =>
      sample(exact, { noise, schedule, steps: 20, sampler: 'ddpm', rng: createRng(9) });
    expect(run()).toEqual(run());
    expect(run()).not.toEqual(sample(exact, { noise, schedule, steps: 20 }));
  });
});

describe('the network', () => {
  const small = (prediction: PredictionName): Diffusion =>
    createDiffusion(
      createKernel(wasm, 4),
      { prediction, schedule: linearSchedule(), batch: 4, width: 4, labels: 0 },
      0.01,
      Float64Array.of(0.5, -1, 1.25, 0.75, -1.5, 0.25),
      new Uint8Array(0),
      7,
    );

  it.each(predictionNames)('trains on %s as PyTorch does', (prediction) => {
    const model = small(prediction);
    const { start, loss, after } = golden.training[prediction];
    model.network.layers.forEach(({ w, b }, l) => {
      [w, b].forEach((m, i) =>
        start[2 * l + i]!.forEach((row, r) => m.data.set(row, r * m.stride)),
      );
    });
    iterate(model);
    expect([...model.last.real()]).toEqual(golden.real.flat());
    expect(model.last.times()).toEqual(golden.batchTimes);
    [...model.last.noise()].forEach((value, i) =>
      expect(value).toBeCloseTo(golden.drawn.flat()[i]!, 9),
    );
    expect(model.last.loss()).toBeCloseTo(loss, 4);
    model.network.layers.forEach(({ w, b }, l) => {
      [w, b].forEach((m, i) =>
        after[2 * l + i]!.forEach((row, r) =>
          row.forEach((value, c) => expect(m.data[r * m.stride + c]).toBeCloseTo(value, 4)),
        ),
      );
    });
  });

  it('has the same bits with and without WebAssembly', () => {
    const weights = [createKernel(wasm, 8), createKernel(undefined, 8)].map((k) => {
      const data = sampleDataset('moons', 100, createRng(1));
      const shape = { prediction: 'v', schedule, batch: 32, width: 16, labels: 2 } as const;
      const labels = Uint8Array.from({ length: 100 }, (_, i) => i % 2);
      const model = createDiffusion(k, shape, 0.002, data, labels, 3);
      for (let i = 0; i < 30; i++) iterate(model);
      return [...model.network.parameters.data];
    });
    expect(weights[0]).toEqual(weights[1]);
  });

  // Error of the guessed noise, which is that of the score times the noise's standard deviation. Measured at 2,000
  // iterations with seeds 1 to 4: 0.27-0.35 at t = 100, 0.08-0.12 at 300, 0.05-0.06 at 500.
  it('comes near the exact score', () => {
    const data = sampleDataset('clusters', 4000, createRng(1));
    const shape = { prediction: 'v', schedule, batch: 256, width: 128, labels: 0 } as const;
    const model = createDiffusion(createKernel(wasm, 16), shape, 0.001, data, new Uint8Array(0), 1);
    const truth = mixtureDenoiser(datasetMixture('clusters'));
    const error = (t: number): number => {
      const x0 = sampleDataset('clusters', 300, createRng(t));
      const xt = diffuse(x0, schedule[t]!, normalPoints(300, createRng(t, 'noise')));
      const [a, b] = [truth(xt, schedule[t]!), model.denoiser()(xt, schedule[t]!)];
      return Math.sqrt(schedule[t]! / (1 - schedule[t]!)) * rms(a, b);
    };
    const bounds = { 100: 0.45, 300: 0.18, 500: 0.1 };
    const before = Object.keys(bounds).map((t) => error(Number(t)));
    for (let i = 0; i < 2000; i++) iterate(model);
    Object.entries(bounds).forEach(([t, bound], i) => {
      expect(error(Number(t))).toBeLessThan(bound);
      expect(error(Number(t))).toBeLessThan(before[i]! * 0.6);
    });
  });

  it('learns labels, and to do without them', () => {
    // Two narrow clusters with a label each: asked for one, the guess in pure noise is that one; unasked, the middle.
    const data = Float64Array.from({ length: 400 }, (_, i) => (i % 4 < 2 ? -1 : 1));
    const labels = Uint8Array.from({ length: 200 }, (_, i) => i % 2);
    const shape = { prediction: 'v', schedule, batch: 128, width: 32, labels: 2 } as const;
    const model = createDiffusion(createKernel(wasm, 8), shape, 0.005, data, labels, 1);
    for (let i = 0; i < 600; i++) iterate(model);
    const guess = (label?: number): number =>
      model.denoiser(label)(Float64Array.of(0, 0), schedule[950]!)[0]!;
    expect(guess(0)).toBeLessThan(-0.8);
    expect(guess(1)).toBeGreaterThan(0.8);
    expect(Math.abs(guess())).toBeLessThan(0.3);
  });
});
