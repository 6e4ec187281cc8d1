import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/labs/shared/run/client.ts';
import type { LabTypes, News, Order } from '../../../src/labs/shared/run/protocol.ts';
import { SILENCE } from '../../../src/labs/shared/run/worker-link.ts';
import type { Stage } from '../../../src/labs/shared/stage/stage.ts';
import { fakeWorkers, LONG, stubWorkerTime } from './fake-worker.ts';

stubWorkerTime();

interface Numbers extends LabTypes {
  settings: number;
  view: boolean;
  opening: string;
  frame: number;
  row: number;
  report: number;
}

describe('the page’s side of a run', () => {
  function page(stage?: Stage, files?: Uint8Array[]) {
    const workers = fakeWorkers<Order<Numbers>>();
    const heard: unknown[] = [];
    const client = createClient<Numbers>(
      workers.open,
      {
        started: (opening) => void heard.push(opening),
        report: ({ report }) => void heard.push(report),
        records: (records) => void heard.push(records),
        fault: (reason, message) => void heard.push(`${reason}: ${message}`),
      },
      stage,
      files && (() => files),
    );
    const tell = (news: News<Numbers>): void => workers.last().say(news);
    return { client, workers, heard, tell };
  }
  const report = (run: number, running: boolean, value = 1): News<Numbers> => ({
    kind: 'report',
    run,
    report: value,
    running,
    halt: undefined,
    frames: 1,
  });
  const snapshot = (run: number, frame: number): News<Numbers> => ({
    kind: 'snapshot',
    run,
    frame,
    drawing: undefined,
  });

  it('numbers its runs, and drops what an earlier one still tells', () => {
    const { client, workers, heard, tell } = page();
    client.start(1, undefined, true);
    client.start(2, Float64Array.of(1, 2), false);
    expect(workers.last().sent).toEqual([
      { kind: 'start', run: 1, settings: 1, own: undefined, view: true },
      { kind: 'start', run: 2, settings: 2, own: Float64Array.of(1, 2), view: false },
    ]);
    tell({ kind: 'started', run: 1, opening: 'old', kernel: 'simd' });
    tell({ kind: 'started', run: 2, opening: 'new', kernel: 'simd' });
    tell({ kind: 'records', run: 1, records: [1] });
    tell(report(1, true));
    tell({ kind: 'fault', run: 1, reason: 'error', message: 'old' });
    tell({ kind: 'records', run: 2, records: [2] });
    tell(report(2, false, 8));
    expect(heard).toEqual(['new', [2], 8]);
    expect(client.alive).toBe(true);
  });

  it('hands a new worker the stage and the files before the first run', () => {
    const seen: unknown[] = [];
    const stage: Stage = {
      hand: (worker) => void worker.postMessage({ kind: 'stage', canvases: [], fonts: [] }),
      hear: (news) => void seen.push(news),
      pictured: (drawing) => ({ drawing, looks: new Map(), ground: 'white' }),
    };
    const { client, workers, tell } = page(stage, [Uint8Array.of(7)]);
    client.start(1, undefined, true);
    expect(workers.last().sent.map(({ kind }) => kind)).toEqual(['stage', 'files', 'start']);
    tell({ kind: 'looks', keys: ['path line'] });
    expect(seen).toEqual([{ kind: 'looks', keys: ['path line'] }]);
    workers.last().die();
    client.start(1, undefined, true);
    expect(workers.last().sent.map(({ kind }) => kind)).toEqual(['stage', 'files', 'start']);
  });

  it('replaces a worker that died, says so once, and sends nothing to nobody', () => {
    const { client, workers, heard } = page();
    client.send({ kind: 'pause' });
    expect(workers.all).toHaveLength(0);
    client.start(1, undefined, true);
    workers.last().die();
    workers.last().die();
    expect([heard, client.alive]).toEqual([['died: '], false]);
    client.send({ kind: 'pause' });
    expect(workers.all).toHaveLength(1);
    client.start(2, undefined, true);
    expect(workers.last().sent).toMatchObject([{ kind: 'start', run: 2, settings: 2 }]);
    client.close();
    expect([workers.last().ended, client.alive]).toEqual([true, false]);
  });

  it('keeps a worker whose run diverged, to be looked at and for the next', () => {
    const { client, workers, heard, tell } = page();
    client.start(1, undefined, true);
    tell({ kind: 'fault', run: 1, reason: 'diverged', message: 'after 7 iterations' });
    vi.advanceTimersByTime(LONG);
    expect([heard, client.alive]).toEqual([['diverged: after 7 iterations'], true]);
    client.send({ kind: 'view', view: false });
    expect(workers.last().sent.at(-1)).toEqual({ kind: 'view', view: false });
    client.start(2, undefined, true);
    expect(workers.all).toHaveLength(1);
  });

  it('waits for an answer to each order and for news of a run, and for nothing at rest', () => {
    const { client, heard, tell } = page();
    client.start(1, undefined, true);
    tell(report(1, false));
    vi.advanceTimersByTime(LONG);
    client.send({ kind: 'run', pace: { unit: 'full' }, stops: [] });
    for (let i = 0; i < 4; i++) {
      tell(report(1, true));
      vi.advanceTimersByTime(SILENCE - 1);
    }
    expect(heard).toEqual([1, 1, 1, 1, 1]);
    tell({ kind: 'alive', run: 1 });
    vi.advanceTimersByTime(SILENCE - 1);
    expect(heard).toHaveLength(5);
    vi.advanceTimersByTime(LONG);
    expect(heard.slice(5)).toEqual(['silent: It did not answer.']);
    client.start(2, undefined, true);
    vi.advanceTimersByTime(LONG);
    expect(heard).toHaveLength(7);
  });

  it('gives snapshots to those who asked, in their order', async () => {
    const { client, workers, tell } = page();
    await expect(client.snapshot()).rejects.toThrow('There is no run.');
    client.start(1, undefined, true);
    const asked = [client.snapshot(), client.snapshot()];
    expect(workers.last().sent.slice(1)).toEqual([{ kind: 'snapshot' }, { kind: 'snapshot' }]);
    tell(snapshot(1, 5));
    tell(snapshot(1, 6));
    expect((await Promise.all(asked)).map(({ frame }) => frame)).toEqual([5, 6]);
  });

  it.each<[string, RegExp, (from: ReturnType<typeof page>) => void]>([
    ['the worker dies', /^$/, ({ workers }) => void workers.last().die()],
    ['another run begins', /Another run/, ({ client }) => client.start(2, undefined, true)],
    ['the lab is closed', /closed/, ({ client }) => client.close()],
    [
      'the run fails',
      /fourteen/,
      ({ tell }) => tell({ kind: 'fault', run: 1, reason: 'error', message: 'fourteen' }),
    ],
  ])('does not let one wait for a snapshot when %s', async (_, message, happens) => {
    const from = page();
    from.client.start(1, undefined, true);
    const asked = from.client.snapshot();
    happens(from);
    await expect(asked).rejects.toThrow(message);
  });
});
