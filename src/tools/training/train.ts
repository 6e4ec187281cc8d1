/** Trains one model: copies in threads, progress, checkpoints, a clean stop. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compileKernel } from '../kernel.ts';
import { createTable } from './average.ts';
import { loadCheckpoint, saveCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { Answer, CopyData, Order } from './copy.ts';
import { trainables, type ModelName } from './models.ts';
import type { Data, DataOptions, Recipe } from './trainable.ts';

export interface TrainOptions extends DataOptions {
  readonly model: ModelName;
  readonly recipe: Recipe;
  /** Copies; each batch is dealt out to them. As many as there are cores, unless given. */
  readonly copies?: number;
  readonly checkpoint: string;
  readonly say: (line: string) => void;
  /** Asked between rounds of steps: whether to stop here and keep a checkpoint. */
  readonly stopped: () => boolean;
}

export interface Trained {
  readonly finished: boolean;
  readonly done: number;
  readonly copies: number;
  readonly seconds: number;
  readonly losses: Checkpoint['losses'];
  /** The averaged weights, in the order of the network's parts. */
  readonly means: readonly Float32Array[];
}

/** Steps between two looks at the clock and at `stopped`, between two lines of progress, and between two checkpoints. */
const ROUND = 10;
const SAY_EVERY = 100;
const KEEP_EVERY = 500;
/** Numbers that are averaged at once: the largest model's gradients. */
const MOST = 2 ** 20;

export async function train(options: TrainOptions): Promise<Trained> {
  const { model, recipe, checkpoint: file, say, stopped } = options;
  const of = options.copies ?? copiesFor(recipe.batch);
  const data = trainables[model].data(options);
  const key = JSON.stringify({ model, recipe, of, data: hashOf(data) });
  const before = loadCheckpoint(file, key);
  const table = createTable(of, MOST);
  const wasm = await compileKernel();
  const { state } = before ?? {};
  let done = before?.done ?? 0;
  const losses = [...(before?.losses ?? [])];
  if (before) say(`${model}: goes on after step ${done}.`);

  const copies = Array.from({ length: of }, (_, index) => {
    const workerData: CopyData = { model, recipe, index, table, wasm, data, done, state };
    return new Worker(new URL('./copy.ts', import.meta.url), { workerData });
  });
  const ask = async (copy: Worker, order: Order): Promise<Answer> => {
    copy.postMessage(order);
    const [answer] = (await once(copy, 'message')) as [Answer]; // an error in the copy rejects
    return answer;
  };
  const started = performance.now();
  const seconds = (): number => (before?.seconds ?? 0) + (performance.now() - started) / 1000;
  const first = done;
  let means: readonly Float32Array[] = [];

  async function keep(): Promise<void> {
    const answer = await ask(copies[0]!, { kind: 'state' });
    if (answer.kind !== 'state') return;
    means = answer.means;
    saveCheckpoint(file, { recipe: key, done, seconds: seconds(), losses, state: answer.state });
  }

  let sums: Record<string, number> = {};
  let rounds = 0;
  while (done < recipe.steps && !stopped()) {
    const to = Math.min(recipe.steps, done + ROUND);
    const order: Order = { kind: 'steps', from: done, to };
    const answers = await Promise.all(copies.map((copy) => ask(copy, order)));
    for (const answer of answers) {
      if (answer.kind !== 'steps') continue;
      for (const [name, loss] of Object.entries(answer.losses)) {
        sums[name] = (sums[name] ?? 0) + loss / of;
      }
    }
    rounds += 1;
    done = to;
    if (done % SAY_EVERY === 0 || done === recipe.steps) {
      const mean = Object.fromEntries(
        Object.entries(sums).map(([name, sum]) => [name, sum / rounds]),
      );
      losses.push({ step: done, ...mean });
      [sums, rounds] = [{}, 0];
      const speed = (done - first) / ((performance.now() - started) / 1000);
      say(progress(model, done, recipe.steps, mean, speed));
    }
    if (done % KEEP_EVERY === 0 && done < recipe.steps) await keep();
  }
  await keep();
  await Promise.all(copies.map((copy) => copy.terminate()));
  return { finished: done === recipe.steps, done, copies: of, seconds: seconds(), losses, means };
}

/** As many copies as cores, as long as they divide the batch. */
function copiesFor(batch: number): number {
  let of = availableParallelism();
  while (batch % of !== 0) of -= 1;
  return of;
}

function hashOf(data: Data): string {
  const hash = createHash('sha256');
  for (const memory of Object.values(data)) hash.update(new Uint8Array(memory));
  return hash.digest('hex');
}

function progress(
  model: string,
  done: number,
  steps: number,
  losses: Record<string, number>,
  speed: number,
): string {
  const shown = Object.entries(losses).map(([name, loss]) => `${name} ${loss.toFixed(4)}`);
  const left = (steps - done) / speed;
  const time = left > 90 ? `${Math.round(left / 60)} min` : `${Math.round(left)} s`;
  return [
    `${model}  step ${done} of ${steps}`,
    ...shown,
    `${speed.toFixed(1)} steps/s`,
    `${time} left`,
  ].join(' · ');
}
