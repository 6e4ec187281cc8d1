/**
 * @file The worker's side of a lab: a thin adapter from messages to a session. It works in short spells, looks at its
 * messages between them, draws a frame when the screen takes one, and tells the page words and numbers at reading speed.
 */
import { createPainter } from '../stage/painter.ts';
import { whole } from '../words.ts';
import type { Halt, LabTypes, News, Order, Run, RunOrder } from './protocol.ts';
import type { Create, Session, Show } from './session.ts';
import { nextFrame, taskLoop } from './turns.ts';

/** The worker's global scope, as far as it is used. */
export interface Scope<L extends LabTypes> {
  onmessage: ((event: MessageEvent<Order<L>>) => void) | null;
  postMessage(message: unknown): void;
}

/** Milliseconds of work between two looks at the messages, between two reports, and between two sets of records. */
const SPELL = 8;
const REPORT_EVERY = 100;
const RECORDS_EVERY = 500;
/** Milliseconds between two signs of life in long work. */
const ALIVE_EVERY = 1000;

/** Listens to the page for the life of the worker. */
export function hostLab<L extends LabTypes>(
  scope: Scope<L>,
  create: Create<L>,
  show: Show<L>,
  loop = taskLoop,
): void {
  const tell = (news: News<L>): void => scope.postMessage(news);
  const painter = createPainter(tell);
  const inbox: RunOrder<L>[] = [];
  let files: readonly Uint8Array[] = [];
  let session: Session<L> | undefined;
  let coming: Promise<Session<L>> | undefined; // its code is on its way, and orders wait
  let run = 0;
  let view: L['view'];
  let pace: Run['pace'] | undefined; // undefined while paused
  let until = Infinity;
  let stops: ReadonlySet<string> = new Set();
  let due = 0; // when the next line or iteration may run, at a limited pace
  let halt: Halt | undefined;
  let stale = false; // something changed since the last frame
  let queued = false; // a frame will be drawn
  let frames = 0;
  let told = -Infinity; // when the page got its last report, and its last records
  let toldRecords = -Infinity;
  let sent = 0; // how many records the page has
  let signed = 0; // when the page got its last sign of life
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = false; // the loop's next turn is on its way

  const turn = loop(() => {
    waiting = false;
    guarded(work);
  });
  function again(): void {
    if (waiting) return;
    waiting = true;
    turn();
  }

  function alive(): void {
    const now = performance.now();
    if (now - signed < ALIVE_EVERY) return;
    signed = now;
    tell({ kind: 'alive', run });
  }

  function guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      pace = undefined;
      session = undefined;
      const message = error instanceof Error ? error.message : String(error);
      tell({ kind: 'fault', run, reason: 'error', message });
    }
  }

  /** Obeys what has come, then works for a short time. */
  function work(): void {
    while (!coming && inbox.length > 0) obey(inbox.shift()!);
    if (session && pace) spell(session, pace);
  }

  function spell(s: Session<L>, now: Run['pace']): void {
    const started = performance.now();
    if (now.unit === 'full') {
      while (pace && performance.now() - started < SPELL) step(s, 'iteration');
    } else {
      const gap = 1000 / now.perSecond;
      if (due < started - 1000) due = started; // after a pause, do not catch up
      while (pace && due <= performance.now() && performance.now() - started < SPELL) {
        step(s, now.unit);
        due += gap;
      }
    }
    if (s.diverged()) return diverged(s);
    changed(!pace);
    if (!pace) return;
    clearTimeout(timer);
    if (now.unit === 'full') again();
    else timer = setTimeout(again, Math.max(0, due - performance.now()));
  }

  function step(s: Session<L>, unit: 'line' | 'iteration'): void {
    if (unit === 'line' || stops.size > 0) {
      // Line by line, so that it can stop after any of them.
      const target = s.iteration + 1;
      do {
        if (stops.has(s.advance())) return stop('stop');
      } while (unit === 'iteration' && s.iteration < target);
    } else s.iterate();
    // After every iteration, so that a seed diverges at the same one everywhere.
    if (s.diverged()) pace = undefined;
    else if (s.iteration >= until) stop('until');
  }

  /** The run is over: whatever it was to stop at, this is no such end. */
  function diverged(s: Session<L>): void {
    pace = halt = undefined;
    changed(true);
    const message = `after ${whole(s.iteration)} iterations`;
    tell({ kind: 'fault', run, reason: 'diverged', message });
  }

  function stop(reason: Halt): void {
    pace = undefined;
    halt = reason;
  }

  /** There is something new to see: at the next frame, or at once. */
  function changed(atOnce = false): void {
    stale = true;
    if (atOnce) return present();
    if (queued) return;
    queued = true;
    nextFrame(show.picture !== undefined, () => {
      queued = false;
      guarded(present);
    });
  }

  /** Draws, and tells what there is to tell: in a run at reading speed, else everything. */
  function present(): void {
    if (!session || !stale) return;
    stale = false;
    const running = pace !== undefined;
    const { opening, records } = session;
    const moment = { frame: session.frame(view), opening, records, view, running };
    if (show.picture) painter.paint(0, show.picture(moment));
    frames += 1;
    const now = performance.now();
    const every = show.every ?? REPORT_EVERY;
    // At a slow pace no frame may follow soon that would tell what this one does not.
    const hurries = pace && (pace.unit === 'full' || pace.perSecond * every > 1000);
    if (hurries && now - told < every) return;
    told = now;
    show.charts?.(moment).forEach((chart, i) => painter.paint(i + 1, chart));
    if (records.length !== sent && (!running || now - toldRecords > RECORDS_EVERY)) {
      [sent, toldRecords] = [records.length, now];
      tell({ kind: 'records', run, records });
    }
    tell({ kind: 'report', run, report: show.report(moment), running, halt, frames });
    halt = undefined;
  }

  function begin(made: Session<L> | Promise<Session<L>>): void {
    if (made instanceof Promise) return waitFor(made);
    session = made;
    session.see?.(view);
    tell({ kind: 'started', run, opening: session.opening, kernel: session.kernel });
    changed(true);
  }

  /** Goes on with a session that has come, unless another run has begun. */
  function waitFor(made: Promise<Session<L>>): void {
    const come = (act: () => void): void => {
      if (coming !== made) return;
      coming = undefined;
      guarded(act);
      again();
    };
    coming = made;
    made.then(
      (ready) => come(() => begin(ready)),
      (error: unknown) =>
        come(() => {
          throw error;
        }),
    );
  }

  function obey(order: RunOrder<L>): void {
    switch (order.kind) {
      case 'start':
        clearTimeout(timer);
        ({ run, view } = order);
        [pace, until, halt, sent] = [undefined, Infinity, undefined, 0];
        session = undefined;
        return begin(create(order.settings, order.own, files, alive));
      case 'tune':
        session?.tune(order.settings);
        return changed();
      case 'view':
        ({ view } = order);
        session?.see?.(view);
        return changed();
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
        return changed(true);
      case 'move':
        pace = undefined;
        if (!session) return;
        session.move(order.what);
        return session.diverged() ? diverged(session) : changed();
      case 'snapshot': {
        if (!session) return;
        const frame = session.frame(view);
        const { opening, records } = session;
        const drawing = show.picture?.({ frame, opening, records, view, running: !!pace });
        return tell({ kind: 'snapshot', run, frame, drawing });
      }
    }
  }

  scope.onmessage = ({ data: order }) => {
    switch (order.kind) {
      case 'stage':
      case 'sizes':
      case 'looks':
      case 'drawn':
        return guarded(() => painter.obey(order));
      case 'files':
        ({ files } = order);
        return;
      default:
        // A new run makes all that was ordered before it void: of many the last alone is carried out.
        if (order.kind === 'start') {
          inbox.length = 0;
          coming = undefined;
        }
        inbox.push(order);
        return again();
    }
  };
}
