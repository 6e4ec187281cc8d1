import { describe, expect, it } from 'vitest';
import { createSession } from '../../../src/labs/gan/session.ts';
import { ganTable } from '../../../src/labs/gan/settings.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { sampleDataset } from '../../../src/models/datasets.ts';
import { optimalDiscriminator } from '../../../src/models/discriminator.ts';
import { createGan, iterate, type GanShape, type GanTuning } from '../../../src/models/gan.ts';
import { round } from '../../../src/models/gaussian.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { logDensity, mixture, sampleMixture } from '../../../src/models/mixture.ts';
import { lossSlope, sigmoid } from '../../../src/models/network/gan-losses.ts';
import { backward, createMlp, createTape, forward } from '../../../src/models/network/mlp.ts';
import { createOptimizer } from '../../../src/models/network/optimizers.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();

const shape: GanShape = {
  noise: 'normal',
  noiseDimension: 2,
  generatorLayers: 2,
  generatorWidth: 14,
  discriminatorLayers: 2,
  discriminatorWidth: 14,
  activation: 'leaky',
  optimizer: 'adam',
  batch: 30,
};
const tuning: GanTuning = {
  loss: 'nonsaturating',
  generatorRate: 0.003,
  discriminatorRate: 0.003,
  r1: 0.05,
  instanceNoise: 0,
};
const data = sampleDataset('clusters', 500, createRng(1, 'data'));

function make(change: Partial<GanShape & GanTuning>, bytes: BufferSource | undefined, seed = 1) {
  const options = { ...shape, ...tuning, ...change };
  return createGan(createKernel(bytes, 8), options, options, data, seed);
}

function train(gan: ReturnType<typeof make>, times: number): void {
  for (let i = 0; i < times; i++) iterate(gan);
}

/** 32-bit FNV-1a over the bits of all weights. */
function fingerprint(gan: ReturnType<typeof make>): string {
  let h = 0x811c9dc5;
  for (const { parameters } of [gan.generator, gan.discriminator]) {
    for (const byte of new Uint8Array(parameters.data.slice().buffer)) {
      h = Math.imul(h ^ byte, 0x01000193);
    }
  }
  return (h >>> 0).toString(16);
}

describe('a discriminator trained alone', () => {
  it('approaches p / (p + q)', () => {
    const p = mixture([round([-0.8, 0], 0.4), round([0.9, 0.6], 0.5)]);
    const q = mixture([round([0.3, -0.5], 0.7)]);
    const k = createKernel(wasm, 16);
    const n = 256;
    const net = createMlp(k, [2, 32, 32, 1], 'tanh', createRng(1, 'net'));
    const tape = createTape(k, net, k.matrix(2 * n, 2));
    const optimizer = createOptimizer(k, 'adam', net);
    const rng = createRng(1, 'points');
    const fill = (): Float64Array => {
      const points = new Float64Array(4 * n);
      points.set(sampleMixture(p, n, rng));
      points.set(sampleMixture(q, n, rng), 2 * n);
      for (let i = 0; i < 2 * n; i++) tape.x.data.set(points.subarray(2 * i, 2 * i + 2), 4 * i);
      return points;
    };
    const steps = 2000;
    for (let step = 0; step < steps; step++) {
      fill();
      const s = forward(k, net, tape);
      const ds = tape.dz.at(-1)!;
      for (let i = 0; i < 2 * n; i++) {
        const role = i < n ? 'real' : 'generated';
        ds.data[4 * i] = lossSlope('nonsaturating', role, s.data[4 * i]!) / n;
      }
      backward(k, net, tape, { weights: true, input: false });
      optimizer.step(0.004 * (1 - step / steps));
    }
    // Mean error over fresh points of both kinds, which is the error weighted by (p + q) / 2.
    const points = fill();
    const s = forward(k, net, tape);
    let error = 0;
    for (let i = 0; i < 2 * n; i++) {
      const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
      const best = optimalDiscriminator(logDensity(p, x, y), logDensity(q, x, y));
      error += Math.abs(sigmoid(s.data[4 * i]!) - best) / (2 * n);
    }
    expect(error).toBeLessThan(0.03);
  });
});

describe('runs are reproducible to the last bit', () => {
  // The constants are those of Node 24 on x64; the browser tests hold another engine's build to the same run.
  const cases = [
    [{}, 'leaky, R1'],
    [
      { activation: 'tanh', noise: 'uniform', instanceNoise: 0.1, noiseDimension: 3 },
      'tanh, noises',
    ],
    [{ activation: 'silu', loss: 'minimax', optimizer: 'sgd', generatorWidth: 5 }, 'silu, minimax'],
    [{ activation: 'relu', loss: 'wasserstein', generatorLayers: 0 }, 'relu, Wasserstein'],
  ] as const;

  it.each(cases)('%j', (change, name) => {
    const [a, b, plain, other] = [
      make(change, wasm),
      make(change, wasm),
      make(change, undefined),
      make(change, wasm, 2),
    ];
    for (const gan of [a, b, plain, other]) train(gan, 60);
    expect(fingerprint(b)).toBe(fingerprint(a));
    expect(fingerprint(plain)).toBe(fingerprint(a));
    expect(fingerprint(other)).not.toBe(fingerprint(a));
    expect(`${name}: ${fingerprint(a)}`).toMatchSnapshot();
  });
});

describe('each player', () => {
  it('is updated in its own turn alone', () => {
    const gan = make({}, wasm);
    const weights = (): Float32Array[] => [
      gan.generator.parameters.data.slice(),
      gan.discriminator.parameters.data.slice(),
    ];
    const before = weights();
    gan.realBatch();
    gan.fakeBatch();
    gan.discriminatorLoss();
    gan.updateDiscriminator();
    const between = weights();
    expect(between[0]).toEqual(before[0]);
    expect(between[1]).not.toEqual(before[1]);
    gan.fakeBatchForGenerator();
    gan.generatorLoss();
    gan.updateGenerator();
    const after = weights();
    expect(after[0]).not.toEqual(between[0]);
    expect(after[1]).toEqual(between[1]);
  });

  it('keeps its padding at 0, whatever its width', () => {
    const gan = make({ generatorWidth: 5, discriminatorWidth: 7, noiseDimension: 3 }, wasm);
    train(gan, 50);
    for (const { layers } of [gan.generator, gan.discriminator]) {
      for (const { w } of layers) {
        for (let i = 0; i < w.rows; i++) {
          for (let j = w.cols; j < w.stride; j++) expect(w.data[i * w.stride + j]).toBe(0);
        }
      }
    }
  });
});

it('with the default settings it covers every cluster of the ring, for at least 9 of 10 seeds', () => {
  const covered = Array.from({ length: 10 }, (_, i) => {
    const session = createSession({ ...defaults(ganTable), seed: i + 1 }, undefined, wasm);
    while (session.iteration < 8000) session.iterate();
    return session.records.at(-1)!.modes;
  });
  expect(covered.filter((modes) => modes === 8).length).toBeGreaterThanOrEqual(9);
}, 60_000);
