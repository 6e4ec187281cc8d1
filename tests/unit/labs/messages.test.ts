import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/labs/shared/run/client.ts';
import { spaced } from '../../../src/labs/shared/save/data-table.ts';
import { hostSession, type Session } from '../../../src/labs/shared/run/host.ts';
import type { News, Order } from '../../../src/labs/shared/run/protocol.ts';

interface Frame {
  readonly at: number;
  readonly rate: number;
}
type Told = News<string, Frame, number>;

const names = ['a', 'b', 'c'];

/** A session that counts: an iteration has three lines. Settings are a number: 13 fails at once, above 100 diverges. */
function counting(settings: number): Session<number, boolean, string, Frame, number> {
  if (settings === 13) throw new Error('thirteen');
  let at = 0;
  let rate = settings;
  return {
    opening: `run of ${settings}`,
    kernel: 'plain',
    get iteration() {
      return Math.floor(at / 3);
    },
    get records() {
      return [at];
    },
    advance: () => names[at++ % 3]!,
    iterate: () => void (at += 3),
    move: (what) => void (at += what === 'line' ? 1 : 3),
    tune: (next) => void (rate = next),
    frame: () => ({ at, rate }),
    diverged: () => rate > 100,
  };
}

/** A host and all that it tells; `told` waits for a message that fits. */
function host() {
  const messages: Told[] = [];
  const scope = {
    onmessage: null as ((event: MessageEvent<Order<number, boolean>>) => void) | null,
    postMessage: (message: unknown) => void messages.push(message as Told),
  };
  // Node serves a thousand messages before a timer; browsers are fair.
  hostSession(scope, counting, (work) => () => void setImmediate(work));
  const send = (order: Order<number, boolean>): void =>
    scope.onmessage!({ data: order } as MessageEvent<Order<number, boolean>>);
  const told = async (fits: (news: Told) => boolean): Promise<Told> =>
    vi.waitFor(() => {
      const found = messages.find(fits);
      if (!found) throw new Error('not told yet');
      return found;
    });
  const frames = (): Frame[] =>
    messages.flatMap((news) => (news.kind === 'frame' ? [news.frame] : []));
  return { send, told, frames, messages };
}

const start = { kind: 'start', run: 1, settings: 5, view: true } as const;

describe('the worker’s side', () => {
  it('starts with an opening and a frame, and stands still', async () => {
    const { send, messages } = host();
    send(start);
    await new Promise((done) => setTimeout(done, 30));
    expect(messages.map(({ kind }) => kind)).toEqual(['started', 'records', 'frame']);
  });

  it('runs to an iteration, exactly, and says why it stopped', async () => {
    const { send, told } = host();
    send(start);
    send({ kind: 'run', pace: { unit: 'full' }, until: 7, stops: [] });
    send({ kind: 'drawn' });
    const news = await told((each) => each.kind === 'frame' && each.halt === 'until');
    expect(news).toMatchObject({ frame: { at: 21 }, running: false });
  });

  it('stops after a line', async () => {
    const { send, told } = host();
    send(start);
    send({ kind: 'run', pace: { unit: 'full' }, stops: ['b'] });
    send({ kind: 'drawn' });
    expect(await told((each) => each.kind === 'frame' && each.halt === 'stop')).toMatchObject({
      frame: { at: 2 },
    });
  });

  it('sends no frame until the last one is drawn', async () => {
    const { send, frames } = host();
    send(start);
    send({ kind: 'run', pace: { unit: 'full' }, stops: [] });
    await new Promise((done) => setTimeout(done, 60));
    const before = frames().length;
    send({ kind: 'drawn' });
    await new Promise((done) => setTimeout(done, 60));
    expect([before, frames().length]).toEqual([1, 2]);
    send({ kind: 'pause' });
    const paused = frames().length;
    await new Promise((done) => setTimeout(done, 40));
    expect(frames()).toHaveLength(paused);
  });

  it('moves, tunes and shows at once while it stands', () => {
    const { send, frames } = host();
    send(start);
    send({ kind: 'move', what: 'line' });
    send({ kind: 'move', what: 'iteration' });
    send({ kind: 'tune', settings: 9 });
    expect(frames().slice(1)).toEqual([
      { at: 1, rate: 5 },
      { at: 4, rate: 5 },
      { at: 4, rate: 9 },
    ]);
  });

  it('keeps a pace', async () => {
    const { send, frames } = host();
    send(start);
    send({ kind: 'run', pace: { unit: 'line', perSecond: 50 }, stops: [] });
    send({ kind: 'drawn' });
    await new Promise((done) => setTimeout(done, 220));
    send({ kind: 'pause' });
    const { at } = frames().at(-1)!;
    expect(at).toBeGreaterThan(3);
    expect(at).toBeLessThan(20);
  });

  it('tells of numbers that are no longer finite, and of a session that throws', async () => {
    const { send, told } = host();
    send({ ...start, settings: 101 });
    send({ kind: 'run', pace: { unit: 'full' }, stops: [] });
    await told((each) => each.kind === 'fault' && each.reason === 'diverged');
    send({ ...start, run: 2, settings: 13 });
    expect(await told((each) => each.kind === 'fault' && each.run === 2)).toMatchObject({
      reason: 'error',
      message: 'thirteen',
    });
    send({ ...start, run: 3 });
    await told((each) => each.kind === 'frame' && each.run === 3);
  });
});

describe('the page’s side', () => {
  function page() {
    const workers: { sent: Order<number, boolean>[]; ended: boolean; fake: Worker }[] = [];
    const heard: unknown[] = [];
    const client = createClient<number, boolean, string, Frame, number>(
      () => {
        const entry = { sent: [] as Order<number, boolean>[], ended: false, fake: {} as Worker };
        entry.fake = {
          postMessage: (order: Order<number, boolean>) => void entry.sent.push(order),
          terminate: () => void (entry.ended = true),
        } as unknown as Worker;
        workers.push(entry);
        return entry.fake;
      },
      {
        started: (opening) => heard.push(opening),
        frame: ({ frame }) => heard.push(frame.at),
        records: (records) => heard.push(records),
        fault: (reason) => heard.push(reason),
      },
    );
    const tell = (news: Told): void =>
      workers.at(-1)!.fake.onmessage!({ data: news } as MessageEvent);
    return { client, workers, heard, tell };
  }

  it('drops what an earlier run still sends', () => {
    const { client, heard, tell } = page();
    client.start(1, undefined, true);
    client.start(2, undefined, true);
    tell({ kind: 'started', run: 1, opening: 'old', kernel: 'simd' });
    tell({ kind: 'started', run: 2, opening: 'new', kernel: 'simd' });
    tell({ kind: 'records', run: 1, records: [1] });
    expect(heard).toEqual(['new']);
  });

  it('replaces a worker that died, and says so once', () => {
    const { client, workers, heard } = page();
    client.start(1, undefined, true);
    const dead = workers[0]!.fake;
    const event = { message: 'gone', preventDefault: () => undefined } as ErrorEvent;
    dead.onerror!(event);
    dead.onerror!(event);
    expect([heard, workers[0]!.ended]).toEqual([['died'], true]);
    client.send({ kind: 'pause' }); // to nobody
    client.start(2, undefined, true);
    expect(workers[1]!.sent).toMatchObject([{ kind: 'start', run: 2, settings: 2 }]);
    client.close();
    expect(workers[1]!.ended).toBe(true);
  });
});

it('a table keeps both ends and evenly spaced rows between', () => {
  expect(spaced(3, 5)).toEqual([0, 1, 2]);
  expect(spaced(101, 5)).toEqual([0, 25, 50, 75, 100]);
});
