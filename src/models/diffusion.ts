/**
 * @file A diffusion model of points in the plane: a small network that learns to denoise (Ho, Jain & Abbeel 2020, arXiv
 * 2006.11239, algorithm 1). There is one function for each line of the page's training loop, and they are meant to be
 * read beside it.
 */
import { allFinite } from './finite.ts';
import type { Denoiser } from './denoiser.ts';
import { toPoints, type Kernel, type Matrix } from './kernel/kernel.ts';
import { backward, createMlp, createTape, forward, tapeRows, type Mlp } from './network/mlp.ts';
import { createOptimizer } from './network/optimizers.ts';
import { count, type Points } from './points.ts';
import { noiseWeight, predictions, x0From, type PredictionName } from './predictions.ts';
import { createRng } from './random.ts';
import { timeOf, type Schedule } from './schedule.ts';
import { TIME_FEATURES, timeFeatures } from './time-features.ts';

/** What fixes the run. */
export interface DiffusionShape {
  readonly prediction: PredictionName;
  readonly schedule: Schedule;
  /** Examples in a step. */
  readonly batch: number;
  /** Units in each of the three hidden layers. */
  readonly width: number;
  /** Labels 0 .. labels - 1 that the network is told about; 0 for none. */
  readonly labels: number;
}

export interface Diffusion {
  readonly network: Mlp;
  tune(rate: number): void;
  /** The lines of the loop, in their order. */
  realBatch(): void;
  drawTimes(): void;
  drawNoise(): void;
  addNoise(): void;
  predict(): void;
  computeLoss(): void;
  update(): void;
  /** What the network has learned, as a denoiser at the levels of its schedule; of one label, where that is given. */
  denoiser(label?: number): Denoiser;
  /** What the last lines computed. */
  readonly last: {
    real(): Points;
    times(): readonly number[];
    noise(): Points;
    noisy(): Points;
    /** The x_0 that each prediction implies. */
    guess(): Points;
    /** Mean squared error of a predicted number: what is trained. */
    loss(): number;
    /** Mean squared error of the noise that the predictions imply: the loss of the page's code. */
    noiseLoss(): number;
    /** Whether a weight is no longer a finite number. */
    diverged(): boolean;
  };
}

const HIDDEN = 3;
/** Adam as its paper has it (Kingma & Ba 2015, arXiv 1412.6980). */
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
/** How often a label is withheld in training, so that the network also learns to do without (arXiv 2207.12598). */
const WITHHELD = 0.15;
/** Points that pass the network at once when it is asked. */
const CHUNK = 512;

/**
 * A model that learns `data` (n, 2), which have `labels` (n) where the shape says so. Equal seeds give equal runs, to
 * the last bit, on either kernel.
 */
export function createDiffusion(
  k: Kernel,
  { prediction, schedule, batch: n, width, labels: labelCount }: DiffusionShape,
  rate: number,
  data: Points,
  labels: Uint8Array,
  seed: number,
): Diffusion {
  const T = schedule.length - 1;
  const clock = timeFeatures(T);
  const inputs = 2 + TIME_FEATURES + labelCount;
  const hidden = Array.from({ length: HIDDEN }, () => width);
  const net = createMlp(k, [inputs, ...hidden, 2], 'silu', createRng(seed, 'denoiser'));
  net.layers.at(-1)!.w.data.fill(0); // begins with "no idea": all predictions 0
  const optimizer = createOptimizer(k, 'adam', net, ADAM);
  const tape = createTape(k, net, k.matrix(n, inputs));
  const asked = createTape(k, net, k.matrix(CHUNK, inputs));

  const batches = createRng(seed, 'batches');
  const drawTime = createRng(seed, 'times');
  const drawNoise = createRng(seed, 'noise');
  const withhold = createRng(seed, 'withheld labels');
  const real = new Float64Array(2 * n);
  const noise = new Float64Array(2 * n);
  const chosen = new Int16Array(n); // the label of each example, -1 where it is withheld
  const times = Array.from({ length: n }, () => 1);
  let loss = NaN;
  let noiseLoss = NaN;

  /** One row of input: a noisy point, the time, the label. */
  function load(x: Matrix, row: number, px: number, py: number, t: number, label: number): void {
    const at = row * x.stride;
    x.data[at] = px;
    x.data[at + 1] = py;
    x.data.set(clock.subarray(TIME_FEATURES * t, TIME_FEATURES * (t + 1)), at + 2);
    const first = at + 2 + TIME_FEATURES;
    x.data.fill(0, first, first + labelCount);
    if (label >= 0 && label < labelCount) x.data[first + label] = 1;
  }

  return {
    network: net,
    tune: (next) => (rate = next),

    realBatch() {
      for (let i = 0; i < n; i++) {
        const pick = batches.below(count(data));
        real[2 * i] = data[2 * pick]!;
        real[2 * i + 1] = data[2 * pick + 1]!;
        if (labelCount > 0) chosen[i] = withhold.uniform() < WITHHELD ? -1 : labels[pick]!;
      }
    },

    drawTimes() {
      for (let i = 0; i < n; i++) times[i] = 1 + drawTime.below(T);
    },

    drawNoise() {
      for (let i = 0; i < 2 * n; i++) noise[i] = drawNoise.normal();
    },

    addNoise() {
      for (let i = 0; i < n; i++) {
        const abar = schedule[times[i]!]!;
        const [a, b] = [Math.sqrt(abar), Math.sqrt(1 - abar)];
        const x = a * real[2 * i]! + b * noise[2 * i]!;
        const y = a * real[2 * i + 1]! + b * noise[2 * i + 1]!;
        load(tape.x, i, x, y, times[i]!, chosen[i]!);
      }
    },

    predict() {
      forward(k, net, tape);
    },

    computeLoss() {
      const out = tape.z.at(-1)!;
      const slope = tape.dz.at(-1)!;
      let [sum, noiseSum] = [0, 0];
      for (let i = 0; i < n; i++) {
        const abar = schedule[times[i]!]!;
        const [a, b] = [Math.sqrt(abar), Math.sqrt(1 - abar)];
        const [c0, c1] = predictions[prediction].target(a, b);
        const weight = noiseWeight(prediction, a, b);
        for (let j = 0; j < 2; j++) {
          const target = c0 * real[2 * i + j]! + c1 * noise[2 * i + j]!;
          const error = out.data[i * out.stride + j]! - target;
          sum += error * error;
          noiseSum += (weight * error) ** 2;
          slope.data[i * slope.stride + j] = error / n; // d(mean of squares over 2 n numbers)
        }
      }
      loss = sum / (2 * n);
      noiseLoss = noiseSum / (2 * n);
    },

    update() {
      backward(k, net, tape, { weights: true, input: false });
      optimizer.step(rate);
    },

    denoiser(label = -1) {
      return (xt, abar) => {
        const t = timeOf(schedule, abar);
        const out = new Float64Array(xt.length);
        for (let from = 0; from < xt.length / 2; from += CHUNK) {
          const part = tapeRows(k, asked, 0, Math.min(CHUNK, xt.length / 2 - from));
          for (let i = 0; i < part.x.rows; i++) {
            load(part.x, i, xt[2 * (from + i)]!, xt[2 * (from + i) + 1]!, t, label);
          }
          const answer = forward(k, net, part);
          for (let i = 0; i < part.x.rows; i++) {
            out[2 * (from + i)] = answer.data[i * answer.stride]!;
            out[2 * (from + i) + 1] = answer.data[i * answer.stride + 1]!;
          }
        }
        return x0From(prediction, xt, out, abar);
      };
    },

    last: {
      real: () => real,
      times: () => times,
      noise: () => noise,
      noisy: () => toPoints(tape.x),
      guess() {
        const [xt, out] = [toPoints(tape.x), toPoints(tape.z.at(-1)!)];
        return xt.map((_, i) => {
          const own = Math.floor(i / 2) * 2;
          const abar = schedule[times[own / 2]!]!;
          return x0From(prediction, xt.subarray(own, own + 2), out.subarray(own, own + 2), abar)[
            i - own
          ]!;
        });
      },
      loss: () => loss,
      noiseLoss: () => noiseLoss,
      diverged: () => !allFinite(net.parameters.data),
    },
  };
}

/** One iteration: the lines of the loop once, in their order. */
export function iterate(model: Diffusion): void {
  model.realBatch();
  model.drawTimes();
  model.drawNoise();
  model.addNoise();
  model.predict();
  model.computeLoss();
  model.update();
}
