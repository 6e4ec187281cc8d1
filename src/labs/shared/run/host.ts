/**
 * @file The worker's side of a lab: a thin adapter from messages to a session. It works in short spells and looks at its
 * messages between them, and sends a frame only when the page has drawn the one before.
 */
import type { Halt, News, Order, Pace } from './protocol.ts';

/** What a lab's session offers the host. */
export interface Session<Settings, View, Opening, Frame, Row> {
  readonly opening: Opening;
  readonly kernel: 'simd' | 'plain';
  readonly iteration: number;
  readonly records: readonly Row[];
  /** Runs the next line of the pseudo-code; returns its name. */
  advance(): string;
  iterate(): void;
  move(what: string): void;
  tune(settings: Settings): void;
  frame(view: View): Frame;
  diverged(): boolean;
}

/** The worker's global scope, as far as it is used. */
interface Scope<Settings, View> {
  onmessage: ((event: MessageEvent<Order<Settings, View>>) => void) | null;
  postMessage(message: unknown, options: { transfer: ArrayBuffer[] }): void;
}

/** Milliseconds of work between two looks at the messages, and between two sets of records. */
const SPELL = 8;
const RECORDS_EVERY = 100;

/** Does `work` soon, after messages that wait. A message to oneself does that, and unlike a timer without a delay. */
function messageLoop(work: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = work;
  return () => port2.postMessage(0);
}

/** Listens to the page for the life of the worker. `create` may throw; the page is told. */
export function hostSession<Settings, View, Opening, Frame, Row>(
  scope: Scope<Settings, View>,
  create: (
    settings: Settings,
    own: Float64Array | undefined,
  ) => Session<Settings, View, Opening, Frame, Row>,
  loop = messageLoop,
): void {
  let session: Session<Settings, View, Opening, Frame, Row> | undefined;
  let run = 0;
  let view: View | undefined;
  let pace: Pace | undefined; // undefined while paused
  let until = Infinity;
  let stops: ReadonlySet<string> = new Set();
  let due = 0; // when the next line or iteration may run, at a limited pace
  let drawn = true;
  let stale = false; // something changed since the last frame
  let halt: Halt | undefined;
  let sent = 0; // how many records the page has, and when it got them
  let sentAt = -Infinity;

  const again = loop(() => guarded(spell));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (news: News<Opening, Frame, Row>, transfer: ArrayBuffer[] = []): void =>
    scope.postMessage(news, { transfer });

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      pace = undefined;
      session = undefined;
      const message = error instanceof Error ? error.message : String(error);
      tell({ kind: 'fault', run, reason: 'error', message });
    }
  }

  /** Works for a short time, then lets messages in. */
  function spell(): void {
    if (!session || !pace) return;
    const started = performance.now();
    if (pace.unit === 'full') {
      while (pace && performance.now() - started < SPELL) step(session, 'iteration');
    } else {
      const gap = 1000 / pace.perSecond;
      if (due < started - 1000) due = started; // after a pause, do not catch up
      while (pace && due <= performance.now() && performance.now() - started < SPELL) {
        step(session, pace.unit);
        due += gap;
      }
    }
    if (session.diverged()) {
      pace = undefined;
      stale = true;
      send(true);
      const message = 'The weights are no longer finite numbers.';
      tell({ kind: 'fault', run, reason: 'diverged', message });
      return;
    }
    stale = true;
    send(false);
    if (!pace) return;
    clearTimeout(timer);
    if (pace.unit === 'full') again();
    else timer = setTimeout(() => guarded(spell), Math.max(0, due - performance.now()));
  }

  function step(s: NonNullable<typeof session>, unit: 'line' | 'iteration'): void {
    if (unit === 'line' || stops.size > 0) {
      // Line by line, so that it can stop after any of them.
      const target = s.iteration + 1;
      do {
        if (stops.has(s.advance())) return stop('stop');
      } while (unit === 'iteration' && s.iteration < target);
    } else s.iterate();
    if (s.iteration >= until) stop('until');
  }

  function stop(reason: Halt): void {
    pace = undefined;
    halt = reason;
  }

  /** Sends a frame if the page has drawn the last one, or come what may; and, now and then, the records. */
  function send(anyway: boolean): void {
    if (!session || view === undefined || !stale || !(drawn || anyway)) return;
    const now = performance.now();
    if (session.records.length !== sent && (now - sentAt > RECORDS_EVERY || !pace)) {
      [sent, sentAt] = [session.records.length, now];
      tell({ kind: 'records', run, records: session.records });
    }
    const frame = session.frame(view);
    const running = pace !== undefined;
    tell({ kind: 'frame', run, frame, running, halt }, buffersOf(frame));
    [drawn, stale, halt] = [false, false, undefined];
  }

  function obey(order: Order<Settings, View>): void {
    switch (order.kind) {
      case 'start':
        clearTimeout(timer);
        ({ run, view } = order);
        [pace, until, sent, sentAt, drawn, stale] = [undefined, Infinity, 0, -Infinity, true, true];
        halt = undefined;
        session = create(order.settings, order.own);
        tell({ kind: 'started', run, opening: session.opening, kernel: session.kernel });
        return send(true);
      case 'tune':
        session?.tune(order.settings);
        stale = true;
        return pace ? undefined : send(true);
      case 'view':
        ({ view } = order);
        stale = true;
        return pace ? undefined : send(true);
      case 'run':
        clearTimeout(timer);
        ({ pace } = order);
        until = order.until ?? Infinity;
        stops = new Set(order.stops);
        due = performance.now();
        return again();
      case 'pause':
        clearTimeout(timer);
        pace = undefined;
        stale = true;
        return send(true);
      case 'move':
        pace = undefined;
        session?.move(order.what);
        stale = true;
        return send(true);
      case 'drawn':
        drawn = true;
        return send(false);
    }
  }

  scope.onmessage = ({ data }) => guarded(() => obey(data));
}

/** The memory of all arrays in a frame, which is handed over and not copied: a frame is made anew each time. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  return value && typeof value === 'object' ? Object.values(value).flatMap(buffersOf) : [];
}
