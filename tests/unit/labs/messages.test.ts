import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { text, type Drawing } from '../../../src/drawing/mark.ts';
import { hostLab } from '../../../src/labs/shared/run/host.ts';
import type { Session, Show } from '../../../src/labs/shared/run/session.ts';
import type {
  LabTypes,
  News,
  Order,
  Run,
  RunOrder,
} from '../../../src/labs/shared/run/protocol.ts';
import { stubClock, type Clock } from './clock.ts';

interface Counted {
  readonly at: number;
  readonly rate: number;
}
interface Counting extends LabTypes {
  settings: number;
  view: string;
  opening: string;
  frame: Counted;
  row: number;
  report: Counted & { readonly view: string };
}
type Told<Kind> = Extract<News<Counting>, { kind: Kind }>;

let clock: Clock;
beforeEach(() => void (clock = stubClock()));
afterEach(() => void vi.unstubAllGlobals());

const names = ['a', 'b', 'c'];
const plain: Show<Counting> = {
  report: ({ frame, view }) => ({ ...frame, view }),
};
const pictured: Show<Counting> = {
  ...plain,
  picture: ({ frame: { at } }) => drawing(`picture ${at}`),
  charts: ({ records }) => [drawing(`chart ${records.length}`)],
};
function drawing(words: string): Drawing {
  return { width: 10, height: 10, marks: [text('label', 0, 0, words)] };
}

/**
 * A host of sessions that count: an iteration has three lines, takes a millisecond and leaves a record. Settings are a number:
 * 13 fails at once, 14 at iteration 2, 7 diverges with iteration 7; `SLOW` takes three seconds to begin; `FETCHED` and
 * `MISSING` have to be fetched first, and the last does not come.
 */
const SLOW = 3000;
const FETCHED = -1;
const MISSING = -2;
function host(show = plain) {
  const news: News<Counting>[] = [];
  const made: number[] = [];
  const seen: string[] = [];
  const files: number[] = [];
  const scope = {
    onmessage: null as ((event: MessageEvent<Order<Counting>>) => void) | null,
    postMessage: (message: unknown) => void news.push(message as News<Counting>),
  };
  function create(settings: number): Session<Counting> {
    made.push(settings);
    if (settings === 13) throw new Error('thirteen');
    let at = 0;
    let rate = settings;
    const records = [0];
    const iteration = (): number => Math.floor(at / 3);
    const advance = (): string => {
      if (settings === 14 && iteration() === 2) throw new Error('fourteen');
      const name = names[at++ % 3]!;
      if (at % 3 === 0) {
        records.push(at);
        clock.spend(1);
      }
      return name;
    };
    const iterate = (): void => {
      do advance();
      while (at % 3 > 0);
    };
    return {
      opening: `run of ${settings}`,
      kernel: 'plain',
      get iteration() {
        return iteration();
      },
      records,
      advance,
      iterate,
      move(what) {
        if (what === 'line') advance();
        if (what === 'iteration') iterate();
      },
      tune: (next) => void (rate = next),
      see: (view) => void seen.push(view),
      frame: () => ({ at, rate }),
      diverged: () => settings === 7 && iteration() >= 7,
    };
  }
  hostLab<Counting>(
    scope,
    (settings, _, given, alive) => {
      files.push(given.length);
      for (let spent = 0; settings === SLOW && spent < SLOW; spent += 100) {
        clock.spend(100);
        alive();
      }
      if (settings === FETCHED) return Promise.resolve().then(() => create(settings));
      if (settings === MISSING) return Promise.reject(new Error('nothing came'));
      return create(settings);
    },
    show,
    (work) => clock.loop(work),
  );
  const send = (order: Order<Counting>): void =>
    scope.onmessage!({ data: order } as MessageEvent<Order<Counting>>);
  const of = <Kind extends News<Counting>['kind']>(kind: Kind): Told<Kind>[] =>
    news.filter((each): each is Told<Kind> => each.kind === kind);
  const last = (): Told<'report'> => of('report').at(-1)!;
  const kinds = (): string[] => news.map(({ kind }) => kind);
  /** Orders, and time enough to obey them and to show what came of it. */
  const obeyed = (...orders: Order<Counting>[]): void => {
    for (const order of orders) send(order);
    clock.pass(FRAME);
  };
  return { send, obeyed, of, last, kinds, made, seen, files };
}

/** Milliseconds in which the screen takes a frame at least once. */
const FRAME = 16;

const start = (settings = 5, run = 1): RunOrder<Counting> => ({
  kind: 'start',
  run,
  settings,
  own: undefined,
  view: 'all',
});
const go = (run: Partial<Run> = {}): RunOrder<Counting> => ({
  kind: 'run',
  pace: { unit: 'full' },
  stops: [],
  ...run,
});
const pause: RunOrder<Counting> = { kind: 'pause' };

describe('a run in the worker', () => {
  it('starts with an opening, records and a report, and stands still', () => {
    const { obeyed, of, kinds } = host();
    obeyed(start());
    clock.pass(1000);
    expect(kinds()).toEqual(['started', 'records', 'report']);
    expect(of('started')).toEqual([
      { kind: 'started', run: 1, opening: 'run of 5', kernel: 'plain' },
    ]);
    expect(of('report')).toMatchObject([
      { run: 1, report: { at: 0, rate: 5, view: 'all' }, running: false, frames: 1 },
    ]);
    expect(of('report')[0]!.halt).toBeUndefined();
  });

  it('gives a sign of life each second of long work', () => {
    const { obeyed, kinds } = host();
    obeyed(start(SLOW));
    expect(kinds().filter((kind) => kind === 'alive')).toHaveLength(3);
  });

  it('tells what a line did at a slow pace, however short ago it told of another view', () => {
    const { obeyed, last } = host();
    obeyed(start(), go({ pace: { unit: 'line', perSecond: 1 } }));
    clock.pass(920);
    obeyed({ kind: 'view', view: 'less' });
    clock.pass(100);
    expect(last().report).toMatchObject({ at: 2, view: 'less' });
  });

  it('whose code has to be fetched does what was ordered meanwhile as soon as it has come', async () => {
    const { obeyed, of, last } = host();
    obeyed(start(FETCHED), go({ until: 3 }), { kind: 'view', view: 'less' });
    expect(of('started')).toHaveLength(0);
    await Promise.resolve();
    await Promise.resolve();
    clock.pass(100);
    expect(of('started')).toMatchObject([{ run: 1, opening: `run of ${FETCHED}` }]);
    expect(last()).toMatchObject({ report: { at: 9, view: 'less' }, halt: 'until' });
  });

  it('whose code does not come is told; one that comes too late is not begun', async () => {
    const { obeyed, of } = host();
    obeyed(start(FETCHED, 1), start(MISSING, 2));
    obeyed(start(FETCHED, 3));
    obeyed(start(5, 4));
    await new Promise((resolve) => void queueMicrotask(() => queueMicrotask(() => resolve(0))));
    clock.pass(100);
    expect(of('started').map(({ run }) => run)).toEqual([4]);
    expect(of('fault')).toHaveLength(0);
    obeyed(start(MISSING, 5));
    await Promise.resolve();
    clock.pass(100);
    expect(of('fault')).toMatchObject([{ run: 5, reason: 'error', message: 'nothing came' }]);
  });

  it('is the last one where many are started: no other is made', () => {
    const { obeyed, of, made } = host();
    obeyed(...Array.from({ length: 18 }, (_, i) => start(20 + i, i + 1)), go({ until: 3 }));
    expect(made).toEqual([37]);
    expect(of('started').map(({ run }) => run)).toEqual([18]);
    expect(of('report').every(({ run }) => run === 18)).toBe(true);
  });

  it('drops what was ordered for an earlier one', () => {
    const { obeyed, last } = host();
    obeyed(start(1, 1), { kind: 'move', what: 'iteration' }, go(), start(2, 2));
    clock.pass(100);
    expect(last()).toMatchObject({ run: 2, report: { at: 0, rate: 2 }, running: false });
  });

  it('goes to an iteration, exactly, and says why it stopped', () => {
    const { obeyed, last, of } = host();
    obeyed(start(), go({ until: 70 }));
    clock.pass(200);
    expect(last()).toMatchObject({ report: { at: 210 }, running: false, halt: 'until' });
    expect(of('records').at(-1)!.records).toHaveLength(71);
    obeyed({ kind: 'view', view: 'less' });
    expect(last().halt).toBeUndefined();
  });

  it('stops after a line, and goes on from there', () => {
    const { obeyed, last } = host();
    obeyed(start(), go({ stops: ['b'] }));
    expect(last()).toMatchObject({ report: { at: 2 }, running: false, halt: 'stop' });
    obeyed(go({ stops: ['b'] }));
    expect(last()).toMatchObject({ report: { at: 5 }, halt: 'stop' });
    obeyed(go({ until: 4 }));
    expect(last()).toMatchObject({ report: { at: 12 }, halt: 'until' });
  });

  it.each([
    ['line', 1],
    ['iteration', 3],
  ] as const)('keeps a pace of %ss, and does not catch up', (unit, lines) => {
    const { obeyed, last } = host();
    const perSecond = 50;
    obeyed(start(), go({ pace: { unit, perSecond } }));
    clock.pass(990);
    obeyed(pause);
    expect(Math.abs(last().report.at / lines - perSecond)).toBeLessThanOrEqual(2);
    const before = last().report.at;
    clock.pass(60_000);
    obeyed(go({ pace: { unit, perSecond } }));
    expect(last().report.at - before).toBeLessThanOrEqual(3);
  });

  it('pauses at once, and stays so', () => {
    const { send, last, of } = host();
    send(start());
    send(go());
    clock.pass(300);
    send(pause);
    clock.pass(9);
    expect(last().running).toBe(false);
    const [told, { at }] = [of('report').length, last().report];
    clock.pass(5000);
    expect(of('report')).toHaveLength(told);
    expect(last().report.at).toBe(at);
  });

  it('hears orders within a spell, however fast it runs', () => {
    const { send, last } = host();
    send(start());
    send(go());
    clock.pass(50);
    const sent = clock.now;
    send({ kind: 'tune', settings: 9 });
    send(pause);
    clock.pass(9);
    expect(last()).toMatchObject({ report: { rate: 9 }, running: false });
    expect(last().report.at / 3).toBeLessThanOrEqual(sent + 9);
  });

  it('moves, tunes and shows another view while it stands', () => {
    const { obeyed, last, seen } = host();
    obeyed(start());
    obeyed({ kind: 'move', what: 'line' });
    expect(last().report).toEqual({ at: 1, rate: 5, view: 'all' });
    obeyed({ kind: 'move', what: 'iteration' });
    expect(last().report).toEqual({ at: 3, rate: 5, view: 'all' });
    obeyed({ kind: 'tune', settings: 9 }, { kind: 'view', view: 'less' });
    expect(last().report).toEqual({ at: 3, rate: 9, view: 'less' });
    expect(seen).toEqual(['all', 'less']);
  });

  it('stands after a move, whatever it did before', () => {
    const { obeyed, last } = host();
    obeyed(start(), go());
    obeyed({ kind: 'move', what: 'iteration' });
    const { at } = last().report;
    clock.pass(1000);
    expect(last()).toMatchObject({ report: { at }, running: false });
  });

  it('gives the whole moment when it is wanted, and nothing without a run', () => {
    const { obeyed, of } = host(pictured);
    obeyed({ kind: 'snapshot' });
    expect(of('snapshot')).toEqual([]);
    obeyed(start(), { kind: 'move', what: 'line' }, { kind: 'snapshot' });
    expect(of('snapshot')).toEqual([
      { kind: 'snapshot', run: 1, frame: { at: 1, rate: 5 }, drawing: drawing('picture 1') },
    ]);
  });

  it('has the files that came before it', () => {
    const { obeyed, files } = host();
    obeyed(start());
    obeyed({ kind: 'files', files: [new Uint8Array(1), new Uint8Array(2)] }, start(5, 2));
    expect(files).toEqual([0, 2]);
  });
});

describe('what a run tells', () => {
  it('comes each tenth of a second while it runs, and at once when it halts', () => {
    const { send, of } = host();
    send(start());
    send(go({ until: 1055 }));
    const times: number[] = [];
    for (let t = 0; t < 1200; t++) {
      const before = of('report').length;
      clock.pass(1);
      if (of('report').length > before) times.push(clock.now);
    }
    const running = of('report').filter((each) => each.running);
    expect(running.length).toBeGreaterThanOrEqual(9);
    expect(running.length).toBeLessThanOrEqual(10);
    times.slice(2, -1).forEach((time, i) => expect(time - times[i + 1]!).toBeGreaterThan(90));
    const { report, halt, frames } = of('report').at(-1)!;
    expect([report.at, halt]).toEqual([3 * 1055, 'until']);
    expect(times.at(-1)! - 1055).toBeLessThanOrEqual(1);
    // The frames are those of the screen all the while.
    expect(frames).toBeGreaterThan(50);
    expect(frames).toBeLessThan(1055 / FRAME + 5);
  });

  it('comes as often as the lab wants', () => {
    const { send, of } = host({ ...plain, every: 0 });
    send(start());
    send(go());
    clock.pass(800);
    expect(of('report').length).toBeGreaterThan(40);
  });

  it('holds records each half second, and at the end', () => {
    const { send, of } = host();
    send(start());
    send(go({ until: 1730 }));
    clock.pass(1650);
    expect(of('records').length).toBeGreaterThanOrEqual(3);
    expect(of('records').length).toBeLessThanOrEqual(5);
    clock.pass(100);
    expect(of('records').at(-1)!.records).toHaveLength(1731);
  });

  it('does not repeat records that have not changed', () => {
    const { obeyed, of } = host();
    obeyed(start());
    for (const view of ['one', 'two', 'three']) obeyed({ kind: 'view', view });
    obeyed({ kind: 'move', what: 'line' });
    expect(of('records')).toHaveLength(1);
    expect(of('report')).toHaveLength(5);
  });

  it('shows several changes in one frame', () => {
    const { obeyed, of } = host();
    obeyed(start());
    obeyed(...['one', 'two', 'three'].map((view) => ({ kind: 'view', view }) as const));
    expect(of('report').map(({ report }) => report.view)).toEqual(['all', 'three']);
  });
});

describe('faults of a run', () => {
  it('a session that cannot be made says why, and the next one is made', () => {
    const { obeyed, of, last } = host();
    obeyed(start(13), go());
    expect(of('fault')).toEqual([{ kind: 'fault', run: 1, reason: 'error', message: 'thirteen' }]);
    expect(of('started')).toEqual([]);
    obeyed(start(5, 2), go({ until: 2 }));
    expect(last()).toMatchObject({ run: 2, report: { at: 6 }, halt: 'until' });
    expect(of('fault')).toHaveLength(1);
  });

  it('a step that fails ends the run, once', () => {
    const { obeyed, of } = host();
    obeyed(start(14), go());
    clock.pass(1000);
    expect(of('fault')).toEqual([{ kind: 'fault', run: 1, reason: 'error', message: 'fourteen' }]);
    obeyed(pause, { kind: 'view', view: 'none' }, go());
    clock.pass(1000);
    expect(of('fault')).toHaveLength(1);
  });

  it('a picture that fails ends the run that it is of, and not the one that is ordered', () => {
    const { obeyed, send, of, last } = host({
      ...plain,
      picture({ view }) {
        if (view === 'bad') throw new Error('no such view');
        return drawing(view);
      },
    });
    obeyed(start());
    send({ kind: 'view', view: 'bad' });
    clock.pass(FRAME - 1);
    clock.spend(1);
    send(start(6, 2)); // the frame is due before the loop turns
    clock.pass(5 * FRAME);
    expect(of('fault')).toMatchObject([{ run: 1, message: 'no such view' }]);
    expect(last()).toMatchObject({ run: 2, report: { rate: 6 } });
  });

  const paces: [string, Partial<Run>][] = [
    ['full speed', {}],
    ['full speed, to that iteration', { until: 7 }],
    ['full speed, with a stop that is not met', { stops: ['x'] }],
    ['full speed, line by line, to that iteration', { until: 7, stops: ['x'] }],
    ['a thousand iterations a second', { pace: { unit: 'iteration', perSecond: 1000 } }],
    ['ten iterations a second', { pace: { unit: 'iteration', perSecond: 10 } }],
    ['ten lines a second', { pace: { unit: 'line', perSecond: 10 } }],
    ['full speed, with a stop there', { stops: ['c'] }],
  ];
  it.each(paces)('divergence is found at the very iteration: at %s', (_, run) => {
    const { obeyed, of, last } = host();
    obeyed(start(7));
    for (let i = 0; i < 7; i++) {
      obeyed(go(run));
      if (!run.stops?.includes('c')) break;
    }
    clock.pass(4000);
    expect(of('fault')).toEqual([
      { kind: 'fault', run: 1, reason: 'diverged', message: 'after 7 iterations' },
    ]);
    // The moment is shown, and it is no end that was wanted.
    expect(last()).toMatchObject({ report: { at: 21 }, running: false });
    expect(last().halt).toBeUndefined();
    clock.pass(1000);
    expect(last().report.at).toBe(21);
  });

  it('divergence is found move by move', () => {
    const { obeyed, of } = host();
    obeyed(start(7));
    for (let i = 0; i < 6; i++) obeyed({ kind: 'move', what: 'iteration' });
    expect(of('fault')).toEqual([]);
    for (let i = 0; i < 3; i++) obeyed({ kind: 'move', what: 'line' });
    expect(of('fault')).toMatchObject([{ reason: 'diverged', message: 'after 7 iterations' }]);
  });
});

describe('frames that the page has to draw', () => {
  const drawn: Order<Counting> = { kind: 'drawn' };

  it('go to it as drawings, the newest when it has drawn the ones before', () => {
    const { obeyed, of } = host(pictured);
    const got = (): Drawing[] => of('drawing').map((news) => news.drawing);
    obeyed(start());
    for (let i = 0; i < 3; i++) obeyed({ kind: 'move', what: 'line' });
    expect(got()).toEqual([drawing('picture 0')]);
    obeyed(drawn);
    expect(got().slice(1)).toEqual([drawing('chart 2'), drawing('picture 3')]);
    obeyed({ kind: 'move', what: 'line' }, drawn); // of the two, one
    expect(got()).toHaveLength(3);
    obeyed(drawn);
    expect(got().slice(3)).toEqual([drawing('picture 4'), drawing('chart 2')]);
    obeyed(drawn, drawn);
    expect(got()).toHaveLength(5);
  });

  it('do not hold up the run, or its reports', () => {
    const { obeyed, of, last } = host(pictured);
    obeyed(start(), go());
    clock.pass(1000);
    expect(of('drawing').length).toBeLessThanOrEqual(2);
    expect(of('report').length).toBeGreaterThan(8);
    expect(last().report.at).toBeGreaterThan(2000);
  });
});
