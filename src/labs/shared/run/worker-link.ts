/**
 * @file A worker that may fail: the browser may refuse it, its script may not arrive, it may die or fall silent. Each ends in
 * one word to `failed`, and the next message opens another.
 */

export interface WorkerEvents<News> {
  heard(news: News): void;
  /** The worker is gone. `died`: refused, not loaded, or thrown outside its work; `silent`: it did not answer. */
  failed(reason: 'died' | 'silent', message: string): void;
}

export interface WorkerLink<Order> {
  /** Sends a message; opens a worker where there is none. */
  post(order: Order, transfer?: Transferable[]): void;
  /** Whether the page waits to hear something: only then is silence a fault. */
  expect(on: boolean): void;
  /** Whether there is a worker. */
  readonly alive: boolean;
  /** Ends the worker without a word. */
  close(): void;
}

/** Milliseconds of silence after which a worker that has something to say counts as gone, and a last look. */
export const SILENCE = 10_000;
const LAST_LOOK = 1_000;

/**
 * A link to the worker that `open` makes. `opened` may hand it what it needs before its first message.
 */
export function linkWorker<Order, News>(
  open: () => Worker,
  events: WorkerEvents<News>,
  opened: (worker: Worker) => void = () => undefined,
): WorkerLink<Order> {
  let worker: Worker | undefined;
  let expects = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(timer);
    expects = false;
    worker?.terminate();
    worker = undefined;
  }

  function fail(reason: 'died' | 'silent', message: string): void {
    close();
    events.failed(reason, message);
  }

  /** A tab that was away finds its timer over before it has read what came meanwhile: it looks once more. */
  function watch(): void {
    clearTimeout(timer);
    if (!expects || !worker) return;
    timer = setTimeout(() => {
      timer = setTimeout(() => fail('silent', 'It did not answer.'), LAST_LOOK);
    }, SILENCE);
  }

  function living(): Worker | undefined {
    if (worker) return worker;
    let made: Worker;
    try {
      made = open();
    } catch (error) {
      // No workers in this browser, or a policy that refuses them. Told later, as every other fault is.
      queueMicrotask(() => fail('died', String(error)));
      return undefined;
    }
    made.onmessage = ({ data }: MessageEvent<News>) => {
      if (made !== worker) return;
      watch();
      events.heard(data);
    };
    const gone = (event: Event): void => {
      event.preventDefault();
      if (made === worker) fail('died', event instanceof ErrorEvent ? event.message : '');
    };
    made.onerror = gone;
    made.onmessageerror = gone;
    worker = made;
    opened(made);
    return made;
  }

  return {
    post(order, transfer = []) {
      living()?.postMessage(order, transfer);
      watch();
    },
    expect(on) {
      expects = on;
      watch();
    },
    get alive() {
      return worker !== undefined;
    },
    close,
  };
}
