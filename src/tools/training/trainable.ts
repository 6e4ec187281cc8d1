/** What a model must tell so that `train.ts` can train it. */
import type { Kernel } from '../../models/kernel/kernel.ts';
import type { Share, Trainee } from '../../models/network/training.ts';

/** How a model is trained, as far as all of them have it. */
export interface Recipe {
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
}

export interface DataOptions {
  /** Examples to learn from, from the first on; all of them, unless given. */
  readonly examples?: number;
  /** Where the files of models are that were trained before. */
  readonly folder: string;
}

/** Memory that threads share, by what is in it. */
export type Data = Readonly<Record<string, SharedArrayBuffer>>;

export interface Trainable {
  readonly recipe: Recipe;
  /** What all copies learn from, made once. */
  data(options: DataOptions): Data;
  create(k: Kernel, data: Data, recipe: Recipe, share: Share): Trainee;
}
