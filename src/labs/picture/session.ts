/**
 * @file A run of the picture lab, without a clock, a worker or a page: sixteen pictures walk from noise to what a prompt
 * asks for, a step at a time. Any stop of the way can be shown at any time, because the whole way is kept.
 */
import { guide } from '../../models/guidance.ts';
import { createKernel } from '../../models/kernel/kernel.ts';
import { createTape, matricesOf } from '../../models/network/unet.ts';
import type { Points } from '../../models/points.ts';
import { conditionFeatures, mixFeatures } from '../../models/pictures/conditions.ts';
import {
  clip,
  createPictureNetwork,
  guidedPictureDenoiser,
  noWords,
  pictureDenoiser,
  pictureNoise,
  pictureSchedule,
} from '../../models/pictures/diffusion.ts';
import { judgeFrom } from '../../models/pictures/judge.ts';
import { NUMBERS } from '../../models/pictures/maker.ts';
import { distance } from '../../models/pictures/score.ts';
import type { Combination } from '../../models/pictures/vocabulary.ts';
import { createWalk, type Original } from '../../models/pictures/walk.ts';
import { decodeWeights } from '../../models/network/weights.ts';
import type { Session } from '../shared/run/session.ts';
import type { LabTypes } from '../shared/run/protocol.ts';
import { conditionOf, secondConditionOf, strengthOf, type PictureSettings } from './settings.ts';

/** Pictures at once. */
export const PICTURES = 16;
/** Pictures in a strip from noise to picture. */
const STRIP = 8;
const MEGABYTES = 48;

/** What never changes in a run. */
export interface PictureOpening {
  /** Times at which the walk stops. */
  readonly times: readonly number[];
}

/** What a frame should hold. */
export interface PictureView {
  /** The stop to show; undefined: the last one reached. */
  readonly stop: number | undefined;
  /**
   * The pictures as they stand, noise and all; or the denoiser's guess of what is behind the noise: the one that the walk
   * goes by, with guidance, or the plain one, an estimate of the average of all that could be there.
   */
  readonly shows: 'state' | 'guess' | 'average';
  /** The picture that is looked at, whose strip and insides are wanted. */
  readonly picked: number | undefined;
  /** How far from the first prompt to the second; a picture of exactly that is drawn, in blends. */
  readonly share: number | undefined;
}

/** Pixels for a canvas: red, green, blue and alpha from 0 to 255. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

/** One moment. */
export interface PictureFrame {
  readonly iteration: number;
  readonly stop: number;
  readonly t: number;
  readonly done: boolean;
  /** The pictures one after the other, {@link PICTURES} x 256 pixels. */
  readonly pictures: Pixels;
  /** Milliseconds of all steps so far, and calls of the network for each picture. */
  readonly milliseconds: number;
  readonly calls: number;
  /** What the judge sees in the finished pictures. */
  readonly seen: readonly Combination[] | undefined;
  /** The way of the picked picture. */
  readonly strip: Pixels | undefined;
  /** What the network sees and says of the picked picture at this stop; undefined at the last. */
  readonly inside: Inside | undefined;
  /** The picture of a blend at the wanted share. */
  readonly blended: Pixels | undefined;
}

/** A step from within: pictures of 256 pixels. */
export interface Inside {
  readonly noisy: Pixels;
  /** Estimates of the finished picture without the words, with them, and with guidance. */
  readonly without: Pixels;
  readonly told: Pixels;
  readonly guided: Pixels;
  /** The noise that the guided answer implies. */
  readonly noise: Pixels;
  /** How far apart the two answers are. */
  readonly apart: number;
}

export interface PictureTypes extends LabTypes {
  settings: PictureSettings;
  view: PictureView;
  opening: PictureOpening;
  frame: PictureFrame;
  row: never;
  /** Pictures are small: the page gets the whole frame. */
  report: PictureFrame;
}

export type PictureSession = Session<PictureTypes>;

/** The files of trained weights that a run needs. */
export interface PictureWeights {
  readonly diffusion: Uint8Array;
  readonly judge: Uint8Array;
}

/** Networks with trained weights, and their memory. Throws a sentence for the reader where a file is not whole. */
export function createPainter(weights: PictureWeights, wasm?: BufferSource) {
  const kernel = createKernel(wasm, MEGABYTES);
  const net = createPictureNetwork(kernel);
  decodeWeights(weights.diffusion, matricesOf(net));
  return {
    kernel,
    net,
    tape: createTape(kernel, net, PICTURES),
    /** What a classifier that knows real pictures sees in some. */
    see: judgeFrom(kernel, weights.judge, PICTURES),
  };
}
export type Painter = ReturnType<typeof createPainter>;

/**
 * A run from its start. `own`, where the settings ask for it: the reader's picture, 768 numbers in [-1, 1], and 256 more,
 * 1 for each pixel that may change.
 */
export function createSession(
  { kernel, net, tape, see }: Painter,
  settings: PictureSettings,
  own?: Float64Array,
  clock: () => number = () => performance.now(),
): PictureSession {
  const { mode, guidance, steps, seed } = settings;
  const from = conditionFeatures(conditionOf(settings));
  const to = conditionFeatures(secondConditionOf(settings));
  const blends = mode === 'blend';
  const features = Array.from({ length: PICTURES }, (_, i) =>
    blends ? mixFeatures(from, to, i / (PICTURES - 1)) : from,
  );
  // A blend begins every picture with the same noise, so that only the words differ.
  const first = pictureNoise(1, seed);
  const noise = blends ? repeated(first, PICTURES) : pictureNoise(PICTURES, seed);
  const original: Original | undefined =
    mode === 'edit' && own
      ? { picture: own.subarray(0, NUMBERS), free: own.subarray(NUMBERS) }
      : undefined;
  const denoiser = (words: readonly Float32Array[], s = guidance) =>
    guidedPictureDenoiser(kernel, net, tape, words, s);
  const walk = createWalk(denoiser(features), {
    noise,
    steps,
    original,
    strength: strengthOf(settings, own),
  });
  const passes = guidance === 0 || guidance === 1 ? 1 : 2;
  let milliseconds = 0;

  const one = (pictures: Points, i: number): Points =>
    pictures.subarray(i * NUMBERS, (i + 1) * NUMBERS);

  function inside(i: number, stop: number): Inside | undefined {
    if (stop >= walk.times.length - 1) return undefined;
    const abar = pictureSchedule[walk.times[stop]!]!;
    const noisy = one(walk.states[stop]!, i);
    const told = pictureDenoiser(kernel, net, tape, [features[i]!])(noisy, abar);
    const without = pictureDenoiser(kernel, net, tape, [noWords])(noisy, abar);
    const guided = clip(guide(without, told, guidance));
    const implied = noisy.map(
      (value, j) => (value - Math.sqrt(abar) * guided[j]!) / Math.sqrt(1 - abar),
    );
    return {
      noisy: toPixels(noisy),
      without: toPixels(without),
      told: toPixels(told),
      guided: toPixels(guided),
      noise: toPixels(implied.map((value) => value / 3)),
      apart: distance(told, without),
    };
  }

  /** Moments of the way of one picture, evenly spread over the stops so far. */
  function strip(i: number): Pixels {
    const last = walk.states.length - 1;
    const stops = Array.from({ length: STRIP }, (_, k) => Math.round((k * last) / (STRIP - 1)));
    return toPixels(Float64Array.from(stops.flatMap((stop) => [...one(walk.states[stop]!, i)])));
  }

  let blended: { share: number; pixels: Pixels } | undefined;
  function blendAt(share: number): Pixels {
    if (blended?.share !== share) {
      const alone = createWalk(denoiser([mixFeatures(from, to, share)]), { noise: first, steps });
      while (!alone.done()) alone.step();
      blended = { share, pixels: toPixels(alone.states.at(-1)!) };
    }
    return blended.pixels;
  }

  /** The guess at a stop before the last. */
  function guessAt(stop: number, plain: boolean): Points {
    const scale = guidance === 0 ? 0 : 1; // where words count for nothing, plain is without them
    if (plain && scale !== guidance) {
      return denoiser(features, scale)(walk.states[stop]!, pictureSchedule[walk.times[stop]!]!);
    }
    // A guess is the answer at a stop; the newest stop has none yet, so it shows the one that led there.
    return walk.guesses[Math.min(stop, walk.guesses.length - 1)] ?? walk.states[stop]!;
  }

  let seen: readonly Combination[] | undefined;
  function iterate(): void {
    if (walk.done()) return;
    const started = clock();
    walk.step();
    milliseconds += clock() - started;
    if (walk.done()) seen = see(walk.states.at(-1)!);
  }

  return {
    opening: { times: walk.times },
    kernel: kernel.kind,
    records: [],
    get iteration() {
      return walk.states.length - 1;
    },
    advance() {
      iterate();
      return 'step';
    },
    iterate,
    move: iterate,
    tune: () => undefined,
    frame({ stop: wanted, shows, picked, share }) {
      const last = walk.states.length - 1;
      const stop = Math.min(wanted ?? last, last);
      const guesses = shows !== 'state' && stop < walk.times.length - 1;
      const finished = walk.done();
      return {
        iteration: last,
        stop,
        t: walk.times[stop]!,
        done: finished,
        pictures: toPixels(guesses ? guessAt(stop, shows === 'average') : walk.states[stop]!),
        milliseconds,
        calls: last * passes,
        seen,
        strip: picked === undefined ? undefined : strip(picked),
        inside: picked === undefined ? undefined : inside(picked, stop),
        blended: blends && share !== undefined && finished ? blendAt(share) : undefined,
      };
    },
    diverged: () => false,
  };
}

/** Pictures (n, 768) in [-1, 1] as pixels; what is beyond is cut off. */
export function toPixels(pictures: ArrayLike<number>): Pixels {
  const count = pictures.length / 3;
  const pixels = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = 127.5 * (pictures[3 * i + c]! + 1);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

function repeated(picture: Points, n: number): Points {
  return Float64Array.from({ length: n * picture.length }, (_, i) => picture[i % picture.length]!);
}
