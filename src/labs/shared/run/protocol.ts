/**
 * @file What a lab's page and its worker say to each other. Messages carry model units, never pixels. Every run has a
 * number, and whatever belongs to an earlier run is dropped.
 */

/** How fast to run: so many lines or iterations a second, or as fast as the machine can. */
export type Pace =
  { readonly unit: 'line' | 'iteration'; readonly perSecond: number } | { readonly unit: 'full' };

/** From the page. `Settings` and `View` are the lab's own. */
export type Order<Settings, View> =
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly settings: Settings;
      readonly own?: Float64Array;
      readonly view: View;
    }
  /** New values of settings that do not start the run anew. */
  | { readonly kind: 'tune'; readonly settings: Settings }
  /** What frames should hold from now on; a frame follows. */
  | { readonly kind: 'view'; readonly view: View }
  /** Run, to iteration `until` at most, and stop after any of the lines `stops`. */
  | {
      readonly kind: 'run';
      readonly pace: Pace;
      readonly until?: number;
      readonly stops: readonly string[];
    }
  | { readonly kind: 'pause' }
  /** One move while paused: a line, an iteration, or what the lab calls a turn. */
  | { readonly kind: 'move'; readonly what: string }
  /** The last frame is drawn: another may come. */
  | { readonly kind: 'drawn' };

/** Why a run stopped by itself. */
export type Halt = 'until' | 'stop';

/** From the worker. `Opening`, `Frame` and `Row` are the lab's own. */
export type News<Opening, Frame, Row> =
  | {
      readonly kind: 'started';
      readonly run: number;
      readonly opening: Opening;
      readonly kernel: 'simd' | 'plain';
    }
  | {
      readonly kind: 'frame';
      readonly run: number;
      readonly frame: Frame;
      readonly running: boolean;
      readonly halt: Halt | undefined;
    }
  | { readonly kind: 'records'; readonly run: number; readonly records: readonly Row[] }
  /** The run cannot go on. `diverged`: its numbers are no longer finite. */
  | {
      readonly kind: 'fault';
      readonly run: number;
      readonly reason: 'diverged' | 'error';
      readonly message: string;
    };
