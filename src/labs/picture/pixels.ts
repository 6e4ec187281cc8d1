/** @file Pixels on canvases. A canvas has the size of the picture; the page enlarges it without smoothing. */
import { CHANNELS, SIDE } from '../../models/pictures/maker.ts';
import type { Pixels } from './session.ts';

const BYTES = 4 * SIDE * SIDE;

/** Picture number `i` of many. */
export function pictureOf(pixels: Pixels, i: number): Pixels {
  return pixels.subarray(i * BYTES, (i + 1) * BYTES);
}

/** The 768 numbers of a picture, in [-1, 1]. */
export function numbersOf(picture: Pixels): Float64Array {
  return Float64Array.from(
    { length: (picture.length / 4) * CHANNELS },
    (_, i) => picture[4 * Math.floor(i / CHANNELS) + (i % CHANNELS)]! / 127.5 - 1,
  );
}

/** Those of picture number `i` of many. */
export function numbersAt(pixels: Pixels, i: number): Float64Array {
  return numbersOf(pictureOf(pixels, i));
}

/** Shows one picture on a canvas; on one that cannot be drawn on, nothing. */
export function paint(canvas: HTMLCanvasElement, pixels: Pixels): void {
  if (canvas.width !== SIDE) [canvas.width, canvas.height] = [SIDE, SIDE];
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, SIDE, SIDE), 0, 0);
}

/** A canvas for one picture, described by the text around it. */
export function pictureCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIDE, SIDE];
  canvas.className = 'picture';
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}

/** What is to be told of pictures where canvases cannot be drawn on; else an empty text. */
export function blindness(): string {
  return pictureCanvas().getContext('2d') ? '' : ' This browser cannot show them on a canvas.';
}

/** Pictures in rows of `columns`, with a gap between them, enlarged `scale` times, as a PNG. */
export function pngOf(pixels: Pixels, columns: number, scale: number): Promise<Blob> {
  const count = pixels.length / BYTES;
  const gap = count > 1 ? 1 : 0;
  const cell = SIDE + gap;
  const small = document.createElement('canvas');
  small.width = Math.min(columns, count) * cell - gap;
  small.height = Math.ceil(count / columns) * cell - gap;
  const context = small.getContext('2d')!;
  for (let i = 0; i < count; i++) {
    const picture = new ImageData(pictureOf(pixels, i).slice(), SIDE, SIDE);
    context.putImageData(picture, (i % columns) * cell, Math.floor(i / columns) * cell);
  }
  const large = document.createElement('canvas');
  [large.width, large.height] = [small.width * scale, small.height * scale];
  const enlarged = large.getContext('2d')!;
  enlarged.imageSmoothingEnabled = false;
  enlarged.drawImage(small, 0, 0, large.width, large.height);
  return new Promise((resolve, reject) => {
    large.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not make the picture.'));
    }, 'image/png');
  });
}
