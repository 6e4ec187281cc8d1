import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel } from '../../../src/models/kernel/kernel.ts';
import * as discriminator from '../../../src/models/network/discriminator.ts';
import * as generator from '../../../src/models/network/generator.ts';
import { setPictures, toPictures } from '../../../src/models/network/images.ts';
import type { Parameters } from '../../../src/models/network/optimizers.ts';
import { conditionFeatures } from '../../../src/models/pictures/conditions.ts';
import {
  createGanTrainee,
  createPictureGenerator,
  ganTraining,
  pictureMaker,
  Z,
} from '../../../src/models/pictures/gan.ts';
import { NUMBERS } from '../../../src/models/pictures/maker.ts';
import { trainingCombination, trainingPicture } from '../../../src/models/pictures/training-set.ts';
import { crc32, encodeWeights } from '../../../src/models/network/weights.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const N = 2;

/** Fills all weights with noise, so that none is at 0. */
function randomize(parts: readonly Parameters[], matrices: readonly { rows: number }[]): void {
  const rng = createRng(1);
  const rows = Math.max(...matrices.map((each) => each.rows));
  for (const { parameters } of parts) {
    for (let i = 0; i < parameters.data.length; i++) {
      parameters.data[i] = (2 * rng.normal()) / Math.sqrt(rows);
    }
  }
}

/** Compares gradients with finite differences of `value`, at 60 places of each part. */
function expectSlopes(parts: readonly Parameters[], value: () => number): void {
  const rng = createRng(3);
  const step = 0.005;
  for (const { parameters, gradients } of parts) {
    let largest = 0;
    for (const g of gradients.data) largest = Math.max(largest, Math.abs(g));
    expect(largest).toBeGreaterThan(0);
    for (let trial = 0; trial < 60; trial++) {
      const i = rng.below(parameters.data.length);
      const kept = parameters.data[i]!;
      parameters.data[i] = kept + step;
      const above = value();
      parameters.data[i] = kept - step;
      const below = value();
      parameters.data[i] = kept;
      const found = (above - below) / (2 * step);
      expect(Math.abs(found - gradients.data[i]!)).toBeLessThan(0.004 * largest);
    }
  }
}

describe('the generator', () => {
  const shape = { inputs: 5, hidden: 8, side: 4, channels: [8, 8, 4], pictureChannels: 4 } as const;

  function example(k: Kernel): { net: generator.Generator; tape: generator.GeneratorTape } {
    const net = generator.createGenerator(k, shape, createRng(1));
    randomize(net.parts, generator.matricesOf(net));
    const tape = generator.createTape(k, net, N);
    const rng = createRng(2);
    for (let i = 0; i < tape.inputs.data.length; i++) {
      if (i % tape.inputs.stride < shape.inputs) tape.inputs.data[i] = rng.normal();
    }
    return { net, tape };
  }

  it('has gradients that agree with finite differences', () => {
    const k = createKernel(wasm, 8);
    const { net, tape } = example(k);
    const rng = createRng(4);
    const slope = Float64Array.from({ length: N * 64 * 4 }, rng.normal);
    const value = (): number => {
      generator.forward(k, net, tape);
      return toPictures(tape.out, 4).reduce((sum, out, i) => sum + out * slope[i]!, 0);
    };
    value();
    setPictures(tape.dOut, slope, 4);
    generator.backward(k, net, tape);
    expectSlopes(net.parts, value);
  });

  it('gives the first pictures of a tape what it gives them among all', () => {
    const k = createKernel(wasm, 8);
    const { net, tape } = example(k);
    generator.forward(k, net, tape);
    const all = toPictures(tape.out, 4);
    tape.out.pixels.data.fill(0);
    const part = generator.firstOfTape(k, tape, 1);
    generator.forward(k, net, part);
    expect([...toPictures(part.out, 4)]).toEqual([...all.subarray(0, all.length / N)]);
  });

  it('has all its weights in the list of its matrices', () => {
    const net = generator.createGenerator(createKernel(wasm, 8), shape, createRng(1));
    const size = (each: readonly { readonly data: Float32Array }[]): number =>
      each.reduce((sum, { data }) => sum + data.length, 0);
    expect(size(generator.matricesOf(net))).toBe(size(net.parts.map((part) => part.parameters)));
  });
});

describe('the discriminator', () => {
  const shape = {
    side: 8,
    pictureChannels: 4,
    channels: [4, 8],
    conditions: 3,
    hidden: 8,
  } as const;

  function example(k: Kernel): {
    net: discriminator.Discriminator;
    tape: discriminator.DiscriminatorTape;
  } {
    const net = discriminator.createDiscriminator(k, shape, createRng(1));
    const rng = createRng(2);
    for (const { parameters } of net.parts) {
      for (let i = 0; i < parameters.data.length; i++) parameters.data[i] = 0.4 * rng.normal();
    }
    const tape = discriminator.createTape(k, net, N);
    setPictures(tape.x, Float64Array.from({ length: N * 64 * 3 }, rng.normal), 3);
    for (let i = 0; i < N; i++) tape.words.data[i * tape.words.stride + i] = 1;
    tape.ds.set([0.7, -1.3]);
    return { net, tape };
  }
  const valueOf = (tape: discriminator.DiscriminatorTape): number =>
    tape.s.reduce((sum, s, i) => sum + s * tape.ds[i]!, 0);

  it('has gradients that agree with finite differences, of its weights and of the pictures', () => {
    const k = createKernel(wasm, 8);
    const { net, tape } = example(k);
    const value = (): number => {
      discriminator.forward(k, net, tape);
      return valueOf(tape);
    };
    value();
    discriminator.backward(k, net, tape, { weights: true, input: true });
    const dx = toPictures(tape.dx, 3);
    expectSlopes(net.parts, value);
    const x = toPictures(tape.x, 3);
    const largest = dx.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    for (let i = 0; i < x.length; i += 7) {
      const moved = (by: number): number => {
        setPictures(
          tape.x,
          x.map((each, at) => each + (at === i ? by : 0)),
          3,
        );
        return value();
      };
      const found = (moved(0.005) - moved(-0.005)) / 0.01;
      expect(Math.abs(found - dx[i]!)).toBeLessThan(0.01 * largest);
    }
  });

  it('leaves the gradients of its weights alone where only those of the pictures are wanted', () => {
    const k = createKernel(wasm, 8);
    const { net, tape } = example(k);
    discriminator.forward(k, net, tape);
    discriminator.backward(k, net, tape, { weights: false, input: true });
    for (const { gradients } of net.parts) expect(gradients.data.every((g) => g === 0)).toBe(true);
  });

  it('finds everything as likely real as not, until it is trained', () => {
    const k = createKernel(wasm, 8);
    const net = discriminator.createDiscriminator(k, shape, createRng(1));
    const tape = discriminator.createTape(k, net, N);
    setPictures(tape.x, new Float64Array(N * 64 * 3).fill(1), 3);
    discriminator.forward(k, net, tape);
    expect([...tape.s]).toEqual([0, 0]);
  });
});

describe('training', () => {
  const data = {
    count: 40,
    combination: trainingCombination,
    pixels: (i: number): Float32Array => pictures[i]!,
  };
  const pictures = Array.from({ length: data.count }, (_, i) => trainingPicture(i));
  const recipe = { ...ganTraining, batch: 2, steps: 4 };
  const start = (
    seed = 1,
    kernel: Kernel = createKernel(wasm, 24),
  ): ReturnType<typeof createGanTrainee> => createGanTrainee(kernel, data, { ...recipe, seed });
  /** A checksum of the bits of each part: quicker to compare than their numbers. */
  const bits = (parts: readonly Float32Array[]): number[] =>
    parts.map(({ buffer, byteOffset, byteLength }) =>
      crc32(new Uint8Array(buffer, byteOffset, byteLength)),
    );

  it('gives the same bits from the same seed, and others from another', () => {
    const runs = [1, 1, 2].map((seed) => {
      const trainee = start(seed);
      const losses = [0, 1].map((i) => trainee.step(i));
      return { losses, means: bits(trainee.means) };
    });
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(runs[2]);
  });

  it('gives the same bits on both kernels', () => {
    const [simd, plain] = [createKernel(wasm, 24), createKernel(undefined, 24)].map((k) => {
      const trainee = start(1, k);
      for (let i = 0; i < 2; i++) trainee.step(i);
      return bits(trainee.state);
    });
    expect(simd).toEqual(plain);
  });

  it('ends with the same bits after an interruption', () => {
    const whole = start();
    for (let i = 0; i < 4; i++) whole.step(i);
    const first = start();
    for (let i = 0; i < 2; i++) first.step(i);
    const second = start(1);
    second.state.forEach((part, i) => part.set(first.state[i]!));
    second.resume(2);
    for (let i = 2; i < 4; i++) second.step(i);
    expect(bits(second.state)).toEqual(bits(whole.state));
    expect(bits(second.means)).toEqual(bits(whole.means));
  });
});

describe('drawing', () => {
  it('takes less than 200 kB of weights', () => {
    const net = createPictureGenerator(createKernel(wasm, 24));
    const { length } = encodeWeights(generator.matricesOf(net));
    expect(length).toBeLessThan(170_000); // the rest is for the code
  });

  it('gives a picture the same numbers whatever is drawn beside it', () => {
    const k = createKernel(wasm, 24);
    const net = createPictureGenerator(k);
    const rng = createRng(5);
    for (let i = 0; i < net.last.w.data.length; i++) net.last.w.data[i] = rng.normal() / 10;
    const z = Float64Array.from({ length: 3 * Z }, rng.normal);
    const features = [{}, { thing: 'fish' }, { color: 'red', scene: 'snow' }] as const;
    const told = features.map(conditionFeatures);
    const all = pictureMaker(k, net, 2)(z, told);
    expect(all).toHaveLength(3 * NUMBERS);
    expect(all.every((value) => Math.abs(value) <= 1)).toBe(true);
    const alone = pictureMaker(k, net, 1);
    for (let i = 0; i < 3; i++) {
      const one = alone(z.subarray(i * Z, (i + 1) * Z), [told[i]!]);
      expect([...one]).toEqual([...all.subarray(i * NUMBERS, (i + 1) * NUMBERS)]);
    }
  });
});
