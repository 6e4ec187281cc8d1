/**
 * @file Samples as a WAV file: RIFF chunks of little-endian numbers, one of them `fmt ` and one `data` (Microsoft & IBM,
 * "Multimedia Programming Interface and Data Specifications 1.0", 1991). One channel of 16-bit PCM.
 */

const HEADER = 44;
const BYTES = 2;
const PCM = 1;
const MOST = 32_767;

/** The file of samples from -1 to 1 at `rate` samples a second; what is beyond is cut. */
export function wavFile(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const size = samples.length * BYTES;
  const view = new DataView(new ArrayBuffer(HEADER + size));
  const name = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  name(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + size, true);
  name(8, 'WAVE');
  name(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * BYTES, true); // bytes a second
  view.setUint16(32, BYTES, true); // bytes of a sample in all channels
  view.setUint16(34, 8 * BYTES, true);
  name(36, 'data');
  view.setUint32(40, size, true);
  samples.forEach((y, n) => {
    view.setInt16(HEADER + BYTES * n, Math.round(MOST * Math.min(1, Math.max(-1, y))), true);
  });
  return new Uint8Array(view.buffer);
}
