/** @file What the training of any model from the command line needs. */
import type { Kernel, Matrix } from '../kernel/kernel.ts';
import { cosSin } from '../portable.ts';
import { createOptimizer, type Parameters } from './optimizers.ts';

/**
 * One of several copies of a model that train together: each takes its share of every batch, and before an update all
 * gradients are averaged, so that the copies stay equal to the last bit.
 */
export interface Share {
  /** Which of how many this one is. */
  readonly index: number;
  readonly of: number;
  /** Replaces gradients by their average over the copies. */
  average(gradients: readonly Matrix[]): void;
}

/** A copy that is alone. */
export const alone: Share = { index: 0, of: 1, average: () => undefined };

/** A model in training. What a step does depends on its number, the state and a seed alone. */
export interface Trainee {
  /** Step number `i`, from 0; returns the losses of its share of the batch by their names. */
  step(i: number): Record<string, number>;
  /** All that a checkpoint must keep, besides the number of steps done. */
  readonly state: readonly Float32Array[];
  /** The averaged weights that are the result, in the order of the network's parts. */
  readonly means: readonly Float32Array[];
  /** Goes on after `steps` steps, with `state` as it was then. */
  resume(steps: number): void;
}

/** What turns gradients into new weights, for all parts of one network. */
export interface Updates extends Omit<Trainee, 'step'> {
  /** Averages the gradients over the copies, and moves the weights. */
  update(rate: number): void;
}

export interface UpdateOptions {
  /** Adam's constants. */
  readonly adam: { readonly beta1: number; readonly beta2: number; readonly epsilon: number };
  /** Of the average of the weights. */
  readonly decay: number;
  /** The most that the norm of the gradients may be. */
  readonly clip?: number;
  readonly share: Share;
}

/** Adam, an average of the weights, and their state, for a network's parts. */
export function createUpdates(
  k: Kernel,
  parts: readonly Parameters[],
  { adam, decay, clip = Infinity, share }: UpdateOptions,
): Updates {
  const optimizers = parts.map((part) => createOptimizer(k, 'adam', part, adam));
  const weights = parts.map(({ parameters }) => parameters.data);
  const means = weights.map((each) => each.slice());
  return {
    means,
    state: [
      ...weights,
      ...optimizers.flatMap(({ moments }) => moments.map(({ data }) => data)),
      ...means,
    ],
    resume: (done) => optimizers.forEach((optimizer) => optimizer.resume(done)),
    update(rate) {
      share.average(parts.map(({ gradients }) => gradients));
      if (clip < Infinity) clipGradients(parts, clip);
      for (const optimizer of optimizers) optimizer.step(rate);
      weights.forEach((each, part) => follow(means[part]!, each, decay));
    },
  };
}

/** Scales gradients down where their norm, over all parts, is above `most` (Pascanu et al. 2013, arXiv 1211.5063). */
function clipGradients(parts: readonly Parameters[], most: number): void {
  let squares = 0;
  for (const { gradients } of parts) for (const g of gradients.data) squares += g * g;
  const norm = Math.sqrt(squares);
  if (norm <= most) return;
  for (const { gradients } of parts) {
    const g = gradients.data;
    for (let i = 0; i < g.length; i++) g[i]! *= most / norm;
  }
}

/** mean += (1 - decay) (w - mean): an average that follows the weights and forgets their trembling. */
function follow(mean: Float32Array, w: Float32Array, decay: number): void {
  for (let i = 0; i < mean.length; i++) mean[i]! += (1 - decay) * (w[i]! - mean[i]!);
}

/** A learning rate that rises along a line in its first steps, and falls to 0 along half a cosine until the last. */
export interface Schedule {
  readonly rate: number;
  readonly warmUp: number;
  readonly steps: number;
}

/** The rate of step i, from 0. */
export function rateAt(i: number, { rate, warmUp, steps }: Schedule): number {
  return rate * Math.min(1, (i + 1) / warmUp) * cosSin(i / steps / 4)[0] ** 2;
}
