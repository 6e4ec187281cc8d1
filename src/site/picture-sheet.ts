/** Pictures side by side as a PNG: a contact sheet. */
import sharp from 'sharp';
import { CHANNELS, SIDE } from '../models/pictures/maker.ts';

const SCALE = 4;
const GAP = 1;

/** A PNG of pictures, row after row, each pixel enlarged without smoothing; what is between them is see-through. */
export async function sheetPng(
  rows: readonly (readonly ArrayLike<number>[])[],
): Promise<Buffer<ArrayBufferLike>> {
  const cell = SIDE + GAP;
  const width = Math.max(...rows.map((row) => row.length)) * cell - GAP;
  const height = rows.length * cell - GAP;
  const bytes = Buffer.alloc(width * height * 4);
  rows.forEach((row, r) =>
    row.forEach((picture, c) => {
      for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
        const y = r * cell + Math.floor(pixel / SIDE);
        const to = 4 * (y * width + c * cell + (pixel % SIDE));
        for (let channel = 0; channel < CHANNELS; channel++) {
          const value = Math.min(1, Math.max(-1, picture[pixel * CHANNELS + channel]!));
          bytes[to + channel] = Math.round(127.5 * (value + 1));
        }
        bytes[to + 3] = 255;
      }
    }),
  );
  return sharp(bytes, { raw: { width, height, channels: 4 } })
    .resize(width * SCALE, height * SCALE, { kernel: 'nearest' })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}
