/**
 * @file Batches of square images in a kernel's memory, laid out for convolution: pixel after pixel, channels innermost,
 * with a border of zeros that neighbours share. After each row of pixels stands one of zeros, after each image a row of
 * them; so the three pixels (x - 1 .. x + 1) of a row are one run of memory, wherever x is.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';

/** n images of side x side pixels with c channels each, c a multiple of 4. */
export interface Images {
  readonly n: number;
  readonly side: number;
  readonly channels: number;
  /** A row a pixel, the border included: a matrix that element-wise operations may treat as a whole. */
  readonly pixels: Matrix;
}

/** Black images, that is zeros. Only pixels may be written to, never the border. */
export function createImages(k: Kernel, n: number, side: number, channels: number): Images {
  if (channels % 4 !== 0) throw new RangeError(`Channels come in fours, not ${channels}.`);
  return { n, side, channels, pixels: k.matrix(lead(side) + n * (side + 1) ** 2, channels) };
}

/** The first `count` images; shares their memory. */
export function firstImages(k: Kernel, { side, channels, pixels }: Images, count: number): Images {
  return {
    n: count,
    side,
    channels,
    pixels: k.rows(pixels, 0, lead(side) + count * (side + 1) ** 2),
  };
}

/** Where pixel (x, y) of image i is, in floats from the start of `pixels.data`; -1 and `side` are the border. */
export function offset({ side, channels }: Images, i: number, y: number, x: number): number {
  return channels * (lead(side) + (i * (side + 1) + y) * (side + 1) + x);
}

/** The same in bytes of the kernel's memory. */
export function address(images: Images, i: number, y: number, x: number): number {
  return images.pixels.address + 4 * offset(images, i, y, x);
}

/** y = the mean of each 2 x 2 pixels of x. */
export function pool(x: Images, y: Images): void {
  const { channels } = x;
  const from = x.pixels.data;
  const to = y.pixels.data;
  const down = channels * (x.side + 1);
  eachPixel(y, (at, i, row, col) => {
    const above = offset(x, i, 2 * row, 2 * col);
    for (let c = 0; c < channels; c++) {
      const [a, b] = [above + c, above + down + c];
      to[at + c] = (from[a]! + from[a + channels]! + from[b]! + from[b + channels]!) / 4;
    }
  });
}

/** dx += what {@link pool} makes of dy: a fourth for each of the four. */
export function poolBackward(dx: Images, dy: Images): void {
  const { channels } = dx;
  const from = dy.pixels.data;
  const to = dx.pixels.data;
  eachPixel(dx, (at, i, row, col) => {
    const source = offset(dy, i, row >> 1, col >> 1);
    for (let c = 0; c < channels; c++) to[at + c]! += from[source + c]! / 4;
  });
}

/** y = x, each of its pixels standing for 2 x 2. {@link upsampleBackward} is the way back. */
export function upsample(x: Images, y: Images): void {
  const { channels } = y;
  const from = x.pixels.data;
  const to = y.pixels.data;
  eachPixel(y, (at, i, row, col) => {
    const source = offset(x, i, row >> 1, col >> 1);
    for (let c = 0; c < channels; c++) to[at + c] = from[source + c]!;
  });
}

/** y = skip + x, each pixel of x standing for 2 x 2. */
export function upsampleAdd(x: Images, skip: Images, y: Images): void {
  const { channels } = y;
  const from = x.pixels.data;
  const beside = skip.pixels.data;
  const to = y.pixels.data;
  eachPixel(y, (at, i, row, col) => {
    const source = offset(x, i, row >> 1, col >> 1);
    for (let c = 0; c < channels; c++) to[at + c] = beside[at + c]! + from[source + c]!;
  });
}

/** dx = the sum of dy over the four pixels that each of x stood for. The skip's share is dy itself. */
export function upsampleBackward(dx: Images, dy: Images): void {
  const { channels } = dx;
  const from = dy.pixels.data;
  const to = dx.pixels.data;
  const down = channels * (dy.side + 1);
  eachPixel(dx, (at, i, row, col) => {
    const above = offset(dy, i, 2 * row, 2 * col);
    for (let c = 0; c < channels; c++) {
      const [a, b] = [above + c, above + down + c];
      to[at + c] = from[a]! + from[a + channels]! + from[b]! + from[b + channels]!;
    }
  });
}

/** sums[i, c] = the sum of channel c over the pixels of image i, written from column `col` on: the gradient of a bias. */
export function pixelSums(x: Images, sums: Matrix, col: number): void {
  const { channels, side } = x;
  const from = x.pixels.data;
  for (let i = 0; i < x.n; i++) {
    const to = i * sums.stride + col;
    sums.data.fill(0, to, to + channels);
    const end = offset(x, i, side - 1, side);
    for (let at = offset(x, i, 0, 0); at < end; at += channels) {
      for (let c = 0; c < channels; c++) sums.data[to + c]! += from[at + c]!;
    }
  }
}

/** y += x, all channels of all pixels. */
export function add(x: Images, y: Images): void {
  const from = x.pixels.data;
  const to = y.pixels.data;
  for (let at = 0; at < to.length; at++) to[at]! += from[at]!;
}

/** Sets pictures (n, side * side * channels'), by rows and without a border, into the first channels of images. */
export function setPictures(images: Images, pictures: ArrayLike<number>, channels: number): void {
  let next = 0;
  eachPixel(images, (at) => {
    for (let c = 0; c < channels; c++) images.pixels.data[at + c] = pictures[next++]!;
  });
}

/** The first channels of images as pictures (n, side * side * channels'). */
export function toPictures(images: Images, channels: number): Float64Array {
  const pictures = new Float64Array(images.n * images.side ** 2 * channels);
  let next = 0;
  eachPixel(images, (at) => {
    for (let c = 0; c < channels; c++) pictures[next++] = images.pixels.data[at + c]!;
  });
  return pictures;
}

function eachPixel(
  images: Images,
  visit: (at: number, i: number, y: number, x: number) => void,
): void {
  for (let i = 0; i < images.n; i++) {
    for (let y = 0; y < images.side; y++) {
      for (let x = 0, at = offset(images, i, y, 0); x < images.side; x++, at += images.channels) {
        visit(at, i, y, x);
      }
    }
  }
}

/** Rows of zeros before the first pixel: a row of the image above, and the pixel to the left. */
function lead(side: number): number {
  return side + 2;
}
