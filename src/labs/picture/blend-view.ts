/** @file Between two prompts: the slider from one to the other, and a picture of exactly that share. */
import { inWords } from '../../models/pictures/vocabulary.ts';
import { paint, pictureCanvas } from './pixels.ts';
import type { PictureFrame } from './session.ts';
import { conditionOf, secondConditionOf, type PictureSettings } from './settings.ts';

export interface BlendView {
  /** How far from the first prompt to the second; undefined where nothing is blended. */
  share(settings: PictureSettings): number | undefined;
  /** Names both ends. */
  name(settings: PictureSettings): void;
  show(frame: PictureFrame): void;
}

/** Binds the slider in `root`; `moved` hears when another share is to be seen. */
export function bindBlend(root: HTMLElement, moved: () => void, signal: AbortSignal): BlendView {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const slider = root.querySelector<HTMLInputElement>('[data-share]')!;
  const canvas = pictureCanvas();
  find('[data-blended]').replaceChildren(canvas);
  slider.addEventListener('input', moved, { signal });
  return {
    share: ({ mode }) => (mode === 'blend' ? Number(slider.value) : undefined),
    name(settings) {
      find('[data-badge]').hidden = settings.mode === 'blend'; // it speaks of one prompt
      find('[data-blend-from]').textContent = inWords(conditionOf(settings));
      find('[data-blend-to]').textContent = inWords(secondConditionOf(settings));
    },
    show({ blended }) {
      if (blended) paint(canvas, blended);
    },
  };
}
