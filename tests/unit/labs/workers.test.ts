import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/labs/shared/run/client.ts';
import type { LabTypes, News, Order } from '../../../src/labs/shared/run/protocol.ts';
import {
  answerQuestions,
  createAsker,
  GONE,
  SILENT,
} from '../../../src/labs/shared/run/questions.ts';
import { linkWorker, SILENCE } from '../../../src/labs/shared/run/worker-link.ts';
import type { Stage } from '../../../src/labs/shared/stage/stage.ts';
import { fakeWorkers } from './fake-worker.ts';

// No browser here, so no events of its own.
class ErrorEvent {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
  readonly preventDefault = (): void => undefined;
}
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('ErrorEvent', ErrorEvent);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Longer than any silence that is borne. */
const LONG = 3 * SILENCE;

describe('a link to a worker', () => {
  function linked() {
    const workers = fakeWorkers<string>();
    const heard: unknown[] = [];
    const failed: string[] = [];
    const opened: Worker[] = [];
    const link = linkWorker<string, unknown>(
      workers.open,
      {
        heard: (news) => void heard.push(news),
        failed: (reason, message) => void failed.push(`${reason} ${message}`.trim()),
      },
      (worker) => {
        opened.push(worker);
        worker.postMessage('first');
      },
    );
    return { link, workers, heard, failed, opened };
  }

  it('opens a worker with the first message, once, and hands over what it needs before', () => {
    const { link, workers, heard, opened } = linked();
    expect([link.alive, workers.all.length]).toEqual([false, 0]);
    const bytes = new ArrayBuffer(1);
    link.post('a');
    link.post('b', [bytes]);
    expect(workers.all.map(({ sent }) => sent)).toEqual([['first', 'a', 'b']]);
    expect(workers.last().given.at(-1)).toEqual([bytes]);
    expect([link.alive, opened.length]).toEqual([true, 1]);
    workers.last().say('hello');
    expect(heard).toEqual(['hello']);
  });

  it('tells later that no worker can be made, and tries again with the next message', async () => {
    const failed: string[] = [];
    let refuse = true;
    const workers = fakeWorkers<string>();
    const link = linkWorker<string, unknown>(
      () => {
        if (refuse) throw new Error('not allowed');
        return workers.open();
      },
      { heard: () => undefined, failed: (reason, message) => void failed.push(reason, message) },
    );
    link.post('a');
    link.expect(true);
    expect(failed).toEqual([]);
    await Promise.resolve();
    expect(failed).toEqual(['died', 'Error: not allowed']);
    vi.advanceTimersByTime(LONG);
    expect(failed).toHaveLength(2);
    refuse = false;
    link.post('b');
    expect(workers.last().sent).toEqual(['b']);
  });

  it('tells once that a worker died, ends it, and opens another with the next message', () => {
    const { link, workers, heard, failed } = linked();
    link.post('a');
    const first = workers.last();
    link.expect(true);
    expect(first.die()).toBe(true);
    expect([failed, first.ended, link.alive]).toEqual([['died'], true, false]);
    first.die();
    first.say('from the grave');
    vi.advanceTimersByTime(LONG);
    expect([failed, heard]).toEqual([['died'], []]);
    link.post('b');
    expect(workers.last().sent).toEqual(['first', 'b']);
    workers.last().onerror!(new ErrorEvent('no such script') as unknown as Event);
    expect(failed).toEqual(['died', 'died no such script']);
  });

  it('takes a message that cannot be read for a death', () => {
    const { link, workers, failed } = linked();
    link.post('a');
    workers.last().onmessageerror!(new ErrorEvent('') as unknown as Event);
    expect(failed).toEqual(['died']);
  });

  it('tells of silence while something is expected, and ends the worker', () => {
    const { link, workers, failed } = linked();
    link.post('a');
    link.expect(true);
    vi.advanceTimersByTime(SILENCE);
    expect(failed).toEqual([]); // it looks once more
    vi.advanceTimersByTime(1000);
    expect(failed).toEqual(['silent It did not answer.']);
    expect(workers.last().ended).toBe(true);
  });

  it('bears silence at rest, and counts from the last word', () => {
    const { link, workers, failed } = linked();
    link.post('a');
    vi.advanceTimersByTime(LONG);
    link.expect(true);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(SILENCE - 1);
      workers.last().say('still here');
    }
    vi.advanceTimersByTime(SILENCE + 500);
    workers.last().say('just in time');
    vi.advanceTimersByTime(SILENCE - 1);
    link.expect(false);
    vi.advanceTimersByTime(LONG);
    expect(failed).toEqual([]);
  });

  it('ends a worker without a word', () => {
    const { link, workers, heard, failed } = linked();
    link.post('a');
    link.expect(true);
    link.close();
    workers.last().say('bye');
    vi.advanceTimersByTime(LONG);
    expect([workers.last().ended, heard, failed]).toEqual([true, [], []]);
  });
});

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
      looks: () => new Map(),
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

describe('a worker that answers questions', () => {
  /** An asker whose workers answer at once when they are let: with twice a number, after saying that number; 13 is refused. */
  function asking() {
    const workers = fakeWorkers<{ readonly id: number; readonly question: number }>();
    const asker = createAsker<number, string, number>(workers.open);
    const answer = (i = 0): void => {
      const worker = workers.last();
      const scope: Parameters<typeof answerQuestions<number, string, number>>[0] = {
        onmessage: null,
        postMessage: (message) => worker.say(message),
      };
      answerQuestions<number, string, number>(scope, (question, progress) => {
        progress(`${question} …`);
        if (question === 13) throw new Error('thirteen');
        return 2 * question;
      });
      scope.onmessage!({ data: worker.sent[i]! } as Parameters<
        NonNullable<typeof scope.onmessage>
      >[0]);
    };
    return { asker, workers, answer };
  }

  it('tells how far it is, and the answer', async () => {
    const { asker, answer } = asking();
    const progress: string[] = [];
    const asked = asker.ask(21, (how) => void progress.push(how));
    answer();
    expect(await asked).toBe(42);
    expect(progress).toEqual(['21 …']);
  });

  it('drops what it says to a question that was overtaken', async () => {
    const { asker, workers, answer } = asking();
    const progress: string[] = [];
    const first = asker.ask(1, (how) => void progress.push(how));
    const second = asker.ask(2);
    expect(await first).toBeUndefined();
    answer(0);
    answer(1);
    expect(await second).toBe(4);
    expect(progress).toEqual([]);
    expect(workers.all).toHaveLength(1);
  });

  it('rejects with what was thrown, and begins anew with another worker', async () => {
    const { asker, workers, answer } = asking();
    const asked = asker.ask(13);
    answer();
    await expect(asked).rejects.toThrow('thirteen');
    expect(workers.last().ended).toBe(true);
    const next = asker.ask(3);
    answer();
    expect(await next).toBe(6);
    expect(workers.all).toHaveLength(2);
  });

  it('rejects when the worker dies or falls silent', async () => {
    const { asker, workers } = asking();
    const first = asker.ask(1);
    workers.last().die();
    await expect(first).rejects.toThrow(GONE);
    const second = asker.ask(2);
    vi.advanceTimersByTime(LONG);
    await expect(second).rejects.toThrow(SILENT);
    expect(workers.all.every(({ ended }) => ended)).toBe(true);
  });

  it('lives through a death between two questions, and through silence', async () => {
    const { asker, workers, answer } = asking();
    const first = asker.ask(1);
    answer();
    await first;
    vi.advanceTimersByTime(LONG);
    expect(workers.last().ended).toBe(false);
    workers.last().die();
    const second = asker.ask(2);
    answer();
    expect(await second).toBe(4);
    expect(workers.all).toHaveLength(2);
  });

  it('answers nothing once it is closed', async () => {
    const { asker, workers, answer } = asking();
    const asked = asker.ask(1);
    asker.close();
    answer();
    expect(await asked).toBeUndefined();
    expect(workers.last().ended).toBe(true);
  });

  it('says when no worker can be made', async () => {
    const asker = createAsker<number, string, number>(() => {
      throw new Error('not allowed');
    });
    await expect(asker.ask(1)).rejects.toThrow(GONE);
    await expect(asker.ask(2)).rejects.toThrow(GONE);
  });
});
