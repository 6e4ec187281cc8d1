/**
 * @file The still figure: moments of one real run with the default settings. Computed at build, for paper, for readers
 * without JavaScript, and for the first sight of the page.
 */
import type { GanEnd } from '../../figures/thumbnails/gan-ring.ts';
import { defaults } from '../shared/settings/settings.ts';
import type { GanRecord } from './history.ts';
import { createSession, type GanFrame, type GanOpening } from './session.ts';
import { ganTable } from './settings.ts';

/** The iterations that are shown. */
export const stillMoments = [0, 300, 1000, 5000] as const;

export interface StillRun {
  readonly opening: GanOpening;
  readonly frames: readonly GanFrame[];
  readonly records: readonly GanRecord[];
}

/** Nothing but the points and what D says of them. */
const plain = { slow: false, layers: [], asked: -1, reading: undefined, own: undefined };

/** Trains with the default settings to the last of {@link stillMoments}. */
export function stillRun(wasm?: BufferSource): StillRun {
  const session = createSession(defaults(ganTable), undefined, wasm);
  const frames = stillMoments.map((moment) => {
    while (session.iteration < moment) session.iterate();
    return session.frame(plain);
  });
  return { opening: session.opening, frames, records: session.records };
}

/** The record nearest to an iteration. */
export function recordAt(records: readonly GanRecord[], iteration: number): GanRecord {
  return records.reduce((best, record) =>
    Math.abs(record.iteration - iteration) < Math.abs(best.iteration - iteration) ? record : best,
  );
}

/** What the thumbnail shows: the last moment. */
export function ganEnd({ opening, frames, records }: StillRun): GanEnd {
  const iterations = stillMoments[stillMoments.length - 1]!;
  const { modes, onReal, onFake } = recordAt(records, iterations);
  const { fake } = frames.at(-1)!;
  return {
    real: opening.real,
    fake,
    iterations,
    clusters: opening.modes,
    covered: modes,
    onReal,
    onFake,
  };
}
