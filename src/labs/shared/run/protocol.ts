/**
 * @file What a lab's page and its worker say to each other. Messages carry model units, never pixels: frames are drawn in the
 * worker, and the page hears words and numbers at reading speed. Every run has a number, and whatever belongs to an
 * earlier run is dropped.
 */
import type { Look } from '../../../drawing/look.ts';
import type { Drawing } from '../../../drawing/mark.ts';

/** What a lab's own types are. */
export interface LabTypes {
  settings: unknown;
  /** What is to be seen: the page's wishes. */
  view: unknown;
  /** What never changes in a run. */
  opening: unknown;
  /** One moment in full, as the session has it. */
  frame: unknown;
  /** What is measured along a run. */
  row: unknown;
  /** What the page shows of a moment in words and numbers. */
  report: unknown;
}

/** How fast to run: so many lines or iterations a second, or as fast as the machine can. */
export type Pace =
  { readonly unit: 'line' | 'iteration'; readonly perSecond: number } | { readonly unit: 'full' };

/** A run to iteration `until` at most, which stops after any of the lines `stops`. */
export interface Run {
  readonly pace: Pace;
  readonly until?: number | undefined;
  readonly stops: readonly string[];
}

/** From the page, about a run. */
export type RunOrder<L extends LabTypes> =
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly settings: L['settings'];
      readonly own: Float64Array | undefined;
      readonly view: L['view'];
    }
  /** New values of settings that do not start the run anew. */
  | { readonly kind: 'tune'; readonly settings: L['settings'] }
  /** What is to be seen from now on; a report follows. */
  | { readonly kind: 'view'; readonly view: L['view'] }
  | ({ readonly kind: 'run' } & Run)
  | { readonly kind: 'pause' }
  /** One move while paused: a line, an iteration, or what the lab calls a turn. */
  | { readonly kind: 'move'; readonly what: string }
  /** The whole moment is wanted, for a file. */
  | { readonly kind: 'snapshot' };

/** A font of the style sheet, for canvases of a worker. */
export interface FontSource {
  readonly family: string;
  readonly source: string;
  readonly descriptors: FontFaceDescriptors;
}

/** From the page, about what is drawn on: to be obeyed at once. */
export type StageOrder =
  /** The canvases of the picture and, after it, the charts; none where the page has to draw itself. */
  | {
      readonly kind: 'stage';
      readonly canvases: readonly OffscreenCanvas[];
      readonly fonts: readonly FontSource[];
    }
  /** Widths of the canvases in device pixels. */
  | { readonly kind: 'sizes'; readonly widths: readonly number[] }
  | { readonly kind: 'looks'; readonly looks: readonly (readonly [string, Look])[] }
  /** The page has put down what the worker could not draw: more may come. */
  | { readonly kind: 'drawn' };

/** From the page: files of trained weights, before the first run. */
export interface FilesOrder {
  readonly kind: 'files';
  readonly files: readonly Uint8Array[];
}

export type Order<L extends LabTypes> = RunOrder<L> | StageOrder | FilesOrder;

/** Why a run stopped by itself. */
export type Halt = 'until' | 'stop';

/** From the worker, about a run. */
export type RunNews<L extends LabTypes> =
  | {
      readonly kind: 'started';
      readonly run: number;
      readonly opening: L['opening'];
      readonly kernel: 'simd' | 'plain';
    }
  | {
      readonly kind: 'report';
      readonly run: number;
      readonly report: L['report'];
      readonly running: boolean;
      readonly halt: Halt | undefined;
      /** Frames drawn since the worker began. */
      readonly frames: number;
    }
  | { readonly kind: 'records'; readonly run: number; readonly records: readonly L['row'][] }
  | {
      readonly kind: 'snapshot';
      readonly run: number;
      readonly frame: L['frame'];
      readonly drawing: Drawing | undefined;
    }
  /** Long work goes on. */
  | { readonly kind: 'alive'; readonly run: number }
  /** The run cannot go on. `diverged`: its numbers are no longer finite. */
  | {
      readonly kind: 'fault';
      readonly run: number;
      readonly reason: 'diverged' | 'error';
      readonly message: string;
    };

/** From the worker, about what is drawn on. */
export type StageNews =
  /** Kinds of marks whose looks it does not know yet. */
  | { readonly kind: 'looks'; readonly keys: readonly string[] }
  /** A drawing that it cannot draw itself. */
  | { readonly kind: 'drawing'; readonly index: number; readonly drawing: Drawing };

export type News<L extends LabTypes> = RunNews<L> | StageNews;
