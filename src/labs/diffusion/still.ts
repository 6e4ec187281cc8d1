/**
 * @file The still figure: moments of one real run with the default settings. Computed at build, for paper, for readers
 * without JavaScript, and for the first sight of the page.
 */
import type { DiffusionEnd } from '../../figures/thumbnails/spiral.ts';
import { defaults } from '../shared/settings/settings.ts';
import { createSession, moveTo, type Activity } from './session.ts';
import type { DiffusionFrame, DiffusionOpening } from './session.ts';
import type { DiffusionView } from './show.ts';
import type { DiffusionRecord } from './session.ts';
import { diffusionTable } from './settings.ts';

/** The times that are shown, noise first. */
export const stillTimes = [1000, 300, 100, 0] as const;
/** Iterations of the network whose loss and error are shown. */
export const STILL_ITERATIONS = 400;
/** Rows of the chart of distances: up to 50 steps, which keeps the build short. */
const STILL_ROWS = 7;
/** Points, few enough to keep the page light. */
const STILL_POINTS = 150;

export interface StillRun {
  readonly opening: DiffusionOpening;
  readonly frames: readonly DiffusionFrame[];
  readonly records: readonly DiffusionRecord[];
}

/** The samples and their ways; at first also the one to follow, but not where it lands. */
const plain: DiffusionView = {
  activity: 'walking',
  slow: false,
  layers: ['trails'],
  reading: undefined,
  own: undefined,
  pick: undefined,
};

/** Samples with the default settings, trains for {@link STILL_ITERATIONS}, and compares the samplers. */
export function stillRun(wasm?: BufferSource): StillRun {
  const session = createSession(
    { ...defaults(diffusionTable), batch: 64, points: STILL_POINTS },
    undefined,
    wasm,
  );
  const see = (activity: Activity): void => session.see?.({ ...plain, activity });
  const until = (iterations: number): void => {
    while (session.iteration < iterations) session.iterate();
  };
  see('training');
  until(STILL_ITERATIONS);
  see('measuring');
  until(STILL_ROWS);
  see('walking');
  const frames = stillTimes.map((t) => {
    session.move(moveTo(t));
    const layers = t === session.opening.T ? (['trails', 'follow'] as const) : plain.layers;
    return session.frame({ ...plain, layers });
  });
  return { opening: session.opening, frames, records: session.records };
}

/** What the thumbnail shows: the last moment, with the ways there. */
export function diffusionEnd({ frames }: StillRun): DiffusionEnd {
  const { samples, trails, measures } = frames.at(-1)!;
  return {
    samples: samples[0]!,
    trails: trails[0]!,
    distance: measures.distance,
    perfect: measures.perfect.mean,
  };
}
