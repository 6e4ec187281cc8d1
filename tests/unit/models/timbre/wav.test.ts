import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../src/models/timbre/wav.ts';

describe('a WAV file', () => {
  const file = wavFile(Float32Array.of(0, 1, -1, 0.5, 2, -2), 44_100);
  const view = new DataView(file.buffer);

  it('begins with the 44 bytes of one channel of 16-bit PCM', () => {
    // Written out by hand from the format's definition.
    const header =
      '52494646 30000000 57415645 666d7420 10000000 0100 0100 44ac0000 88580100 0200 1000 64617461 0c000000';
    expect(Buffer.from(file.subarray(0, 44)).toString('hex')).toBe(header.replaceAll(' ', ''));
    expect(file).toHaveLength(56);
  });

  it('says how much follows, and holds the samples, with those beyond 1 cut', () => {
    expect(view.getUint32(4, true)).toBe(file.length - 8);
    expect(view.getUint32(40, true)).toBe(file.length - 44);
    const samples = [0, 1, 2, 3, 4, 5].map((n) => view.getInt16(44 + 2 * n, true));
    expect(samples).toEqual([0, 32_767, -32_767, 16_384, 32_767, -32_767]);
  });

  it('of nothing is a header', () => {
    expect(wavFile(new Float32Array(0), 8000)).toHaveLength(44);
  });
});
