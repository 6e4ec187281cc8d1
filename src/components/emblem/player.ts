/** @file Plays the emblem's run, in the worker: keeps the time, and says what is to be seen at every moment. */
import { POINT, sheet } from '../../figures/emblem-sheet.ts';
import { EMBLEM_STEPS } from '../../models/emblem-run.ts';
import type { Moment } from './paint.ts';

const SECONDS = 3;
/** How much ink noise has; the emblem has all of it. */
const PALE = 0.6;

export type Order =
  /** From here on, from a step on: by itself to the end, or there alone. Every turn has a number. */
  | { readonly kind: 'turn'; readonly turn: number; readonly from: number; readonly plays: boolean }
  /** Pixels that the screen has across the sheet, and the color of points. */
  | { readonly kind: 'look'; readonly across: number; readonly color: string }
  | { readonly kind: 'rest'; readonly on: boolean };

/** What is to be seen: the run at this step. Told at every whole step of a turn, and at its end. */
export interface Shown {
  readonly turn: number;
  readonly step: number;
}

export interface Player {
  obey(order: Order): void;
  /** The next state of the run, (n, 2). */
  add(state: ArrayLike<number>): void;
}

/** The clock of the screen; where a worker has none, one like it. */
const nextFrame: (act: () => void) => unknown =
  typeof requestAnimationFrame === 'function'
    ? requestAnimationFrame
    : (act) => setTimeout(act, 1000 / 60);

export function createPlayer(
  paint: (moment: Moment) => void,
  tell: (shown: Shown) => void,
): Player {
  const states: ArrayLike<number>[] = [];
  let scale = 1; // pixels of the canvas for one of the sheet
  let color = 'gray';
  let turn = 0;
  let step = EMBLEM_STEPS; // where the run is to be shown
  let plays = false;
  let resting = false;
  let queued = false;
  let before = 0; // the time of the last frame
  let told = -1;

  /** Shows the run at `step`, or as near as it has come; between two states on the straight line. */
  function show(): void {
    const last = states.length - 1;
    const at = Math.min(step, last);
    if (at < 0 || turn === 0) return;
    const from = states[Math.floor(at)]!;
    const to = states[Math.min(last, Math.floor(at) + 1)]!;
    const share = at - Math.floor(at);
    // Squares as large as the still's discs: while they move nobody can tell, and a slow phone fills them faster.
    const side = (scale * POINT * Math.sqrt(Math.PI)) / 2;
    const corners = new Float32Array(from.length);
    for (let i = 0; i < from.length; i += 2) {
      corners[i] = scale * sheet.x(from[i]! + share * (to[i]! - from[i]!)) - side / 2;
      corners[i + 1] =
        scale * sheet.y(from[i + 1]! + share * (to[i + 1]! - from[i + 1]!)) - side / 2;
    }
    const [width, height] = [Math.round(scale * sheet.width), Math.round(scale * sheet.height)];
    paint({ width, height, corners, side, color, ink: PALE + (1 - PALE) * (at / EMBLEM_STEPS) });
    const whole = plays ? Math.floor(at) : at;
    if (whole !== told) tell({ turn, step: (told = whole) });
  }

  function tick(): void {
    queued = false;
    if (!plays || resting) return;
    const now = performance.now();
    const passed = Math.min(50, now - before); // a tab that was away does not jump
    before = now;
    const next = step + (passed * EMBLEM_STEPS) / (1000 * SECONDS);
    step = Math.min(next, EMBLEM_STEPS, Math.max(0, states.length - 1));
    show();
    if (step === EMBLEM_STEPS) plays = false;
    else go();
  }

  function go(): void {
    if (queued || !plays || resting) return;
    queued = true;
    nextFrame(tick);
  }

  return {
    obey(order) {
      if (order.kind === 'look') {
        // As sharp as the screen, and no sharper than twice the sheet.
        scale = Math.min(2, order.across / sheet.width || 1);
        ({ color } = order);
      } else if (order.kind === 'rest') {
        resting = order.on;
      } else {
        ({ turn, from: step, plays } = order);
        told = -1;
      }
      before = performance.now();
      show();
      go();
    },
    add(state) {
      states.push(state);
      if (!plays || told < 0) show();
    },
  };
}
