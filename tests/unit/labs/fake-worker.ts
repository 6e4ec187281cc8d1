/** @file A stand-in for workers: keeps what it is sent, and says what a test lets it say, while time stands still. */
import { afterEach, beforeEach, vi } from 'vitest';
import { SILENCE } from '../../../src/labs/shared/run/worker-link.ts';

/** Milliseconds longer than any silence that is borne. */
export const LONG = 3 * SILENCE;

/** No browser here, so no events of its own. */
class ErrorEvent {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
  readonly preventDefault = (): void => undefined;
}

/** For a whole test file: time that only the tests let pass. */
export function stubWorkerTime(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('ErrorEvent', ErrorEvent);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

export class FakeWorker<Order> {
  readonly sent: Order[] = [];
  readonly given: Transferable[][] = [];
  ended = false;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onmessageerror: ((event: Event) => void) | null = null;

  postMessage(order: Order, transfer: Transferable[] = []): void {
    this.sent.push(order);
    this.given.push(transfer);
  }

  terminate(): void {
    this.ended = true;
  }

  say(news: unknown): void {
    this.onmessage?.({ data: news } as MessageEvent);
  }

  /** Its script does not arrive, or throws outside its work. */
  die(): boolean {
    let handled = false;
    this.onerror?.({ preventDefault: () => (handled = true) } as unknown as Event);
    return handled;
  }
}

/** Opens one after another. */
export function fakeWorkers<Order>(): {
  readonly all: FakeWorker<Order>[];
  readonly open: () => Worker;
  readonly last: () => FakeWorker<Order>;
} {
  const all: FakeWorker<Order>[] = [];
  return {
    all,
    open() {
      const made = new FakeWorker<Order>();
      all.push(made);
      return made as unknown as Worker;
    },
    last: () => all.at(-1)!,
  };
}
