/** @file The GAN's worker: first it is given the trained weights, then prompts; it answers each with pictures. */
import { createKernel } from '../../models/kernel/kernel.ts';
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { matricesOf } from '../../models/network/generator.ts';
import { conditionFeatures } from '../../models/pictures/conditions.ts';
import { createPictureGenerator, pictureMaker, ganNoise } from '../../models/pictures/gan.ts';
import { split, variety } from '../../models/pictures/score.ts';
import type { Condition } from '../../models/pictures/vocabulary.ts';
import { decodeWeights } from '../../models/pictures/weights.ts';
import { PICTURES, toPixels, type Pixels } from './session.ts';

export interface GanOrder {
  readonly condition: Condition;
  readonly seed: number;
}

export type GanAnswer =
  | {
      readonly kind: 'pictures';
      readonly pixels: Pixels;
      /** For all of them together. */
      readonly milliseconds: number;
      readonly variety: number;
    }
  | { readonly kind: 'fault'; readonly message: string };

const MEGABYTES = 16;
const answer = (message: GanAnswer): void => self.postMessage(message);

/** A generator with trained weights, warmed up. Throws a sentence for the reader where the file is not whole. */
function createDrawer(weights: Uint8Array): (order: GanOrder) => Float64Array {
  const kernel = createKernel(wasm, MEGABYTES);
  const net = createPictureGenerator(kernel);
  decodeWeights(weights, matricesOf(net));
  const make = pictureMaker(kernel, net, PICTURES);
  const draw = ({ condition, seed }: GanOrder): Float64Array => {
    const features = Array.from({ length: PICTURES }, () => conditionFeatures(condition));
    return make(ganNoise(PICTURES, seed), features);
  };
  draw({ condition: {}, seed: 1 }); // the first call is the engine's to compile in
  return draw;
}

let draw: ((order: GanOrder) => Float64Array) | undefined;

self.onmessage = ({ data }: MessageEvent<Uint8Array | GanOrder>) => {
  try {
    if (data instanceof Uint8Array) {
      draw = createDrawer(data);
      return;
    }
    if (!draw) return;
    const started = performance.now();
    const pictures = draw(data);
    const milliseconds = performance.now() - started;
    answer({
      kind: 'pictures',
      pixels: toPixels(pictures),
      milliseconds,
      variety: variety(split(pictures)),
    });
  } catch (error) {
    answer({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
  }
};
