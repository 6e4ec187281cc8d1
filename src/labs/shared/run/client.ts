/**
 * @file The page's side of a lab: one worker, started when it is needed, replaced when it dies, and heard only about
 * the present run.
 */
import type { News, Order } from './protocol.ts';

export interface ClientEvents<Opening, Frame, Row> {
  started(opening: Opening, kernel: 'simd' | 'plain'): void;
  frame(news: Extract<News<Opening, Frame, Row>, { kind: 'frame' }>): void;
  records(records: readonly Row[]): void;
  /** The run is over: its numbers diverged, the session threw, or the worker died. */
  fault(reason: 'diverged' | 'error' | 'died', message: string): void;
}

export interface Client<Settings, View> {
  /** Starts a new run; what an earlier one still sends is dropped. */
  start(settings: Settings, own: Float64Array | undefined, view: View): void;
  send(order: Exclude<Order<Settings, View>, { kind: 'start' }>): void;
  /** Sends new settings or a new view once the frame that is awaited has come; of several of a kind the last alone. */
  latest(order: Extract<Order<Settings, View>, { kind: 'tune' | 'view' }>): void;
  /** Ends the worker. A later start begins with a new one. */
  close(): void;
}

/** A client over workers that `open` makes. */
export function createClient<Settings, View, Opening, Frame, Row>(
  open: () => Worker,
  events: ClientEvents<Opening, Frame, Row>,
): Client<Settings, View> {
  let worker: Worker | undefined;
  let run = 0;
  let awaited = false; // a frame that answers a new view or new settings
  const waiting = new Map<string, Order<Settings, View>>();

  function hear(news: News<Opening, Frame, Row>): void {
    if (news.run !== run) return;
    if (news.kind === 'frame' || news.kind === 'fault') {
      awaited = waiting.size > 0;
      for (const order of waiting.values()) worker?.postMessage(order);
      waiting.clear();
    }
    if (news.kind === 'started') events.started(news.opening, news.kernel);
    else if (news.kind === 'frame') events.frame(news);
    else if (news.kind === 'records') events.records(news.records);
    else events.fault(news.reason, news.message);
  }

  function close(): void {
    worker?.terminate();
    worker = undefined;
  }

  function living(): Worker {
    if (worker) return worker;
    const made = open();
    made.onmessage = ({ data }: MessageEvent<News<Opening, Frame, Row>>) => {
      if (made === worker) hear(data);
    };
    // The script did not load, or the worker failed outside a session. The next start opens another.
    made.onerror = (event) => {
      event.preventDefault();
      if (made !== worker) return;
      close();
      events.fault('died', event.message);
    };
    return (worker = made);
  }

  return {
    start(settings, own, view) {
      run += 1;
      awaited = false;
      waiting.clear();
      const order: Order<Settings, View> = { kind: 'start', run, settings, own, view };
      living().postMessage(order);
    },
    send(order) {
      waiting.delete(order.kind); // an older one must not come after it
      worker?.postMessage(order);
    },
    latest(order) {
      if (awaited) waiting.set(order.kind, order);
      else worker?.postMessage(order);
      awaited = true;
    },
    close,
  };
}
