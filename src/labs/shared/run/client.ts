/**
 * @file The page's side of a lab's worker: started when it is needed, replaced when it fails, and heard only about the
 * present run.
 */
import type { Stage } from '../stage/stage.ts';
import type { FilesOrder, LabTypes, News, Order, RunNews, RunOrder } from './protocol.ts';
import { linkWorker } from './worker-link.ts';

type NewsOf<L extends LabTypes, Kind> = Extract<RunNews<L>, { kind: Kind }>;

export interface ClientEvents<L extends LabTypes> {
  started(opening: L['opening'], kernel: 'simd' | 'plain'): void;
  report(news: NewsOf<L, 'report'>): void;
  records(records: readonly L['row'][]): void;
  /** The run is over: its numbers diverged, the session threw, or the worker is gone. */
  fault(reason: 'diverged' | 'error' | 'died' | 'silent', message: string): void;
}

export interface Client<L extends LabTypes> {
  /** Starts a new run; what an earlier one still sends is dropped. */
  start(settings: L['settings'], own: Float64Array | undefined, view: L['view']): void;
  send(order: Exclude<RunOrder<L>, { kind: 'start' }>): void;
  /** The whole moment, for a file; rejects where there is none. */
  snapshot(): Promise<NewsOf<L, 'snapshot'>>;
  /** Whether there is a run to look at. */
  readonly alive: boolean;
  /** Ends the worker. A later start begins with a new one. */
  close(): void;
}

interface Wanted<What> {
  readonly resolve: (what: What) => void;
  readonly reject: (error: Error) => void;
}

const none: FilesOrder['files'] = [];

/** A client over workers that `open` makes, each of which is given canvases of the stage, and trained weights if any. */
export function createClient<L extends LabTypes>(
  open: () => Worker,
  events: ClientEvents<L>,
  stage?: Stage,
  files: () => FilesOrder['files'] = () => none,
): Client<L> {
  let run = 0;
  let alive = false;
  let running = false; // by the last order, of which a report may not know yet
  let given = none; // what the present worker has
  let wanted: Wanted<NewsOf<L, 'snapshot'>>[] = []; // in the order in which they come

  function hear(news: News<L>): void {
    if (news.kind === 'looks' || news.kind === 'drawing') return stage?.hear(news);
    if (news.run !== run || news.kind === 'alive') return; // the link has heard it
    switch (news.kind) {
      case 'started':
        return events.started(news.opening, news.kernel);
      case 'report':
        if (news.halt) running = false;
        link.expect(running || news.running);
        return events.report(news);
      case 'records':
        return events.records(news.records);
      case 'snapshot':
        link.expect(running);
        wanted.shift()?.resolve(news);
        return;
      case 'fault':
        // What it was given may be to blame: the next run begins with a new worker.
        if (news.reason === 'error') link.close();
        // A run that diverged can still be looked at, and saved.
        return over(news.reason === 'diverged', news.reason, news.message);
    }
  }

  function over(shown: boolean, ...fault: Parameters<ClientEvents<L>['fault']>): void {
    [alive, running] = [shown, false];
    link.expect(false);
    if (!shown) refuse(fault[1]);
    events.fault(...fault);
  }

  function refuse(message: string): void {
    for (const { reject } of wanted) reject(new Error(message));
    wanted = [];
  }

  const link = linkWorker<Order<L>, News<L>>(
    open,
    { heard: hear, failed: (...fault) => over(false, ...fault) },
    (worker) => {
      stage?.hand(worker);
      given = files();
      if (given.length > 0) worker.postMessage({ kind: 'files', files: given });
    },
  );

  /** Files that came while the worker was there. */
  function give(): void {
    const wanted = files();
    if (!link.alive || wanted === given) return;
    given = wanted;
    link.post({ kind: 'files', files: given });
  }

  function post(order: Order<L>): void {
    link.post(order);
    link.expect(true); // each is answered by a report
  }

  return {
    start(settings, own, view) {
      refuse('Another run has begun.');
      give();
      run += 1;
      [alive, running] = [true, false];
      post({ kind: 'start', run, settings, own, view });
    },
    send(order) {
      if (!alive) return;
      if (order.kind === 'run') running = true;
      if (order.kind === 'pause' || order.kind === 'move') running = false;
      post(order);
    },
    snapshot() {
      if (!alive) return Promise.reject(new Error('There is no run.'));
      return new Promise((resolve, reject) => {
        wanted.push({ resolve, reject });
        post({ kind: 'snapshot' });
      });
    },
    get alive() {
      return alive;
    },
    close() {
      alive = false;
      refuse('The lab is closed.');
      link.close();
    },
  };
}
