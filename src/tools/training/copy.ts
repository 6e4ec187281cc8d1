/** One of the threads that train together: a copy of the model, which does the steps that it is told to. */
import { parentPort, workerData } from 'node:worker_threads';
import { createKernel } from '../../models/kernel/kernel.ts';
import { takePlace, type Table } from './average.ts';
import { trainables, type ModelName } from './models.ts';
import type { Data, Recipe } from './trainable.ts';

export interface CopyData {
  readonly model: ModelName;
  readonly recipe: Recipe;
  readonly index: number;
  readonly table: Table;
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly data: Data;
  /** To go on from: the number of steps done, and the state after them. */
  readonly done: number;
  readonly state: readonly Float32Array[] | undefined;
}

/** What a copy is told, and what it answers. */
export type Order =
  | { readonly kind: 'steps'; readonly from: number; readonly to: number }
  | { readonly kind: 'state' };
export type Answer =
  | { readonly kind: 'steps'; readonly losses: Record<string, number> }
  | {
      readonly kind: 'state';
      readonly state: readonly Float32Array[];
      readonly means: readonly Float32Array[];
    };

const MEGABYTES = 192;

const { model, recipe, index, table, wasm, data, done, state } = workerData as CopyData;
const trainee = trainables[model].create(
  createKernel(wasm, MEGABYTES),
  data,
  recipe,
  takePlace(table, index),
);
if (state) {
  trainee.state.forEach((part, i) => part.set(state[i]!));
  trainee.resume(done);
}

parentPort!.on('message', (order: Order) => {
  const answer: Answer =
    order.kind === 'steps'
      ? { kind: 'steps', losses: run(order.from, order.to) }
      : { kind: 'state', state: trainee.state, means: trainee.means };
  parentPort!.postMessage(answer);
});

/** Steps `from` to `to`, the last excluded; the mean of each loss. */
function run(from: number, to: number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (let i = from; i < to; i++) {
    for (const [name, loss] of Object.entries(trainee.step(i))) {
      sums[name] = (sums[name] ?? 0) + loss / (to - from);
    }
  }
  return sums;
}
