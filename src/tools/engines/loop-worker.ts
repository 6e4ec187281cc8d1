/** @file Trains the GAN in spells, with one of several ways to let messages in between: what `bench.ts` measures. */
import { createSession } from '../../labs/gan/session.ts';
import { ganTable } from '../../labs/gan/settings.ts';
import { defaults } from '../../labs/shared/settings/settings.ts';
import type { LoopOrder, LoopResult, Yield } from './loop.ts';

interface Scheduler {
  postTask(work: () => void): Promise<void>;
  yield(): Promise<void>;
}

const { scheduler } = self as typeof self & { scheduler?: Scheduler };

/** How `work` is done again after messages that wait; undefined where the engine does not know that way. */
function again(way: Yield, work: () => void): (() => void) | undefined {
  switch (way) {
    case 'none':
      return work;
    case 'message': {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      return () => port2.postMessage(0);
    }
    case 'timeout':
      return () => void setTimeout(work);
    case 'postTask':
      return scheduler && (() => void scheduler.postTask(work));
    case 'yield':
      return scheduler && 'yield' in scheduler
        ? () => void scheduler.yield().then(work)
        : undefined;
  }
}

/** Milliseconds until the engine has compiled what it wants to compile. */
const WARM = 1500;

const now = (): number => performance.timeOrigin + performance.now();
let from = Infinity; // only messages sent after this are counted
let waited = 0;
let heard = 0;
let session: ReturnType<typeof createSession> | undefined;

self.onmessage = async ({ data }: MessageEvent<LoopOrder | number>) => {
  if (typeof data === 'number') {
    if (data < from) return;
    waited = Math.max(waited, now() - data);
    heard += 1;
    return;
  }
  const { way, duration } = data;
  const spell = way === 'none' ? duration : data.spell;
  const wasm = await (await fetch('/kernel.wasm')).arrayBuffer();
  session ??= createSession(defaults(ganTable), undefined, wasm);
  const run = session;
  const warm = performance.now();
  while (performance.now() - warm < WARM) run.iterate();
  let begun = 0;
  let worked = 0;
  let turns = 0;
  const first = run.iteration;
  const start = performance.now();
  const next = again(way, () => {
    begun = performance.now();
    while (performance.now() - begun < spell) run.iterate();
    worked += performance.now() - begun;
    turns += 1;
    const over = performance.now() - start;
    if (over < duration) return next?.();
    const perSecond = (1000 * (run.iteration - first)) / over;
    self.postMessage({
      perSecond,
      between: (over - worked) / turns,
      heard,
      waited,
    } satisfies LoopResult);
  });
  from = now();
  if (next) next();
  else self.postMessage(undefined);
};
