/** Pictures side by side as a PNG: a contact sheet. */
import sharp from 'sharp';
import { CHANNELS, SIDE } from '../../models/pictures/maker.ts';

const SCALE = 4;
const GAP = 1;

/** A PNG of pictures, a row of them after the other, each enlarged without smoothing. */
export async function sheetPng(
  rows: readonly (readonly ArrayLike<number>[])[],
): Promise<Buffer<ArrayBufferLike>> {
  const cell = SIDE + GAP;
  const width = Math.max(...rows.map((row) => row.length)) * cell + GAP;
  const height = rows.length * cell + GAP;
  const bytes = Buffer.alloc(width * height * 3, 255);
  rows.forEach((row, r) =>
    row.forEach((picture, c) => {
      for (let at = 0; at < SIDE * SIDE * CHANNELS; at++) {
        const pixel = Math.floor(at / CHANNELS);
        const y = r * cell + GAP + Math.floor(pixel / SIDE);
        const x = c * cell + GAP + (pixel % SIDE);
        bytes[(y * width + x) * 3 + (at % CHANNELS)] = Math.round(
          127.5 * (Math.min(1, Math.max(-1, picture[at]!)) + 1),
        );
      }
    }),
  );
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .resize(width * SCALE, height * SCALE, { kernel: 'nearest' })
    .png({ palette: true })
    .toBuffer();
}
