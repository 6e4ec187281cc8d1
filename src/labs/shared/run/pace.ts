/** @file How fast a run really goes: steps a second over the last moments. */

export interface Rate {
  /** `steps` have been done in all at the time `now`, in milliseconds. Fewer than before: a new run. */
  report(now: number, steps: number): void;
  /** Steps a second over about the last `window` milliseconds before `now`; 0 where nothing moves. */
  perSecond(now: number): number;
}

/** A rate over `window` milliseconds. Time at rest counts: begin a new one where a pause ends. */
export function createRate(window = 1000): Rate {
  let reports: { readonly now: number; readonly steps: number }[] = [];

  /** Keeps one report at or before the window's beginning, so that steps rarer than the window are counted too. */
  function forget(now: number): void {
    const inside = reports.findIndex((each) => each.now > now - window);
    const first = inside < 0 ? reports.length - 1 : inside - 1;
    if (first > 0) reports = reports.slice(first);
  }

  return {
    report(now, steps) {
      if (steps < (reports.at(-1)?.steps ?? 0)) reports = [];
      reports.push({ now, steps });
      forget(now);
    },
    perSecond(now) {
      forget(now);
      const [first, last] = [reports[0], reports.at(-1)];
      if (!first || !last || now <= first.now) return 0;
      return (1000 * (last.steps - first.steps)) / (now - first.now);
    },
  };
}
