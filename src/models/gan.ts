/**
 * @file A generative adversarial network on points in the plane (Goodfellow et al. 2014, arXiv 1406.2661, algorithm 1).
 * There is one function for each line of the page's pseudo-code, and they are meant to be read beside it.
 */
import { allFinite } from './finite.ts';
import { toPoints, type Kernel, type Matrix } from './kernel/kernel.ts';
import type { ActivationName } from './kernel/operations.ts';
import { lossSlope, lossValue, type LossName } from './network/gan-losses.ts';
import { addGradientPenalty, createPenaltyTape } from './network/gradient-penalty.ts';
import { backward, createMlp, createTape, forward, tapeRows, type Mlp } from './network/mlp.ts';
import { createOptimizer, type OptimizerName } from './network/optimizers.ts';
import { count, type Points } from './points.ts';
import { createRng, type Rng } from './random.ts';

/** What fixes the shapes, and so stays for a run. */
export interface GanShape {
  readonly noise: 'normal' | 'uniform';
  readonly noiseDimension: number;
  /** Hidden layers and their width. */
  readonly generatorLayers: number;
  readonly generatorWidth: number;
  readonly discriminatorLayers: number;
  readonly discriminatorWidth: number;
  readonly activation: ActivationName;
  readonly optimizer: OptimizerName;
  /** Examples of each kind in a step. */
  readonly batch: number;
}

/** What may change while it trains. */
export interface GanTuning {
  readonly loss: LossName;
  /** Learning rates. */
  readonly generatorRate: number;
  readonly discriminatorRate: number;
  /** gamma of the R1 penalty; 0 for none. */
  readonly r1: number;
  /** Standard deviation of the noise added to all that D sees; 0 for none. */
  readonly instanceNoise: number;
}

export interface Gan {
  readonly generator: Mlp;
  readonly discriminator: Mlp;
  tune(tuning: GanTuning): void;
  /** The lines of the loop, in their order. A loss is in nats, the mean over the batch. */
  realBatch(): void;
  fakeBatch(): void;
  discriminatorLoss(): void;
  updateDiscriminator(): void;
  fakeBatchForGenerator(): void;
  generatorLoss(): void;
  updateGenerator(): void;
  /** What the last lines computed: for display, so it may cost something. Batches as points, D's log-odds. */
  readonly last: {
    real(): Points;
    fake(): Points;
    discriminatorLoss(): number;
    generatorLoss(): number;
    /** Whether a weight is no longer a finite number. */
    diverged(): boolean;
  };
}

/** A GAN that learns `data` (n, 2). Equal seeds give equal runs, to the last bit, on every engine and either kernel. */
export function createGan(
  k: Kernel,
  shape: GanShape,
  tuning: GanTuning,
  data: Points,
  seed: number,
): Gan {
  const n = shape.batch;
  const fill = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
  const generator = createMlp(
    k,
    [shape.noiseDimension, ...fill(shape.generatorLayers, shape.generatorWidth), 2],
    shape.activation,
    createRng(seed, 'generator'),
  );
  const discriminator = createMlp(
    k,
    [2, ...fill(shape.discriminatorLayers, shape.discriminatorWidth), 1],
    shape.activation,
    createRng(seed, 'discriminator'),
  );
  const gOptimizer = createOptimizer(k, shape.optimizer, generator);
  const dOptimizer = createOptimizer(k, shape.optimizer, discriminator);

  // D sees one batch of 2 n rows, real above generated. G writes straight into the lower half.
  const both = createTape(k, discriminator, k.matrix(2 * n, 2));
  const onReal = tapeRows(k, both, 0, n);
  const onFake = tapeRows(k, both, n, n);
  const noise = k.matrix(n, shape.noiseDimension);
  const made = createTape(k, generator, noise, onFake.x);
  const penalty = createPenaltyTape(k, discriminator, n);

  const batches = createRng(seed, 'batches');
  const drawNoise = createRng(seed, 'noise');
  const blur = createRng(seed, 'instance noise');
  // What each loss was computed from: the two lines share a tape.
  const judged = new Float32Array(2 * n);
  const fooled = new Float32Array(n);
  let t = tuning;

  function makeFakes(): void {
    fillNoise(noise, shape.noise, drawNoise);
    forward(k, generator, made);
    addNormal(onFake.x, t.instanceNoise, blur);
  }

  return {
    generator,
    discriminator,
    tune: (next) => (t = next),

    realBatch() {
      const { data: x, stride } = onReal.x;
      for (let i = 0; i < n; i++) {
        const pick = batches.below(count(data));
        x[i * stride] = data[2 * pick]!;
        x[i * stride + 1] = data[2 * pick + 1]!;
      }
      addNormal(onReal.x, t.instanceNoise, blur);
    },

    fakeBatch: makeFakes,

    discriminatorLoss() {
      const s = forward(k, discriminator, both);
      const ds = both.dz.at(-1)!;
      for (let i = 0; i < 2 * n; i++) {
        const at = i * s.stride;
        judged[i] = s.data[at]!;
        ds.data[at] = lossSlope(t.loss, i < n ? 'real' : 'generated', s.data[at]!) / n;
      }
    },

    updateDiscriminator() {
      // The generated points are constants here: no gradient goes back to them.
      backward(k, discriminator, both, { weights: true, input: false });
      if (t.r1 > 0) addGradientPenalty(k, discriminator, onReal, penalty, t.r1);
      dOptimizer.step(t.discriminatorRate);
    },

    fakeBatchForGenerator: makeFakes,

    generatorLoss() {
      const s = forward(k, discriminator, onFake);
      const ds = onFake.dz.at(-1)!;
      for (let i = 0; i < n; i++) {
        const at = i * s.stride;
        fooled[i] = s.data[at]!;
        ds.data[at] = lossSlope(t.loss, 'fooling', s.data[at]!) / n;
      }
    },

    updateGenerator() {
      // Through D, whose weights stay as they are, to the generated points, and on through G.
      backward(k, discriminator, onFake, { weights: false, input: true });
      made.dz.at(-1)!.data.set(onFake.dx.data);
      backward(k, generator, made, { weights: true, input: false });
      gOptimizer.step(t.generatorRate);
    },

    last: {
      real: () => toPoints(onReal.x),
      fake: () => toPoints(onFake.x),
      discriminatorLoss: () =>
        judged.reduce(
          (sum, odds, i) => sum + lossValue(t.loss, i < n ? 'real' : 'generated', odds),
          0,
        ) / n,
      generatorLoss: () =>
        fooled.reduce((sum, odds) => sum + lossValue(t.loss, 'fooling', odds), 0) / n,
      diverged: () =>
        !allFinite(generator.parameters.data) || !allFinite(discriminator.parameters.data),
    },
  };
}

/** One iteration: the lines of the loop once, in their order. */
export function iterate(gan: Gan): void {
  gan.realBatch();
  gan.fakeBatch();
  gan.discriminatorLoss();
  gan.updateDiscriminator();
  gan.fakeBatchForGenerator();
  gan.generatorLoss();
  gan.updateGenerator();
}

/** Fills x (n, dimension) with noise: standard normal, or uniform with the same variance. */
export function fillNoise(x: Matrix, kind: 'normal' | 'uniform', rng: Rng): void {
  const reach = Math.sqrt(3);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++) {
      x.data[i * x.stride + j] = kind === 'normal' ? rng.normal() : reach * (2 * rng.uniform() - 1);
    }
  }
}

function addNormal(x: Matrix, sd: number, rng: Rng): void {
  if (sd === 0) return;
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++) x.data[i * x.stride + j]! += sd * rng.normal();
  }
}
