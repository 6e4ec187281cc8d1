import { describe, expect, it } from 'vitest';
import { sampleDataset } from '../../../src/models/datasets.ts';
import {
  epsFromX0,
  mixtureDenoiser,
  pointSetDenoiser,
  scoreFromEps,
} from '../../../src/models/denoiser.ts';
import { diffuse } from '../../../src/models/forward.ts';
import { guide, guidedDenoiser } from '../../../src/models/guidance.ts';
import { round } from '../../../src/models/gaussian.ts';
import { mixture, noisedMixture, sampleMixture, score } from '../../../src/models/mixture.ts';
import { moments, normalPoints } from '../../../src/models/points.ts';
import { x0From } from '../../../src/models/predictions.ts';
import { createRng } from '../../../src/models/random.ts';
import { ddimStep, sample, trajectory } from '../../../src/models/sampler.ts';
import { cosineSchedule, linearSchedule, respace } from '../../../src/models/schedule.ts';
import { twoBells } from './example.ts';

describe('schedules', () => {
  it('has the abar of DDPM, which does not end at zero', () => {
    const abar = linearSchedule();
    // numpy: cumprod(1 - linspace(1e-4, 0.02, 1000)).
    expect(abar[250]).toBeCloseTo(0.5240853738253606, 12);
    expect(abar[1000]! / 4.035829765375676e-5).toBeCloseTo(1, 10);
    expect(abar[1000]!.toExponential(1)).toBe('4.0e-5');
  });

  it('has the cosine schedule of Nichol and Dhariwal, beta clipped at 0.999', () => {
    const abar = cosineSchedule();
    expect(abar[500]).toBeCloseTo(0.4938435904406382, 12);
    expect(abar[1000]! / 2.4287669070348567e-9).toBeCloseTo(1, 6);
    expect(abar[1000]! / abar[999]!).toBeCloseTo(0.001, 12);
  });

  it.each([linearSchedule(), cosineSchedule(), linearSchedule(100)])(
    'falls from 1 all the way',
    (abar) => {
      expect(abar[0]).toBe(1);
      for (let t = 1; t < abar.length; t++) expect(abar[t]).toBeLessThan(abar[t - 1]!);
      expect(abar.at(-1)).toBeGreaterThan(0);
    },
  );

  it('respaces without cutting off either end', () => {
    for (const steps of [1, 2, 3, 7, 20, 50, 999, 1000]) {
      const times = respace(1000, steps);
      expect(times).toHaveLength(steps + 1);
      expect([times[0], times.at(-1)]).toEqual([1000, 0]);
      for (let i = 1; i < times.length; i++) expect(times[i]).toBeLessThan(times[i - 1]!);
    }
    expect(() => respace(1000, 0)).toThrow(/1 to 1000/);
    expect(() => respace(1000, 1001)).toThrow(RangeError);
    expect(() => respace(1000, 2.5)).toThrow(RangeError);
  });
});

describe('forward process', () => {
  it('has the marginal that the closed form says', () => {
    const n = 100_000;
    const rng = createRng(1);
    const abar = 0.3;
    const x0 = sampleMixture(twoBells, n, rng);
    const { mean, cov } = moments(diffuse(x0, abar, normalPoints(n, rng)));
    const clean = moments(x0);
    // Five standard errors of about 1 / sqrt(n) each.
    const bound = 5 / Math.sqrt(n);
    expect(Math.abs(mean[0] - Math.sqrt(abar) * clean.mean[0])).toBeLessThan(bound);
    expect(Math.abs(mean[1] - Math.sqrt(abar) * clean.mean[1])).toBeLessThan(bound);
    expect(Math.abs(cov[0] - (abar * clean.cov[0] + 1 - abar))).toBeLessThan(2 * bound);
    expect(Math.abs(cov[1] - abar * clean.cov[1])).toBeLessThan(bound);
  });

  it('leaves data alone at abar 1 and forgets it at abar 0', () => {
    const x0 = Float64Array.of(3, -4);
    const eps = Float64Array.of(0.5, 0.25);
    expect(diffuse(x0, 1, eps)).toEqual(x0);
    expect(diffuse(x0, 0, eps)).toEqual(eps);
  });
});

describe('exact denoiser', () => {
  const data = Float64Array.of(0, 0, 1, 0.5, -1, 2, 0.3, -0.7);
  const xt = Float64Array.of(0.4, 0.4, -0.8, 1.1);

  it('of a point set is the softmax average, computed the direct way', () => {
    const abar = 0.6;
    const weights = [0, 2, 4, 6].map((i) =>
      Math.exp(
        -((0.4 - Math.sqrt(abar) * data[i]!) ** 2 + (0.4 - Math.sqrt(abar) * data[i + 1]!) ** 2) /
          (2 * (1 - abar)),
      ),
    );
    const total = weights.reduce((a, b) => a + b);
    const direct = [0, 1].map(
      (c) => weights.reduce((sum, w, i) => sum + w * data[2 * i + c]!, 0) / total,
    );
    const guess = pointSetDenoiser(data)(xt, abar);
    expect(guess[0]).toBeCloseTo(direct[0]!, 13);
    expect(guess[1]).toBeCloseTo(direct[1]!, 13);
  });

  it('of a point set goes to the nearest point without noise and to the mean in pure noise', () => {
    const denoise = pointSetDenoiser(data);
    expect([...denoise(xt, 1 - 1e-9)]).toEqual([0, 0, -1, 2]);
    const { mean } = moments(data);
    const far = denoise(xt, 1e-12);
    expect(far[0]).toBeCloseTo(mean[0], 5);
    expect(far[1]).toBeCloseTo(mean[1], 5);
  });

  it('of a mixture of narrow bells agrees with that of their centres', () => {
    const bells = mixture([0, 2, 4, 6].map((i) => round([data[i]!, data[i + 1]!], 1e-5)));
    const a = mixtureDenoiser(bells)(xt, 0.5);
    const b = pointSetDenoiser(data)(xt, 0.5);
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 7));
  });

  it('of one Gaussian is the textbook posterior mean', () => {
    const [m, s2, abar, x] = [0.7, 0.4, 0.35, 1.3];
    const g = mixture([round([m, 0], Math.sqrt(s2))]);
    const gain = (Math.sqrt(abar) * s2) / (abar * s2 + 1 - abar);
    const expected = m + gain * (x - Math.sqrt(abar) * m);
    expect(mixtureDenoiser(g)(Float64Array.of(x, 0), abar)[0]).toBeCloseTo(expected, 12);
  });

  it('converts between x0, noise and score without loss', () => {
    const abar = 0.2;
    const x0 = mixtureDenoiser(twoBells)(xt, abar);
    const eps = epsFromX0(xt, x0, abar);
    x0From('eps', xt, eps, abar).forEach((value, i) => expect(value).toBeCloseTo(x0[i]!, 12));
    const exact = score(noisedMixture(twoBells, abar), xt[0]!, xt[1]!);
    const converted = scoreFromEps(eps, abar);
    expect(converted[0]).toBeCloseTo(exact[0], 12);
    expect(converted[1]).toBeCloseTo(exact[1], 12);
  });
});

describe('sampler', () => {
  const schedule = cosineSchedule();
  const denoise = mixtureDenoiser(twoBells);

  it('is deterministic at eta 0 and does not touch its noise', () => {
    const noise = normalPoints(40, createRng(2));
    const before = noise.slice();
    const run = (): Float64Array => sample(denoise, { noise, schedule, steps: 30 });
    expect(run()).toEqual(run());
    expect(noise).toEqual(before);
  });

  it.each([0, 1])('recovers the mean and covariance of a mixture at eta %d', (eta) => {
    const n = 8000;
    const rng = createRng(3);
    const noise = normalPoints(n, rng);
    const x = sample(denoise, { noise, schedule, steps: 200, eta, rng });
    const truth = moments(sampleMixture(twoBells, 400_000, rng));
    const { mean, cov } = moments(x);
    // Sampling error about 0.01 at n = 8000; the discretisation adds less at 200 steps.
    mean.forEach((value, i) => expect(Math.abs(value - truth.mean[i]!)).toBeLessThan(0.05));
    cov.forEach((value, i) => expect(Math.abs(value - truth.cov[i]!)).toBeLessThan(0.05));
  });

  it('returns training points when it follows the denoiser of a point set', () => {
    const data = sampleDataset('spiral', 60, createRng(4));
    const x = sample(pointSetDenoiser(data), {
      noise: normalPoints(50, createRng(5)),
      schedule,
      steps: 1000,
    });
    for (let i = 0; i < x.length; i += 2) {
      let nearest = Infinity;
      for (let k = 0; k < data.length; k += 2) {
        nearest = Math.min(nearest, Math.hypot(x[i]! - data[k]!, x[i + 1]! - data[k + 1]!));
      }
      expect(nearest).toBeLessThan(0.02);
    }
  });

  it('keeps the whole way when asked: S + 1 frames from noise to samples', () => {
    const noise = normalPoints(5, createRng(6));
    const frames = trajectory(denoise, { noise, schedule, steps: 10 });
    expect(frames.map(({ t }) => t)).toEqual(respace(1000, 10));
    expect(frames[0]!.x).toBe(noise);
    expect(frames.at(-1)!.x).toEqual(sample(denoise, { noise, schedule, steps: 10 }));
  });

  it('asks for an rng where it must draw', () => {
    expect(() => ddimStep(denoise, Float64Array.of(0, 0), 0.5, 0.8, 1)).toThrow(/rng/);
  });
});

describe('guidance', () => {
  const classes = [mixture([round([-1, 0], 0.5)]), mixture([round([1, 0], 0.5)])];
  const xt = Float64Array.of(0.1, 0.2, -0.5, 1);

  it('at scale 1 is the conditional denoiser, to the bit', () => {
    expect(guidedDenoiser(classes, 1, 1)(xt, 0.4)).toEqual(mixtureDenoiser(classes[1]!)(xt, 0.4));
  });

  it('at scale 0 is the unconditional one', () => {
    const all = mixtureDenoiser(mixture(classes.flatMap((m) => [...m.components])));
    expect(guidedDenoiser(classes, 1, 0)(xt, 0.4)).toEqual(all(xt, 0.4));
  });

  it('is the same on x0 as on the noise', () => {
    const abar = 0.4;
    const cond = mixtureDenoiser(classes[1]!)(xt, abar);
    const all = mixtureDenoiser(mixture(classes.flatMap((m) => [...m.components])))(xt, abar);
    const eps = guide(epsFromX0(xt, all, abar), epsFromX0(xt, cond, abar), 3);
    const viaNoise = x0From('eps', xt, eps, abar);
    guide(all, cond, 3).forEach((value, i) => expect(value).toBeCloseTo(viaNoise[i]!, 12));
  });
});
