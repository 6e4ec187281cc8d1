import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel, type Matrix } from '../../../src/models/kernel/kernel.ts';
import { activationNames, type ActivationName } from '../../../src/models/kernel/operations.ts';
import {
  lossNames,
  lossSlope,
  lossValue,
  sigmoid,
  softplus,
  type Role,
} from '../../../src/models/network/gan-losses.ts';
import {
  addGradientPenalty,
  createPenaltyTape,
  penaltyValue,
} from '../../../src/models/network/gradient-penalty.ts';
import {
  backward,
  createMlp,
  createTape,
  forward,
  tapeRows,
  type Mlp,
  type Tape,
} from '../../../src/models/network/mlp.ts';
import { createOptimizer, optimizerNames } from '../../../src/models/network/optimizers.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();

type Rows = readonly (readonly number[])[];
interface Case {
  readonly d: readonly Rows[];
  readonly g: readonly Rows[];
  readonly real: Rows;
  readonly noise: Rows;
  readonly fake: Rows;
  readonly logits: Rows;
  readonly losses: Record<
    string,
    { d: number; g: number; dGradients: readonly Rows[]; gGradients: readonly Rows[] }
  >;
  readonly penalty: number;
  readonly penaltyGradients: readonly Rows[];
  readonly adam: readonly Rows[];
  readonly sgd: readonly Rows[];
}
// From PyTorch: see tests/golden/gan.py.
const golden = JSON.parse(
  readFileSync(new URL('../../golden/gan.json', import.meta.url), 'utf8'),
) as { gamma: number; rate: number; cases: Record<ActivationName, Case> };

function load(m: Matrix, rows: Rows): void {
  rows.forEach((row, i) => m.data.set(row, i * m.stride));
}

function network(k: Kernel, values: readonly Rows[], activation: ActivationName): Mlp {
  const sizes = [
    values[0]!.length,
    ...values.filter((_, i) => i % 2 === 1).map(([b]) => b!.length),
  ];
  const net = createMlp(k, sizes, activation, createRng(1));
  net.layers.forEach(({ w, b }, l) => {
    load(w, values[2 * l]!);
    load(b, values[2 * l + 1]!);
  });
  return net;
}

/** 32-bit numbers against golden ones: within `bound` of their size, or of 1 where that is smaller. */
function expectRows(m: Matrix, rows: Rows, bound: number): void {
  rows.forEach((row, i) =>
    row.forEach((value, j) => {
      const error = Math.abs(m.data[i * m.stride + j]! - value);
      expect(error, `(${i}, ${j}) should be ${value}`).toBeLessThan(
        bound * Math.max(1, Math.abs(value)),
      );
    }),
  );
}

function expectAll(matrices: readonly Matrix[], values: readonly Rows[], bound: number): void {
  matrices.forEach((m, i) => expectRows(m, values[i]!, bound));
}

const gradientsOf = (net: Mlp): Matrix[] => net.layers.flatMap(({ dw, db }) => [dw, db]);
const weightsOf = (net: Mlp): Matrix[] => net.layers.flatMap(({ w, b }) => [w, b]);

/** Writes the slopes of a mean loss into the top of a tape, for rows of one role. */
function fillSlopes(tape: Tape, loss: (typeof lossNames)[number], role: Role): void {
  const [s, ds] = [tape.z.at(-1)!, tape.dz.at(-1)!];
  for (let i = 0; i < s.rows; i++) {
    ds.data[i * ds.stride] = lossSlope(loss, role, s.data[i * s.stride]!) / s.rows;
  }
}

function meanLoss(tape: Tape, loss: (typeof lossNames)[number], role: Role): number {
  const s = tape.z.at(-1)!;
  let sum = 0;
  for (let i = 0; i < s.rows; i++) sum += lossValue(loss, role, s.data[i * s.stride]!) / s.rows;
  return sum;
}

// Rounding of 32-bit sums of a few dozen terms.
const BOUND = 5e-6;

describe.each(activationNames)('against PyTorch, with %s', (activation) => {
  const want = golden.cases[activation];
  const k = createKernel(wasm, 4);
  const d = network(k, want.d, activation);
  const g = network(k, want.g, activation);
  const n = want.real.length;
  const both = createTape(k, d, k.matrix(2 * n, 2));
  const [onReal, onFake] = [tapeRows(k, both, 0, n), tapeRows(k, both, n, n)];
  const made = createTape(k, g, k.matrix(n, 3), onFake.x);
  load(onReal.x, want.real);
  load(made.x, want.noise);

  it('forward', () => {
    forward(k, g, made);
    forward(k, d, both);
    expectRows(onFake.x, want.fake, BOUND);
    expectRows(onReal.z.at(-1)!, want.logits, BOUND);
  });

  it.each(lossNames)('losses and gradients: %s', (loss) => {
    const { d: dLoss, g: gLoss, dGradients, gGradients } = want.losses[loss]!;
    expect(meanLoss(onReal, loss, 'real') + meanLoss(onFake, loss, 'generated')).toBeCloseTo(
      dLoss,
      5,
    );
    expect(meanLoss(onFake, loss, 'fooling')).toBeCloseTo(gLoss, 5);

    fillSlopes(onReal, loss, 'real');
    fillSlopes(onFake, loss, 'generated');
    d.gradients.data.fill(0);
    backward(k, d, both, { weights: true, input: false });
    expectAll(gradientsOf(d), dGradients, BOUND);

    const before = d.gradients.data.slice();
    fillSlopes(onFake, loss, 'fooling');
    backward(k, d, onFake, { weights: false, input: true });
    made.dz.at(-1)!.data.set(onFake.dx.data);
    g.gradients.data.fill(0);
    backward(k, g, made, { weights: true, input: false });
    expectAll(gradientsOf(g), gGradients, BOUND);
    expect(d.gradients.data).toEqual(before);
  });

  it('the R1 penalty and its gradients', () => {
    const tape = createPenaltyTape(k, d, n);
    d.gradients.data.fill(0);
    addGradientPenalty(k, d, onReal, tape, golden.gamma);
    expect(penaltyValue(tape, golden.gamma)).toBeCloseTo(want.penalty, 4);
    expectAll(gradientsOf(d), want.penaltyGradients, 2e-5);
  });

  it.each(optimizerNames)('three steps of %s', (name) => {
    const net = network(k, want.d, activation);
    const optimizer = createOptimizer(k, name, net);
    const tape = createPenaltyTape(k, net, n);
    for (let step = 0; step < 3; step++) {
      forward(k, net, both);
      fillSlopes(onReal, 'nonsaturating', 'real');
      fillSlopes(onFake, 'nonsaturating', 'generated');
      backward(k, net, both, { weights: true, input: false });
      addGradientPenalty(k, net, onReal, tape, golden.gamma);
      optimizer.step(golden.rate);
    }
    // Adam divides by the root of a mean square: where that is small, rounding counts more.
    expectAll(weightsOf(net), want[name], name === 'adam' ? 1e-3 : 5e-5);
    forward(k, d, both); // as the other tests left it
  });
});

describe('against finite differences', () => {
  it.each(lossNames)('the slope of the loss %s, in every role', (loss) => {
    const h = 1e-3;
    for (const role of ['real', 'generated', 'fooling'] as const) {
      for (let s = -9; s <= 9; s += 0.37) {
        const difference = (lossValue(loss, role, s + h) - lossValue(loss, role, s - h)) / (2 * h);
        // 32-bit exponentials: an error of 1e-7 in the value is 1e-4 here.
        expect(Math.abs(lossSlope(loss, role, s) - difference)).toBeLessThan(3e-4);
      }
    }
  });

  it('the sigmoid and the softplus do not overflow', () => {
    expect([sigmoid(500), softplus(500), softplus(-500)]).toEqual([1, 500, expect.closeTo(0, 30)]);
    expect(sigmoid(-500)).toBeGreaterThanOrEqual(0);
    for (let s = -30; s < 30; s += 0.71) {
      expect(Math.abs(sigmoid(s) - 1 / (1 + Math.exp(-s)))).toBeLessThan(1e-7);
      expect(Math.abs(softplus(s) - Math.log1p(Math.exp(s)))).toBeLessThan(2e-7 * Math.max(1, s));
    }
  });

  // Second order and more depth than the golden cases: the penalty is a sum over 5 points of squared slopes.
  it.each([
    ['tanh', 1],
    ['tanh', 2],
    ['tanh', 3],
    ['silu', 3],
    ['leaky', 3],
  ] as const)('the gradient of R1 with %s and %i hidden layers', (activation, depth) => {
    const k = createKernel(wasm, 4);
    const sizes = [2, ...Array.from({ length: depth }, () => 6), 1];
    const net = createMlp(k, sizes, activation, createRng(depth));
    const rng = createRng(7);
    net.parameters.data.forEach((value, i) => {
      if (value === 0) return; // padding and biases
      net.parameters.data[i] = value * (1 + 0.1 * rng.normal());
    });
    const tape = createTape(k, net, k.matrix(5, 2));
    for (let i = 0; i < 5; i++) tape.x.data.set([rng.normal(), rng.normal()], 4 * i);
    const penalty = createPenaltyTape(k, net, 5);
    const value = (): number => {
      forward(k, net, tape);
      addGradientPenalty(k, net, tape, penalty, 1);
      return penaltyValue(penalty, 1);
    };
    value();
    net.gradients.data.fill(0);
    value();
    const gradient = net.gradients.data.slice();
    const h = 2e-3;
    for (const { w } of net.layers) {
      const start = (w.address - net.parameters.address) / 4;
      for (let i = 0; i < w.rows; i++) {
        for (let j = 0; j < w.cols; j++) {
          const at = start + i * w.stride + j;
          const kept = net.parameters.data[at]!;
          net.parameters.data[at] = kept + h;
          const up = value();
          net.parameters.data[at] = kept - h;
          const difference = (up - value()) / (2 * h);
          net.parameters.data[at] = kept;
          // 32-bit rounding divided by 2 h, plus h^2 of a third derivative.
          expect(Math.abs(gradient[at]! - difference)).toBeLessThan(
            2e-3 * Math.max(1, Math.abs(difference)),
          );
        }
      }
    }
  });
});

describe('optimizers against their papers', () => {
  it('Adam follows algorithm 1 of Kingma & Ba for 50 steps', () => {
    const k = createKernel(wasm, 2);
    const net = createMlp(k, [3, 2], 'tanh', createRng(4));
    const optimizer = createOptimizer(k, 'adam', net, { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
    const n = net.parameters.data.length;
    const want = Float64Array.from(net.parameters.data);
    const [m, v] = [new Float64Array(n), new Float64Array(n)];
    const rng = createRng(9);
    for (let t = 1; t <= 50; t++) {
      for (let i = 0; i < n; i++) {
        const g = Math.fround(rng.normal());
        net.gradients.data[i] = g;
        m[i] = 0.9 * m[i]! + 0.1 * g;
        v[i] = 0.999 * v[i]! + 0.001 * g * g;
        const mHat = m[i]! / (1 - 0.9 ** t);
        const vHat = v[i]! / (1 - 0.999 ** t);
        want[i]! -= (0.01 * mHat) / (Math.sqrt(vHat) + 1e-8);
      }
      optimizer.step(0.01);
    }
    // 1 - 0.999 in 32 bits is off by 1e-5, relative, which moves each of 50 steps by that.
    net.parameters.data.forEach((value, i) =>
      expect(Math.abs(value - want[i]!)).toBeLessThan(2e-5),
    );
    expect(net.gradients.data.every((g) => g === 0)).toBe(true);
  });

  it('plain descent takes the gradient times the rate', () => {
    const k = createKernel(wasm, 2);
    const net = createMlp(k, [2, 2], 'tanh', createRng(4));
    const before = net.parameters.data.slice();
    net.gradients.data.fill(0.5);
    createOptimizer(k, 'sgd', net).step(0.25);
    net.parameters.data.forEach((value, i) => expect(value).toBe(Math.fround(before[i]! - 0.125)));
  });
});
