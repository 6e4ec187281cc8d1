/** @file The square place of the lab: the still pictures, those that were drawn, or the reader's painting. */
import { showOnly } from '../shared/markup.ts';
import type { PictureSettings } from './settings.ts';

export type Showing = 'still' | 'pictures' | 'painting';

export interface PlaceView {
  readonly showing: Showing;
  show(next: Showing): void;
  /** What is marked `data-only` is there where its mode is on. */
  turn(mode: PictureSettings['mode']): void;
}

/** Binds the place in `root`; what is marked `data-showing` is seen where its word is. */
export function bindPlace(root: HTMLElement): PlaceView {
  const parts = [...root.querySelectorAll<HTMLElement>('[data-showing]')];
  const turns = [...root.querySelectorAll<HTMLElement>('[data-turn]')];
  let showing: Showing = 'still';
  return {
    get showing() {
      return showing;
    },
    turn: (mode) => showOnly(root, mode),
    show(next) {
      showing = next;
      for (const part of parts) part.hidden = !part.dataset['showing']!.includes(next);
      for (const turn of turns) {
        const on = (turn.dataset['turn'] === 'painting') === (next === 'painting');
        turn.setAttribute('aria-pressed', String(on));
      }
    },
  };
}
