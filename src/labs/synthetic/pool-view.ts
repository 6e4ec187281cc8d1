/** @file The pictures that the trained model draws for all trials of a run: fetched, drawn, kept, and what is seen of that. */
import { createAsker } from '../shared/run/questions.ts';
import { bindWeights } from '../shared/weights/weights-view.ts';
import { whole } from '../shared/words.ts';
import { POOL_PICTURES } from './limits.ts';
import type { PoolQuestion } from './pool-worker.ts';

export interface PoolView {
  /** The pictures of a seed, if they have been drawn. */
  of(seed: number): Float64Array | undefined;
  /** Whether they are on their way. */
  readonly busy: boolean;
  /** Has them drawn; false where that was stopped. Rejects with a sentence for the reader. */
  draw(seed: number): Promise<boolean>;
  stop(): void;
}

/** Binds the place that has the address of the weights and the bar. `changed` hears when drawing begins and ends. */
export function bindPool(place: HTMLElement, changed: () => void, signal: AbortSignal): PoolView {
  const loading = place.querySelector<HTMLElement>('[data-loading]')!;
  const bar = loading.querySelector('progress')!;
  const said = loading.querySelector<HTMLElement>('[data-loading-said]')!;
  const store = bindWeights(place, ['diffusion']);
  const asker = createAsker<PoolQuestion, number, Float64Array>(
    () => new Worker(new URL('./pool-worker.ts', import.meta.url), { type: 'module' }),
  );
  let kept: { readonly seed: number; readonly pictures: Float64Array } | undefined;
  let wish = 0; // the one that is on its way, or none
  let wishes = 0;

  function show(drawn: number): void {
    loading.hidden = false;
    bar.value = drawn / POOL_PICTURES;
    said.textContent = `The model draws: ${whole(drawn)} of ${whole(POOL_PICTURES)} pictures.`;
  }

  function end(): void {
    if (wish === 0) return;
    wish = 0;
    asker.close();
    loading.hidden = true;
    changed();
  }

  signal.addEventListener('abort', () => {
    end();
    store.close();
  });
  return {
    of: (seed) => (kept?.seed === seed ? kept.pictures : undefined),
    get busy() {
      return wish !== 0;
    },
    async draw(seed) {
      end();
      const mine = (wish = ++wishes);
      changed();
      try {
        const [weights] = await store.get(['diffusion']);
        if (wish !== mine) return false;
        show(0);
        const drawing = asker.ask({ weights: weights!, seed }, show);
        const pictures = await drawing.catch((error: unknown) => {
          store.refuse(['diffusion']); // perhaps they are to blame
          throw error;
        });
        if (wish !== mine || !pictures) return false;
        kept = { seed, pictures };
        return true;
      } catch (error) {
        if (wish !== mine) return false;
        throw error;
      } finally {
        if (wish === mine) end();
      }
    },
    stop: end,
  };
}
