/** @file What a lab gives its worker: a session that does the work, and how its moments are shown. */
import type { Drawing } from '../../../drawing/mark.ts';
import type { LabTypes } from './protocol.ts';

/** What a lab's session offers the host. */
export interface Session<L extends LabTypes> {
  readonly opening: L['opening'];
  readonly kernel: 'simd' | 'plain';
  readonly iteration: number;
  readonly records: readonly L['row'][];
  /** Runs the next line of the pseudo-code; returns its name. */
  advance(): string;
  iterate(): void;
  /** Runs a line, an iteration, or what the lab calls a turn. Other names do nothing. */
  move(what: string): void;
  /** Applies settings that do not start the run anew. */
  tune(settings: L['settings']): void;
  /** Hears of every new view before the next line, where the work depends on what is to be seen. */
  see?(view: L['view']): void;
  frame(view: L['view']): L['frame'];
  /** Whether the numbers are no longer finite: the run is over. */
  diverged(): boolean;
}

/** One moment of a run. */
export interface Moment<L extends LabTypes> {
  readonly frame: L['frame'];
  readonly opening: L['opening'];
  readonly records: readonly L['row'][];
  readonly view: L['view'];
  readonly running: boolean;
}

/** How a lab shows its moments. */
export interface Show<L extends LabTypes> {
  /** The picture, redrawn with every frame. */
  readonly picture?: (moment: Moment<L>) => Drawing;
  /** Drawn at reading speed. */
  readonly charts?: (moment: Moment<L>) => readonly Drawing[];
  readonly report: (moment: Moment<L>) => L['report'];
  /** Least milliseconds between two reports of a run; a tenth of a second, if absent. */
  readonly every?: number;
}

/**
 * Makes a session. May throw; the page is told. `files` are those that came before the first run. A session whose work may
 * take seconds at a stretch calls `alive` meanwhile, as often as it likes: silence counts as a fault. A promise is for code
 * that has to be fetched first: what is ordered meanwhile waits for it.
 */
export type Create<L extends LabTypes> = (
  settings: L['settings'],
  own: Float64Array | undefined,
  files: readonly Uint8Array[],
  alive: () => void,
) => Session<L> | Promise<Session<L>>;
