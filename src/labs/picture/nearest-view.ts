/** @file The training pictures nearest to the one that is looked at: did the model copy? */
import { decimal } from '../shared/words.ts';
import type { NearestAnswer } from './nearest-worker.ts';
import { paint, pictureCanvas } from './pixels.ts';

export interface NearestView {
  /** Looks for the neighbours of a picture (768 numbers); a newer search takes the place of an older one. */
  look(picture: Float64Array): void;
  clear(): void;
  close(): void;
}

/** Binds the place in `root` where neighbours are shown. */
export function bindNearest(root: HTMLElement): NearestView {
  const list = root.querySelector<HTMLElement>('[data-neighbours]')!;
  const said = root.querySelector<HTMLElement>('[data-nearest-said]')!;
  let worker: Worker | undefined;
  let id = 0;

  function open(): Worker {
    const made = new Worker(new URL('./nearest-worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<NearestAnswer>) => {
      if (data.kind === 'progress') {
        said.textContent = `Drawing the training pictures anew: ${Math.round(100 * data.share)} %.`;
      } else if (data.id === id) show(data);
    };
    made.onerror = (event) => {
      event.preventDefault();
      worker = undefined;
      said.textContent = 'The search stopped unexpectedly. Pick the picture again.';
    };
    return made;
  }

  function show({ neighbours }: Extract<NearestAnswer, { kind: 'found' }>): void {
    list.replaceChildren(
      ...neighbours.map(({ distance, words, pixels }) => {
        const item = document.createElement('li');
        const canvas = pictureCanvas();
        paint(canvas, pixels);
        item.append(canvas, `${words}, ${decimal(distance)}`);
        return item;
      }),
    );
    said.textContent =
      'The three nearest of the 24,000 training pictures, and how far they are: the root of the mean squared difference of their numbers, from 0 for a copy to 2 for black and white.';
  }

  return {
    look(picture) {
      id += 1;
      said.textContent = 'Looking through the training pictures …';
      (worker ??= open()).postMessage({ id, picture });
    },
    clear() {
      id += 1;
      list.replaceChildren();
      said.textContent = '';
    },
    close() {
      worker?.terminate();
      worker = undefined;
    },
  };
}
