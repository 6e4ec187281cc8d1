/**
 * @file Trained weights as a small file: each matrix in whole numbers from -127 to 127, with a scale for each of its
 * columns (int8 per output channel), and a checksum over all. Little-endian:
 *
 *     8 bytes   "weights1"
 *     uint32    number of matrices, then rows and cols of each
 *     float32   the scales of a matrix, cols of them, and then
 *     int8      its numbers, by rows; matrix after matrix
 *     uint32    CRC-32 of all bytes before
 */
import type { Matrix } from '../kernel/kernel.ts';

const MAGIC = 'weights1';

/** The file for these matrices. */
export function encodeWeights(matrices: readonly Matrix[]): Uint8Array<ArrayBuffer> {
  const head = MAGIC.length + 4 + 8 * matrices.length;
  const size = matrices.reduce((sum, { rows, cols }) => sum + 4 * cols + rows * cols, head);
  const bytes = new Uint8Array(size + 4);
  const view = new DataView(bytes.buffer);
  let at = MAGIC.length;
  bytes.set([...MAGIC].map((letter) => letter.charCodeAt(0)));
  const u32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  u32(matrices.length);
  for (const { rows, cols } of matrices) {
    u32(rows);
    u32(cols);
  }
  for (const { rows, cols, stride, data } of matrices) {
    const scales = Array.from({ length: cols }, (_, col) => {
      let most = 0;
      for (let row = 0; row < rows; row++) {
        most = Math.max(most, Math.abs(data[row * stride + col]!));
      }
      return Math.fround(most / 127);
    });
    for (const scale of scales) {
      view.setFloat32(at, scale, true);
      at += 4;
    }
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const scale = scales[col]!;
        view.setInt8(at++, scale > 0 ? Math.round(data[row * stride + col]! / scale) : 0);
      }
    }
  }
  u32(crc32(bytes.subarray(0, size)));
  return bytes;
}

/** Sets the matrices to what is in the file. Throws a sentence for the reader where that is not whole or not theirs. */
export function decodeWeights(bytes: Uint8Array, matrices: readonly Matrix[]): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (why: string): never => {
    throw new Error(`The file of trained weights cannot be used: ${why}.`);
  };
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < MAGIC.length + 8) refuse('it is not one, or is cut short');
  const end = bytes.length - 4;
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) {
    refuse('its checksum is wrong, so it was cut short or altered on the way');
  }
  let at = MAGIC.length;
  const u32 = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const shapes = Array.from({ length: u32() }, () => [u32(), u32()] as const);
  const fits =
    shapes.length === matrices.length &&
    shapes.every(([rows, cols], i) => rows === matrices[i]!.rows && cols === matrices[i]!.cols);
  if (!fits) refuse('it belongs to a network of another shape');
  for (const { rows, cols, stride, data } of matrices) {
    const scales = Array.from({ length: cols }, (_, col) => view.getFloat32(at + 4 * col, true));
    at += 4 * cols;
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        data[row * stride + col] = scales[col]! * view.getInt8(at++);
      }
    }
  }
}

/** CRC-32 as in zip and PNG (ISO 3309): polynomial 0xEDB88320, reflected. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
