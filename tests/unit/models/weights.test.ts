import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { crc32, decodeWeights, encodeWeights } from '../../../src/models/network/weights.ts';
import { createRng } from '../../../src/models/random.ts';

const k = createKernel(undefined, 1);
const rng = createRng(1);
const a = k.matrix(5, 6);
const b = k.matrix(1, 3);
for (let row = 0; row < 5; row++) {
  for (let col = 0; col < 6; col++) a.data[row * a.stride + col] = rng.normal() * 10 ** (col - 3);
}
b.data.set([0, -2, 3]);
const file = encodeWeights([a, b]);

describe('a file of weights', () => {
  it('gives each number back to half a step of its column, and leaves the padding alone', () => {
    const [c, d] = [k.matrix(5, 6), k.matrix(1, 3)];
    decodeWeights(file, [c, d]);
    for (let col = 0; col < 6; col++) {
      const column = Array.from({ length: 5 }, (_, row) => a.data[row * a.stride + col]!);
      const step = Math.max(...column.map(Math.abs)) / 127;
      column.forEach((value, row) =>
        expect(Math.abs(c.data[row * c.stride + col]! - value)).toBeLessThan(0.501 * step),
      );
    }
    expect([...d.data].map((value) => Math.fround(value * 1e5) / 1e5)).toEqual([0, -2, 3, 0]);
    expect(c.data[6]).toBe(0);
  });

  it.each([
    ['cut short', file.slice(0, -1)],
    ['cut to nothing', file.slice(0, 0)],
    ['cut to its first letters', file.slice(0, 9)],
    ['altered in a number', file.map((byte, i) => (i === 60 ? byte ^ 1 : byte))],
    ['altered in its shapes', file.map((byte, i) => (i === 12 ? byte ^ 1 : byte))],
    ['altered in its checksum', file.map((byte, i) => (i === file.length - 2 ? byte ^ 1 : byte))],
    ['a page that says 404', new TextEncoder().encode('<!doctype html><title>404</title>')],
  ])('is refused when it is %s', (_, bytes) => {
    const before = a.data.slice();
    expect(() => decodeWeights(bytes, [a, b])).toThrow(
      /^The file of trained weights cannot be used: /,
    );
    expect(a.data).toEqual(before);
  });

  it('is refused by a network of another shape', () => {
    expect(() => decodeWeights(file, [a])).toThrow('it belongs to a network of another shape');
    expect(() => decodeWeights(file, [a, k.matrix(3, 1)])).toThrow('another shape');
  });
});

it('has the checksum of the standard', () => {
  // The check value of CRC-32/ISO-HDLC.
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
