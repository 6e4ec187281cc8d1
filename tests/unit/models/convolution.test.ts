import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel } from '../../../src/models/kernel/kernel.ts';
import {
  backwardToInput,
  backwardToWeights,
  forward,
  type Convolution,
} from '../../../src/models/network/convolution.ts';
import { createConvolutions } from '../../../src/models/network/convolution-weights.ts';
import {
  createImages,
  offset,
  pixelSums,
  pool,
  poolBackward,
  setPictures,
  toPictures,
  upsampleAdd,
  upsampleBackward,
  type Images,
} from '../../../src/models/network/images.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const kernels = [
  ['simd', () => createKernel(wasm, 4)],
  ['plain', () => createKernel(undefined, 4)],
] as const;

function noise(images: Images, seed: number): Float64Array {
  const rng = createRng(seed);
  const numbers = Float64Array.from({ length: images.n * images.side ** 2 * images.channels }, () =>
    Math.fround(rng.normal()),
  );
  setPictures(images, numbers, images.channels);
  return numbers;
}

function convolution(k: Kernel, side: 1 | 3, inputs: number, outputs: number): Convolution {
  const shape = { side, inputs, outputs, start: 'normal' } as const;
  return createConvolutions(k, [shape], createRng(5)).convolutions[0]!;
}

/** The sum as it is written in the definition, in 64 bits. */
function direct(
  { side, w }: Convolution,
  x: Images,
  i: number,
  y: number,
  col: number,
  to: number,
) {
  const reach = (side - 1) / 2;
  let sum = 0;
  for (let j = 0; j < side; j++) {
    for (let a = 0; a < side; a++) {
      const [py, px] = [y + j - reach, col + a - reach];
      if (py < 0 || px < 0 || py >= x.side || px >= x.side) continue;
      for (let c = 0; c < x.channels; c++) {
        const weight = w.data[((j * side + a) * x.channels + c) * w.stride + to]!;
        sum += weight * x.pixels.data[offset(x, i, py, px) + c]!;
      }
    }
  }
  return sum;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Whether every number outside the pixels is 0. */
function borderIsBlack(images: Images): boolean {
  const numbers = images.pixels.data.slice();
  for (let i = 0; i < images.n; i++) {
    for (let y = 0; y < images.side; y++) {
      const at = offset(images, i, y, 0);
      numbers.fill(0, at, at + images.side * images.channels);
    }
  }
  return numbers.every((value) => value === 0);
}

describe.each(kernels)('a convolution on the %s kernel', (_, kernel) => {
  it.each([1, 3] as const)('with filters of side %i is the sum of its definition', (side) => {
    const k = kernel();
    const conv = convolution(k, side, 4, 12);
    const [x, z] = [createImages(k, 3, 4, 4), createImages(k, 3, 4, 12)];
    noise(x, 1);
    forward(k, conv, x, z);
    for (const [i, y, col, to] of [
      [0, 0, 0, 0],
      [0, 3, 3, 11],
      [1, 0, 2, 5],
      [2, 2, 0, 7],
      [2, 3, 3, 1],
    ] as const) {
      const found = z.pixels.data[offset(z, i, y, col) + to]!;
      expect(Math.abs(found - direct(conv, x, i, y, col, to))).toBeLessThan(1e-5);
    }
    expect(borderIsBlack(z)).toBe(true);
  });

  it('begins at a bias for each image, or at another image', () => {
    const k = kernel();
    const conv = convolution(k, 3, 4, 4);
    const [x, z, plain] = [0, 0, 0].map(() => createImages(k, 2, 4, 4)) as [Images, Images, Images];
    noise(x, 1);
    forward(k, conv, x, plain);
    const bias = k.matrix(2, 8);
    bias.data.set([0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 5, 6, 7, 8]);
    forward(k, conv, x, z, { bias, col: 4 });
    const difference = (i: number, c: number): number =>
      z.pixels.data[offset(z, i, 1, 2) + c]! - plain.pixels.data[offset(z, i, 1, 2) + c]!;
    expect(difference(0, 1)).toBeCloseTo(2, 5);
    expect(difference(1, 3)).toBeCloseTo(8, 5);
    const other = createImages(k, 2, 4, 4);
    const start = noise(other, 9);
    forward(k, conv, x, z, other);
    const [sum, alone] = [toPictures(z, 4), toPictures(plain, 4)];
    sum.forEach((value, at) => expect(value - alone[at]!).toBeCloseTo(start[at]!, 5));
  });

  // <dz, conv(x)> is linear in x and in w: its derivatives are what the backward passes must give.
  it.each([1, 3] as const)('passes gradients back through filters of side %i', (side) => {
    const k = kernel();
    const conv = convolution(k, side, 8, 4);
    const [x, z] = [createImages(k, 2, 4, 8), createImages(k, 2, 4, 4)];
    const [dx, dz] = [createImages(k, 2, 4, 8), createImages(k, 2, 4, 4)];
    const input = noise(x, 1);
    const slope = noise(dz, 2);
    forward(k, conv, x, z);
    backwardToInput(k, conv, dz, dx);
    backwardToWeights(k, conv, x, dz);
    const value = dot(slope, toPictures(z, 4));
    expect(dot(toPictures(dx, 8), input)).toBeCloseTo(value, 3);
    expect(dot(conv.dw.data, conv.w.data)).toBeCloseTo(value, 3);
    // One weight and one pixel by themselves.
    const [weight, step] = [17, 0.5];
    conv.w.data[weight]! += step;
    forward(k, conv, x, z);
    conv.w.data[weight]! -= step;
    expect((dot(slope, toPictures(z, 4)) - value) / step).toBeCloseTo(conv.dw.data[weight]!, 3);
    const pixel = offset(x, 1, 2, 3) + 6;
    x.pixels.data[pixel]! += step;
    forward(k, conv, x, z);
    expect((dot(slope, toPictures(z, 4)) - value) / step).toBeCloseTo(dx.pixels.data[pixel]!, 3);
    expect(borderIsBlack(dx)).toBe(true);
  });
});

it('gives the same bits on both kernels', () => {
  const [simd, plain] = kernels.map(([, kernel]) => {
    const k = kernel();
    const conv = convolution(k, 3, 8, 12);
    const [x, z] = [createImages(k, 2, 4, 8), createImages(k, 2, 4, 12)];
    const dz = createImages(k, 2, 4, 12);
    noise(x, 1);
    noise(dz, 2);
    forward(k, conv, x, z);
    backwardToWeights(k, conv, x, dz);
    return [...z.pixels.data, ...conv.dw.data];
  });
  expect(simd).toEqual(plain);
});

describe('images', () => {
  const k = createKernel(undefined, 4);

  it('keep pictures as they are', () => {
    const images = createImages(k, 2, 4, 4);
    const pictures = Float64Array.from({ length: 2 * 16 * 3 }, (_, i) => i);
    setPictures(images, pictures, 3);
    expect(toPictures(images, 3)).toEqual(pictures);
    expect(borderIsBlack(images)).toBe(true);
  });

  it('refuse channels that do not come in fours', () => {
    expect(() => createImages(k, 1, 4, 3)).toThrow('Channels come in fours, not 3.');
  });

  it('are pooled to means, and gradients go back as fourths', () => {
    const [x, y] = [createImages(k, 2, 4, 4), createImages(k, 2, 2, 4)];
    const [dx, dy] = [createImages(k, 2, 4, 4), createImages(k, 2, 2, 4)];
    const input = noise(x, 1);
    const slope = noise(dy, 2);
    pool(x, y);
    const at = (row: number, col: number): number => x.pixels.data[offset(x, 1, row, col) + 2]!;
    expect(y.pixels.data[offset(y, 1, 1, 0) + 2]).toBeCloseTo(
      (at(2, 0) + at(2, 1) + at(3, 0) + at(3, 1)) / 4,
      6,
    );
    poolBackward(dx, dy);
    expect(dot(toPictures(dx, 4), input)).toBeCloseTo(dot(slope, toPictures(y, 4)), 4);
  });

  it('are enlarged onto a skip, and gradients are summed on the way back', () => {
    const [x, y] = [createImages(k, 2, 2, 4), createImages(k, 2, 4, 4)];
    const [dx, dy] = [createImages(k, 2, 2, 4), createImages(k, 2, 4, 4)];
    const skip = createImages(k, 2, 4, 4);
    const input = noise(x, 1);
    const slope = noise(dy, 2);
    const beside = noise(skip, 3);
    upsampleAdd(x, skip, y);
    upsampleBackward(dx, dy);
    const value = dot(slope, toPictures(y, 4)) - dot(slope, beside);
    expect(dot(toPictures(dx, 4), input)).toBeCloseTo(value, 4);
  });

  it('add up to the gradient of a bias', () => {
    const x = createImages(k, 2, 4, 4);
    const input = noise(x, 1);
    const sums = k.matrix(2, 8);
    sums.data.fill(7);
    pixelSums(x, sums, 4);
    let sum = 0;
    for (let pixel = 0; pixel < 16; pixel++) sum += input[16 * 4 + 4 * pixel + 1]!;
    expect(sums.data[8 + 4 + 1]).toBeCloseTo(sum, 5);
    expect(sums.data[0]).toBe(7);
  });
});
