/** @file The training pictures nearest to the one that is looked at, and a verdict: did the model copy? */
import { createAsker } from '../shared/run/questions.ts';
import { decimal } from '../shared/words.ts';
import { copiedInWords } from './copied.ts';
import type { Neighbour } from './nearest-worker.ts';
import { paint, pictureCanvas } from './pixels.ts';

export interface NearestView {
  /**
   * Looks for the neighbours of a picture (768 numbers), and returns the nearest; a newer search takes the place of an
   * older one, which returns nothing.
   */
  look(picture: Float64Array): Promise<Neighbour | undefined>;
  clear(): void;
  close(): void;
}

/** Binds the place in `root` where neighbours are shown. */
export function bindNearest(root: HTMLElement): NearestView {
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
  const list = find('[data-neighbours]');
  const verdict = find('[data-copied]');
  const said = find('[data-nearest-said]');
  const asker = createAsker<Float64Array, number, Neighbour[]>(
    () => new Worker(new URL('./nearest-worker.ts', import.meta.url), { type: 'module' }),
  );

  function show(neighbours: readonly Neighbour[]): void {
    list.replaceChildren(
      ...neighbours.map(({ distance, words, pixels }) => {
        const item = document.createElement('li');
        const canvas = pictureCanvas();
        paint(canvas, pixels);
        item.append(canvas, `${words}, ${decimal(distance)}`);
        return item;
      }),
    );
    verdict.textContent = copiedInWords(neighbours[0]!.distance);
    said.textContent =
      'The three nearest of 24,000. Distances are roots of the mean squared difference of their numbers: 0 for a copy, 2 for black and white.';
  }

  let looks = 0; // searches begun or given up

  function clear(): void {
    looks += 1;
    list.replaceChildren();
    verdict.textContent = said.textContent = '';
  }

  return {
    async look(picture) {
      clear();
      const mine = looks;
      said.textContent = 'Looking through the training pictures …';
      try {
        const found = await asker.ask(picture, (share) => {
          if (mine === looks)
            said.textContent = `Drawing the training pictures anew: ${Math.round(100 * share)} %.`;
        });
        if (!found || mine !== looks) return undefined;
        show(found);
        return found[0];
      } catch (error) {
        if (mine === looks) {
          said.textContent = `${(error as Error).message} Pick the picture again to look once more.`;
        }
        return undefined;
      }
    },
    clear,
    close: asker.close,
  };
}
