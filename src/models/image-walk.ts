/**
 * @file The way of images from noise, or from a noised image, to what a denoiser makes of it: DDIM (Song, Meng & Ermon
 * 2020, arXiv 2010.02502), a step at a time, with everything on the way kept.
 */
import type { Denoiser } from './denoiser.ts';
import { imageSchedule } from './image-diffusion.ts';
import type { Points } from './points.ts';
import { ddimStep } from './sampler.ts';
import { respace } from './schedule.ts';

/** An image to begin from. */
export interface Original {
  /** Its numbers in [-1, 1], pixel after pixel. */
  readonly picture: Points;
  /** A number a pixel: 1 where it may change, 0 where it must stay. */
  readonly free: Points;
}

export interface WalkOptions {
  /** Standard normal numbers, as many as the images have. */
  readonly noise: Points;
  /** From all noise to none. */
  readonly steps: number;
  /** Where to begin instead of pure noise, and how far up to noise it first: a share of T in (0, 1]. */
  readonly original?: Original | undefined;
  readonly strength?: number;
}

export interface ImageWalk {
  /** Times at which it stops, from the first to 0. */
  readonly times: readonly number[];
  /** The images, end to end, at each stop so far. */
  readonly states: readonly Points[];
  /** The denoiser's answer at each stop so far but the last. */
  readonly guesses: readonly Points[];
  /** Whether it has arrived. */
  done(): boolean;
  step(): void;
}

/**
 * A walk that has not begun. An original is noised to the level where the walk starts, and the walk makes of it what the
 * denoiser wants (SDEdit: Meng et al. 2021, arXiv 2108.01073). Pixels that must stay are put back at every stop, noised
 * to its level, so that the others come to fit them (Song et al. 2020, arXiv 2011.13456, appendix I.2).
 */
export function createWalk(
  denoise: Denoiser,
  { noise, steps, original, strength = 1 }: WalkOptions,
): ImageWalk {
  const T = imageSchedule.length - 1;
  const start = original ? Math.max(1, Math.round(T * strength)) : T;
  const strides = Math.max(1, Math.min(start, Math.round((steps * start) / T)));
  const times = respace(start, strides);
  const noised = (abar: number): Points =>
    noise.map((eps, i) => {
      const value = original!.picture[i % original!.picture.length]!;
      return Math.sqrt(abar) * value + Math.sqrt(1 - abar) * eps;
    });
  const keep = (x: Points, abar: number): Points => {
    if (!original) return x;
    const { picture, free } = original;
    const channels = picture.length / free.length;
    const kept = noised(abar);
    return x.map((value, i) => {
      const pixel = Math.floor((i % picture.length) / channels);
      return free[pixel]! > 0 ? value : kept[i]!;
    });
  };
  const states: Points[] = [original ? noised(imageSchedule[start]!) : noise];
  const guesses: Points[] = [];
  return {
    times,
    states,
    guesses,
    done: () => states.length === times.length,
    step() {
      const at = states.length - 1;
      const [abar, next] = [imageSchedule[times[at]!]!, imageSchedule[times[at + 1]!]!];
      const answering: Denoiser = (x, level) => {
        const guess = denoise(x, level);
        guesses.push(guess);
        return guess;
      };
      states.push(keep(ddimStep(answering, states[at]!, abar, next), next));
    },
  };
}
