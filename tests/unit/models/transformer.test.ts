import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel, type Matrix } from '../../../src/models/kernel/kernel.ts';
import {
  backward,
  createGradients,
  createTape,
  createTransformer,
  forward,
  matricesOf,
  type Transformer,
  type TransformerShape,
  type TransformerTape,
} from '../../../src/models/language/transformer.ts';
import {
  layTexts,
  lossAndSlope,
  type Batch,
} from '../../../src/models/language/transformer-batch.ts';
import { createOptimizer } from '../../../src/models/network/optimizers.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();

type Rows = readonly (readonly number[])[];
// From PyTorch: see tests/golden/language.py.
const golden = JSON.parse(
  readFileSync(new URL('../../golden/language.json', import.meta.url), 'utf8'),
) as {
  shape: TransformerShape;
  texts: Rows;
  matrices: readonly Rows[];
  logits: Rows;
  loss: number;
  /** By text, layer and head: what each word takes from each. */
  attention: readonly (readonly (readonly Rows[])[])[];
  gradients: readonly Rows[];
};

const stories = golden.texts;
const rows = stories.reduce((sum, { length }) => sum + length + 1, 0);

/** The golden texts, laid into a tape. */
function lay(net: Transformer, tape: TransformerTape): Batch {
  const queue = stories.map((tokens) => ({ tokens }));
  return layTexts(net, tape, () => queue.shift());
}

function load(m: Matrix, values: Rows): void {
  values.forEach((row, i) => m.data.set(row, i * m.stride));
}

function expectRows(m: Matrix, values: Rows, bound: number): void {
  values.forEach((row, i) =>
    row.forEach((value, j) => {
      const error = Math.abs(m.data[i * m.stride + j]! - value);
      expect(error, `(${i}, ${j}) should be ${value}`).toBeLessThan(
        bound * Math.max(1, Math.abs(value)),
      );
    }),
  );
}

describe.each([
  ['SIMD', wasm],
  ['plain', undefined],
] as const)('against PyTorch, on the %s kernel', (_, bytes) => {
  const k = createKernel(bytes, 4);
  const net = createTransformer(k, golden.shape, createRng(1));
  matricesOf(net).forEach((m, i) => load(m, golden.matrices[i]!));
  const tape = createTape(k, net, rows);
  const { passages, targets } = lay(net, tape);
  const logits = forward(k, net, tape, passages);

  it('forward: the logits', () => expectRows(logits, golden.logits, 5e-6));

  it('what each head takes from each word', () => {
    const { context } = net.shape;
    passages.forEach(({ start, to }, text) =>
      tape.blocks.forEach(({ weights }, l) =>
        golden.attention[text]![l]!.forEach((head, h) =>
          head.forEach((row, i) => {
            const begin = (start + i) * weights.stride + h * context;
            const got = weights.data.subarray(begin, begin + to - start);
            row.forEach((value, j) => expect(got[j]).toBeCloseTo(value, 5));
          }),
        ),
      ),
    );
  });

  it('the loss and the gradients of all matrices', () => {
    expect(lossAndSlope(k, logits, targets)).toBeCloseTo(golden.loss, 5);
    backward(k, net, tape, passages, createGradients(k, net, rows));
    const { words, places, blocks } = net.d;
    [words, places, ...blocks.flatMap(({ qkv, out, up, down }) => [qkv, out, up, down])].forEach(
      (m, i) => expectRows(m, golden.gradients[i]!, 5e-6),
    );
  });
});

/** A network whose matrices are all at work: those that begin at 0, too. */
function stirred(bytes = wasm): { k: Kernel; net: Transformer } {
  const k = createKernel(bytes, 4);
  const net = createTransformer(k, golden.shape, createRng(2));
  const rng = createRng(3);
  for (const { rows, cols, stride, data } of matricesOf(net)) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) data[i * stride + j]! += 0.3 * rng.normal();
    }
  }
  return { k, net };
}

it('has the gradients of finite differences', () => {
  const { k, net } = stirred();
  const tape = createTape(k, net, rows);
  const { passages, targets } = lay(net, tape);
  const value = (): number => lossAndSlope(k, forward(k, net, tape, passages), targets);
  value();
  backward(k, net, tape, passages, createGradients(k, net, rows));
  const gradient = net.gradients.data.slice();
  const h = 4e-3;
  const rng = createRng(4);
  for (let trial = 0; trial < 400; trial++) {
    const at = rng.below(gradient.length);
    const kept = net.parameters.data[at]!;
    net.parameters.data[at] = kept + h;
    const up = value();
    net.parameters.data[at] = kept - h;
    const difference = (up - value()) / (2 * h);
    net.parameters.data[at] = kept;
    // 32-bit rounding divided by 2 h, plus h^2 of a third derivative.
    expect(Math.abs(gradient[at]! - difference), `number ${at}`).toBeLessThan(5e-4);
  }
});

it('trains with the same bits on both kernels', () => {
  const [a, b] = [wasm, undefined].map((bytes) => {
    const { k, net } = stirred(bytes);
    const tape = createTape(k, net, rows);
    const { passages, targets } = lay(net, tape);
    const gradients = createGradients(k, net, rows);
    const adam = createOptimizer(k, 'adam', net);
    for (let step = 0; step < 5; step++) {
      lossAndSlope(k, forward(k, net, tape, passages), targets);
      backward(k, net, tape, passages, gradients);
      adam.step(0.01);
    }
    return net.parameters.data;
  });
  expect(a).toEqual(b);
});

it('sees nothing of what comes later, and nothing of other texts', () => {
  const { k, net } = stirred();
  const tape = createTape(k, net, rows);
  const { passages } = lay(net, tape);
  const before = forward(k, net, tape, passages).data.slice();
  const second = passages[1]!;
  tape.ids[second.start + 2] = 9;
  const after = forward(k, net, tape, passages).data;
  const { stride } = tape.logits;
  const changed = Array.from({ length: rows }, (_, i) => i).filter((i) =>
    after
      .subarray(i * stride, (i + 1) * stride)
      .some((value, j) => value !== before[i * stride + j]),
  );
  expect(changed).toEqual([second.start + 2, second.start + 3]);
});

it('gives the same bits word by word, from what it keeps, as for a whole text at once', () => {
  const { k, net } = stirred();
  const text = [0, 7, 7, 3, 2, 8, 6, 1];
  const [whole, part] = [createTape(k, net, text.length), createTape(k, net, text.length)];
  text.forEach((id, i) =>
    [whole, part].forEach((tape) => [(tape.ids[i] = id), (tape.places[i] = i)]),
  );
  const all = forward(k, net, whole, [{ start: 0, from: 0, to: text.length }]);
  text.forEach((_, i) => {
    const one = forward(k, net, part, [{ start: 0, from: i, to: i + 1 }]);
    expect(one.data).toEqual(all.data.subarray(i * all.stride, (i + 1) * all.stride));
  });
});

describe('texts in a tape', () => {
  it('lie end to end, each from its first word on, and are cut where the tape ends', () => {
    const k = createKernel(undefined, 1);
    const net = createTransformer(k, golden.shape, createRng(1));
    const tape = createTape(k, net, 12);
    const queue = [
      [3, 4],
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [5, 6],
    ].map((tokens) => ({ tokens }));
    const { passages, targets } = layTexts(net, tape, () => queue.shift());
    expect([...tape.ids]).toEqual([0, 3, 4, 0, 1, 2, 3, 4, 5, 6, 7, 0]);
    expect([...targets]).toEqual([3, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8, 5]);
    expect([...tape.places]).toEqual([0, 1, 2, 0, 1, 2, 3, 4, 5, 6, 7, 0]);
    expect(passages.map(({ start, to }) => [start, to])).toEqual([
      [0, 3],
      [3, 11],
      [11, 12],
    ]);
  });
});
