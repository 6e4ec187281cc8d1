/** @file A small picture of pixels as an image in the page, which enlarges it without smoothing. */

/** Red, green and blue of each pixel, in [0, 1], rows from the top. */
export interface Bitmap {
  readonly side: number;
  readonly colors: ArrayLike<number>;
}

const HEADER = 54;

/** An image without words: its meaning is told by the wrapper's text alternative. */
export function bitmapOf(bitmap: Bitmap): string {
  const { side } = bitmap;
  return `<img class="pixels" alt="" width="${side}" height="${side}" decoding="sync" src="${sourceOf(bitmap)}">`;
}

/** The image as an address that holds it. */
export function sourceOf({ side, colors }: Bitmap): string {
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...bmp(side, colors)))}`;
}

/** The file: a header and five bits of each color, rows from the bottom. Noise cannot be compressed, so no format does. */
function bmp(side: number, colors: ArrayLike<number>): Uint8Array {
  if (side % 2 !== 0) throw new RangeError('Rows of a bitmap are of an even number of pixels.');
  const file = new DataView(new ArrayBuffer(HEADER + 2 * side * side));
  file.setUint16(0, 0x424d); // "BM"
  file.setUint32(2, file.byteLength, true);
  file.setUint32(10, HEADER, true);
  file.setUint32(14, HEADER - 14, true);
  file.setInt32(18, side, true);
  file.setInt32(22, side, true);
  file.setUint16(26, 1, true);
  file.setUint16(28, 16, true); // bits a pixel
  const level = (i: number): number => Math.round(31 * Math.min(1, Math.max(0, colors[i]!)));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const i = 3 * ((side - 1 - y) * side + x);
      const pixel = (level(i) << 10) | (level(i + 1) << 5) | level(i + 2);
      file.setUint16(HEADER + 2 * (y * side + x), pixel, true);
    }
  }
  return new Uint8Array(file.buffer);
}
