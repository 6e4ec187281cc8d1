/** @file The GAN's worker: with its first prompt it is given the trained weights; it answers each with pictures. */
import { createKernel } from '../../models/kernel/kernel.ts';
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { matricesOf } from '../../models/network/generator.ts';
import { conditionFeatures } from '../../models/pictures/conditions.ts';
import { createPictureGenerator, pictureMaker, ganNoise } from '../../models/pictures/gan.ts';
import { judgeFrom } from '../../models/pictures/judge.ts';
import type { Combination, Condition } from '../../models/pictures/vocabulary.ts';
import { decodeWeights } from '../../models/network/weights.ts';
import { answerQuestions } from '../shared/run/questions.ts';
import { PICTURES, toPixels, type Pixels } from './session.ts';

export interface GanQuestion {
  readonly condition: Condition;
  readonly seed: number;
  /** With the first question. */
  readonly files?: { readonly gan: Uint8Array; readonly judge: Uint8Array };
}

export interface GanAnswer {
  readonly pixels: Pixels;
  /** For all of them together. */
  readonly milliseconds: number;
  /** What the judge sees in them. */
  readonly seen: readonly Combination[];
}

const MEGABYTES = 24;

/** A generator and a judge with trained weights, warmed up. Throws a sentence for the reader where a file is not whole. */
function createDrawer(files: NonNullable<GanQuestion['files']>) {
  const kernel = createKernel(wasm, MEGABYTES);
  const net = createPictureGenerator(kernel);
  decodeWeights(files.gan, matricesOf(net));
  const make = pictureMaker(kernel, net, PICTURES);
  const draw = (condition: Condition, seed: number): Float64Array => {
    const features = Array.from({ length: PICTURES }, () => conditionFeatures(condition));
    return make(ganNoise(PICTURES, seed), features);
  };
  draw({}, 1); // the first call is the engine's to compile in
  return { draw, see: judgeFrom(kernel, files.judge, PICTURES) };
}

let drawer: ReturnType<typeof createDrawer> | undefined;

answerQuestions(self, ({ condition, seed, files }: GanQuestion): GanAnswer => {
  if (files) drawer ??= createDrawer(files);
  const { draw, see } = drawer!;
  const started = performance.now();
  const pictures = draw(condition, seed);
  const milliseconds = performance.now() - started;
  return { pixels: toPixels(pictures), milliseconds, seen: see(pictures) };
});
