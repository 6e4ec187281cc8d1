import { expect, it } from 'vitest';
import { createKernel, type Kernel } from '../../../src/models/kernel/kernel.ts';
import { setPictures, toPictures } from '../../../src/models/network/images.ts';
import {
  backward,
  createTape,
  createUNet,
  firstOfTape,
  forward,
  matricesOf,
  type UNet,
  type UNetTape,
} from '../../../src/models/network/unet.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const shape = {
  side: 8,
  pictureChannels: 4,
  channels: [4, 8, 12],
  conditions: 5,
  hidden: 8,
} as const;
const N = 2;

/** A network with no weight at 0, and a tape full of noise. */
function example(k: Kernel): { net: UNet; tape: UNetTape } {
  const net = createUNet(k, shape, createRng(1));
  const rng = createRng(2);
  for (const { w } of [net.last, ...[...net.down, net.middle, ...net.up].map((b) => b.conv2)]) {
    for (let i = 0; i < w.data.length; i++) w.data[i] = rng.normal() / Math.sqrt(w.rows);
  }
  const tape = createTape(k, net, N);
  setPictures(tape.x, Float64Array.from({ length: N * 64 * 3 }, rng.normal), 3);
  for (let i = 0; i < tape.conditions.data.length; i++) {
    if (i % tape.conditions.stride < shape.conditions) tape.conditions.data[i] = rng.normal();
  }
  return { net, tape };
}

it('answers 0 until it is trained', () => {
  const k = createKernel(wasm, 8);
  const net = createUNet(k, shape, createRng(1));
  const tape = createTape(k, net, 1);
  setPictures(tape.x, new Float64Array(64 * 3).fill(1), 3);
  forward(k, net, tape);
  expect(tape.out.pixels.data.every((value) => value === 0)).toBe(true);
});

it('has gradients that agree with finite differences, in every matrix', () => {
  const k = createKernel(wasm, 8);
  const { net, tape } = example(k);
  const rng = createRng(3);
  const slope = Float64Array.from({ length: N * 64 * 4 }, rng.normal);
  const value = (): number => {
    forward(k, net, tape);
    return toPictures(tape.out, 4).reduce((sum, out, i) => sum + out * slope[i]!, 0);
  };
  value();
  setPictures(tape.dOut, slope, 4);
  backward(k, net, tape);
  const step = 0.01;
  for (const { parameters, gradients } of net.parts) {
    let largest = 0;
    for (const g of gradients.data) largest = Math.max(largest, Math.abs(g));
    for (let trial = 0; trial < 60; trial++) {
      const i = rng.below(parameters.data.length);
      const kept = parameters.data[i]!;
      parameters.data[i] = kept + step;
      const above = value();
      parameters.data[i] = kept - step;
      const below = value();
      parameters.data[i] = kept;
      const found = (above - below) / (2 * step);
      expect(Math.abs(found - gradients.data[i]!)).toBeLessThan(0.002 * largest);
    }
  }
});

it('gives the first images of a tape what it gives them among all', () => {
  const k = createKernel(wasm, 8);
  const { net, tape } = example(k);
  forward(k, net, tape);
  const all = toPictures(tape.out, 4);
  tape.out.pixels.data.fill(0);
  const part = firstOfTape(k, tape, 1);
  forward(k, net, part);
  expect([...toPictures(part.out, 4)]).toEqual([...all.subarray(0, all.length / N)]);
});

it('gives the same bits on both kernels, forward and backward', () => {
  const [simd, plain] = [createKernel(wasm, 8), createKernel(undefined, 8)].map((k) => {
    const { net, tape } = example(k);
    forward(k, net, tape);
    setPictures(tape.dOut, toPictures(tape.out, 4), 4);
    backward(k, net, tape);
    return net.parts.flatMap(({ gradients }) => [...gradients.data]);
  });
  expect(simd).toEqual(plain);
});

it('has all its weights in the list of its matrices', () => {
  const net = createUNet(createKernel(wasm, 8), shape, createRng(1));
  const inMatrices = matricesOf(net).reduce((sum, { data }) => sum + data.length, 0);
  const inParts = net.parts.reduce((sum, { parameters }) => sum + parameters.data.length, 0);
  expect(inMatrices).toBe(inParts);
});
