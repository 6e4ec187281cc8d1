/** @file Draws moments of the emblem's run on a canvas over the still, and tells which part of the run it has. */
import { POINT, sheet } from '../../figures/emblem-sheet.ts';

/** How much ink noise has; the emblem has all of it. */
const PALE = 0.6;

export interface Player {
  /** Draws the run after so many steps, 0 to `last`; between two states on the straight line. */
  draw(step: number): void;
  /** Adds the next state (n, 2). */
  add(state: Float32Array): void;
  /** How many steps are there to draw. */
  readonly last: number;
}

/** A player of a run of `steps` over `canvas`, which has the place and the shape of the sheet. */
export function createPlayer(canvas: HTMLCanvasElement, steps: number): Player {
  const states: Float32Array[] = [];
  const context = canvas.getContext('2d')!;
  return {
    get last() {
      return states.length - 1;
    },
    add: (state) => states.push(state),
    draw(step) {
      const from = states[Math.min(states.length - 1, Math.floor(step))];
      if (!from) return;
      const to = states[Math.min(states.length - 1, Math.floor(step) + 1)]!;
      const share = step - Math.floor(step);
      // As sharp as the screen, and no sharper than twice the sheet.
      const scale = Math.min(2, (canvas.clientWidth * devicePixelRatio) / sheet.width || 1);
      canvas.width = Math.round(scale * sheet.width);
      canvas.height = Math.round(scale * sheet.height);
      const points = new Path2D();
      // Squares as large as the still's discs: while they move nobody can tell, and a slow phone fills them faster.
      const side = (scale * POINT * Math.sqrt(Math.PI)) / 2;
      for (let i = 0; i < from.length; i += 2) {
        const x = scale * sheet.x(from[i]! + share * (to[i]! - from[i]!));
        const y = scale * sheet.y(from[i + 1]! + share * (to[i + 1]! - from[i + 1]!));
        points.rect(x - side / 2, y - side / 2, side, side);
      }
      context.fillStyle = getComputedStyle(canvas).color;
      context.globalAlpha = PALE + (1 - PALE) * (step / steps);
      context.fill(points);
    },
  };
}
