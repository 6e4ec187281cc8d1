/** @file Asks for a point of the picture: by hovering, by tapping, or with the arrow keys. */
import { arrowOf } from '../shared/stage/arrow-of.ts';
import { nearestPoint, nextPoint } from '../shared/stage/nearest.ts';
import { PLANE, toModel } from '../shared/stage/plane.ts';
import { shareOf } from '../shared/stage/share-of.ts';
import { REACH } from './probe.ts';

/** How near, in pixels of the picture, the pointer must come to a point. */
const TOUCH = 14;

export interface PointerOptions {
  readonly signal: AbortSignal;
  /** The points that can be asked for; undefined while there are none. */
  readonly points: () => Float32Array | undefined;
  /** Another point is asked for. */
  readonly asked: () => void;
}

export interface Pointer {
  /** The index of the point that is asked for, or -1. */
  readonly asked: number;
  /** Whether what is known of it is to be spoken: a hovering pointer does not ask for that. */
  readonly speaks: boolean;
}

/** Listens on the picture. */
export function bindPointer(surface: HTMLElement, options: PointerOptions): Pointer {
  const { signal, points } = options;
  const model = toModel(REACH);
  let asked = -1;
  let speaks = false;

  function ask(next: number, aloud: boolean): void {
    if (next === asked) return;
    [asked, speaks] = [next, aloud];
    options.asked();
  }

  surface.addEventListener(
    'pointermove',
    (event) => {
      const all = points();
      if (!all) return;
      const near = nearestPoint(all, ...model(...shareOf(surface, event)));
      if (near.distance * (PLANE / (2 * REACH)) <= TOUCH) ask(near.index, false);
      else if (event.pointerType === 'mouse') ask(-1, false);
    },
    { signal },
  );
  surface.addEventListener(
    'pointerdown',
    (event) => {
      const all = points();
      if (all) ask(nearestPoint(all, ...model(...shareOf(surface, event))).index, true);
    },
    { signal },
  );
  surface.addEventListener(
    'keydown',
    (event) => {
      const all = points();
      const arrow = arrowOf(event);
      if (!all || !arrow || event.defaultPrevented) return;
      event.preventDefault();
      const known = asked >= 0 && 2 * asked < all.length;
      ask(known ? nextPoint(all, asked, arrow) : nearestPoint(all, 0, 0).index, true);
    },
    { signal },
  );

  return {
    get asked() {
      return asked;
    },
    get speaks() {
      return speaks;
    },
  };
}
