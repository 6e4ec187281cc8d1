/** @file The worker that draws the pictures for all trials of a run, with the trained weights that it is given. */
import wasm from '../../models/kernel/assembly/kernel.ts?wasm';
import { drawPool } from '../../models/synthetic/picture-pool.ts';
import { answerQuestions } from '../shared/run/questions.ts';

export interface PoolQuestion {
  readonly weights: Uint8Array;
  readonly seed: number;
}

answerQuestions(
  self,
  ({ weights, seed }: PoolQuestion, progress: (drawn: number) => void): Float64Array =>
    drawPool(weights, seed, wasm, progress),
);
