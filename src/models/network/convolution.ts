/**
 * @file A convolution with zeros around the image, forward and backward side by side. No patches are copied out: in the
 * layout of `images.ts` the pixels under a row of the filter are one run of memory, so a row of outputs is a product of
 * matrices for each row of the filter.
 */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import { address, type Images } from './images.ts';

/** z[y, x] = sum over (j, i) of x[y + j - r, x + i - r] w[j, i], with r = 1 for 3 x 3 filters and 0 for 1 x 1. */
export interface Convolution {
  readonly side: 1 | 3;
  /** Filters (side^2 inputs, outputs): rows j of the filter outermost, then columns i, then input channels. */
  readonly w: Matrix;
  /** The loss's gradient with respect to them; backward passes add to it. */
  readonly dw: Matrix;
}

/** What a sum begins with: an image, perhaps the result itself, or for each image a row of channels (a bias). */
export type Start = Images | { readonly bias: Matrix; readonly col: number };

/** z = start + x convolved with w; from 0 where there is no start. */
export function forward(
  k: Kernel,
  { side, w }: Pick<Convolution, 'side' | 'w'>,
  x: Images,
  z: Images,
  start: Start = { bias: k.zeros, col: 0 },
): void {
  const run = side * x.channels;
  const reach = (side - 1) / 2;
  for (let i = 0; i < x.n; i++) {
    for (let y = 0; y < x.side; y++) {
      const out = address(z, i, y, 0);
      let [from, fromRow] = [out, 0];
      if ('pixels' in start) [from, fromRow] = [address(start, i, y, 0), start.channels];
      else from = biasAddress(start.bias, i, start.col);
      for (let j = 0; j < side; j++) {
        // prettier-ignore
        k.operations.gemm(
          x.side, z.channels, run,
          address(x, i, y + j - reach, -reach), x.channels, 1,
          w.address + 4 * j * run * w.stride, w.stride,
          out, z.channels, from, fromRow,
        );
        [from, fromRow] = [out, z.channels];
      }
    }
  }
}

/** dw += the products of what stood under the filter with dz, an image at a time, which stays in the cache. */
export function backwardToWeights(
  k: Kernel,
  { side, dw }: Convolution,
  x: Images,
  dz: Images,
): void {
  const run = side * x.channels;
  const reach = (side - 1) / 2;
  // From the first pixel to the last, the border between rows included: there dz is 0.
  const pixels = x.side * (x.side + 1) - 1;
  for (let i = 0; i < x.n; i++) {
    for (let j = 0; j < side; j++) {
      const to = dw.address + 4 * j * run * dw.stride;
      // prettier-ignore
      k.operations.gemm(
        run, dz.channels, pixels,
        address(x, i, j - reach, -reach), 1, x.channels,
        address(dz, i, 0, 0), dz.channels,
        to, dw.stride, to, dw.stride,
      );
    }
  }
}

/** dx = start + dz convolved with the filters turned by half, their inputs and outputs exchanged. */
export function backwardToInput(
  k: Kernel,
  { side, w }: Convolution,
  dz: Images,
  dx: Images,
  start?: Start,
): void {
  const [inputs, outputs, taps] = [dx.channels, dz.channels, side * side];
  const turned = k.scratch(taps * outputs, inputs);
  for (let tap = 0; tap < taps; tap++) {
    // prettier-ignore
    k.operations.transpose(
      inputs, outputs,
      w.address + 4 * tap * inputs * w.stride, w.stride,
      turned.address + 4 * (taps - 1 - tap) * outputs * turned.stride, turned.stride,
    );
  }
  forward(k, { side, w: turned }, dz, dx, start);
}

/** One row of biases serves all images; otherwise each has its own. */
function biasAddress({ address: start, rows, stride }: Matrix, i: number, col: number): number {
  return start + 4 * ((rows === 1 ? 0 : i * stride) + col);
}
