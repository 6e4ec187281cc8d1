/**
 * @file One trial with pictures: the same few real ones, alone and with what each source adds, make as many classifiers, which
 * are tested on fresh pictures. The task is to name the thing. All real pictures are the maker's.
 */
import { CHANNELS, drawPicture, NUMBERS, SIDE } from '../pictures/maker.ts';
import { colors, scenes, things, type Combination } from '../pictures/vocabulary.ts';
import { createRng, type Rng } from '../random.ts';
import type { LabelledPictures, PictureClassifier, PictureJudge } from './picture-classifier.ts';

/**
 * Where added pictures come from: nowhere; the real ones, shifted and mirrored; the diffusion model of pictures, which
 * has seen more of them; the maker itself, for comparison.
 */
export const pictureSourceNames = ['none', 'shifted', 'drawn', 'real'] as const;
export type PictureSourceName = (typeof pictureSourceNames)[number];

/** Pictures of a thing that the diffusion model draws for all trials of a run, and those that a trial takes of them. */
export const POOL = 30;
export const ADDED = 20;
/** Fresh pictures of a thing. */
export const FRESH = 50;
/** Pixels that a copy is shifted by at most, across and down. */
const SHIFT = 1;

export interface PictureTrialOptions {
  /** Real pictures of a thing. */
  readonly examples: number;
  readonly seed: number;
}

export interface PictureTrial {
  readonly real: LabelledPictures;
  readonly fresh: LabelledPictures;
  /** Nothing is fitted in a trial: the model that draws has been trained before. */
  generators(source: PictureSourceName): undefined;
  /** What a source adds. @throws where drawn pictures are asked for and there are none. */
  added(source: PictureSourceName): LabelledPictures;
  /** The classifier that learns the real and the added pictures. */
  judge(added: LabelledPictures): PictureJudge;
  /** The share of fresh pictures whose thing it misses. */
  error(judge: PictureJudge): number;
}

/** The most pictures that a classifier meets at once. */
export function mostPictures(examples: number): number {
  return things.length * Math.max(examples + ADDED, FRESH);
}

/** What the pictures of the pool are asked to show: things in turn, in colors and scenes by chance. */
export function poolConditions(seed: number): Combination[] {
  const rng = createRng(seed, 'pool of pictures');
  return Array.from({ length: POOL * things.length }, (_, i) => anyOf(i, rng));
}

/**
 * Trial `index` of a seed. `pool`: pictures (n, 768) that the diffusion model has drawn of {@link poolConditions}. Trials
 * share it, so that their spread is that of the other draws alone.
 */
export function createPictureTrial(
  { examples, seed }: PictureTrialOptions,
  index: number,
  classifier: PictureClassifier,
  pool: Float64Array | undefined,
): PictureTrial {
  const stream = (name: string): Rng => createRng(seed, `${name} ${index}`);
  const real = made(examples, stream('real pictures'));
  const fresh = made(FRESH, stream('fresh pictures'));
  return {
    real,
    fresh,
    generators: () => undefined,
    added(source) {
      const rng = stream(`pictures added by ${source}`);
      switch (source) {
        case 'none':
          return nothing;
        case 'shifted':
          return labelled(ADDED, (i) => {
            const turn = rng.below(examples);
            return shifted(real.pictures[turn * things.length + (i % things.length)]!, rng);
          });
        case 'drawn':
          if (!pool) throw new Error('The model has drawn no pictures yet.');
          return drawnFrom(pool, rng);
        case 'real':
          return made(ADDED, rng);
      }
    },
    judge: (added) =>
      classifier.fit({
        pictures: [...real.pictures, ...added.pictures],
        labels: [...real.labels, ...added.labels],
      }),
    error: (judge) => classifier.error(judge, fresh),
  };
}

const nothing: LabelledPictures = { pictures: [], labels: [] };

/** Thing i, counted round and round, in some color and scene. */
function anyOf(i: number, rng: Rng): Combination {
  const color = colors[rng.below(colors.length)]!;
  const scene = scenes[rng.below(scenes.length)]!;
  return { thing: things[i % things.length]!, color, scene };
}

/** So many pictures of each thing, in turn. */
function labelled(each: number, picture: (i: number) => ArrayLike<number>): LabelledPictures {
  const pictures = Array.from({ length: each * things.length }, (_, i) => picture(i));
  return { pictures, labels: pictures.map((_, i) => i % things.length) };
}

function made(each: number, rng: Rng): LabelledPictures {
  return labelled(each, (i) => drawPicture(anyOf(i, rng), rng));
}

/** {@link ADDED} different pictures of each thing. */
function drawnFrom(pool: Float64Array, rng: Rng): LabelledPictures {
  const turns = things.map(() => someOf(POOL, ADDED, rng));
  return labelled(ADDED, (i) => {
    const thing = i % things.length;
    const at = turns[thing]![Math.floor(i / things.length)]! * things.length + thing;
    return pool.subarray(at * NUMBERS, (at + 1) * NUMBERS);
  });
}

/** `n` different integers in [0, of). */
function someOf(of: number, n: number, rng: Rng): number[] {
  const all = Array.from({ length: of }, (_, i) => i);
  return Array.from({ length: n }, () => all.splice(rng.below(all.length), 1)[0]!);
}

/** A copy that is moved by up to {@link SHIFT} pixels, and mirrored half of the time; what comes in repeats the rim. */
export function shifted(picture: ArrayLike<number>, rng: Rng): Float32Array {
  const [dx, dy] = [rng.below(2 * SHIFT + 1) - SHIFT, rng.below(2 * SHIFT + 1) - SHIFT];
  const mirrored = rng.uniform() < 0.5;
  const inside = (at: number): number => Math.min(SIDE - 1, Math.max(0, at));
  return Float32Array.from({ length: NUMBERS }, (_, j) => {
    const [y, x, c] = [
      Math.floor(j / (SIDE * CHANNELS)),
      Math.floor(j / CHANNELS) % SIDE,
      j % CHANNELS,
    ];
    const from = inside((mirrored ? SIDE - 1 - x : x) + dx);
    return picture[(inside(y + dy) * SIDE + from) * CHANNELS + c]!;
  });
}
