/** @file Time that stands still until it is told to go on: for timers, `performance.now` and frames of the screen alike. */
import { vi } from 'vitest';

/** Milliseconds between two frames of the screen. */
const FRAME = 16;

export interface Clock {
  readonly now: number;
  /** Lets so many milliseconds pass, and does in turn what becomes due. */
  pass(ms: number): void;
  /** Time that work takes. */
  spend(ms: number): void;
  /** For `hostLab`: turns that come at once, after messages that wait. */
  loop(work: () => void): () => void;
}

/** Stubs the globals; `vi.unstubAllGlobals` brings them back. */
export function stubClock(): Clock {
  let now = 0;
  let last = 0;
  const due = new Map<number, { readonly at: number; readonly work: () => void }>();
  const after = (ms: number, work: () => void): number => {
    due.set(++last, { at: now + ms, work });
    return last;
  };
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => after(ms, work));
  vi.stubGlobal('clearTimeout', (id: number) => due.delete(id));
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => after(FRAME - (now % FRAME), work));
  return {
    get now() {
      return now;
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...due].sort(([a, { at }], [b, { at: other }]) => at - other || a - b);
        if (!next || next[1].at > end) break;
        due.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].work();
      }
      now = Math.max(now, end);
    },
    spend(ms) {
      now += ms;
    },
    loop: (work) => () => void after(0, work),
  };
}
