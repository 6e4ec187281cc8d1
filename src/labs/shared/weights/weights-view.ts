/** @file The trained weights of a lab, with what is seen of their way: a bar, and words. */
import type { Lab } from '../lab-kind.ts';
import type { LabTypes } from '../run/protocol.ts';
import type { SettingsTable } from '../settings/settings.ts';
import { whole } from '../words.ts';
import { createWeights, type Weights, type WeightsFile } from './weights.ts';

/** The weights of `models`, whose addresses and sizes the lab in `root` has in its data: `data-gan-weights`, `data-gan-bytes`. */
export function bindWeights<Model extends string>(
  root: HTMLElement,
  models: readonly Model[],
): Weights<Model> {
  const place = root.querySelector<HTMLElement>('[data-loading]')!;
  const bar = place.querySelector('progress')!;
  const said = place.querySelector<HTMLElement>('[data-loading-said]')!;
  const files = models.map((model): [Model, WeightsFile] => [
    model,
    { address: root.dataset[`${model}Weights`]!, bytes: Number(root.dataset[`${model}Bytes`]) },
  ]);
  return createWeights(Object.fromEntries(files) as Record<Model, WeightsFile>, (come, of) => {
    place.hidden = of === 0;
    if (of === 0) return;
    bar.value = come / of;
    said.textContent = `Fetching the trained weights: ${whole(come / 1000)} of ${whole(of / 1000)} kB.`;
  });
}

/** Weights that something waits for. */
export interface Wish<Model extends string> {
  /** The files of `models`; undefined where they did not come, which is told, or where there has been another wish since. */
  fetch(models: readonly Model[]): Promise<readonly Uint8Array[] | undefined>;
  /** What is on its way is for nobody. */
  drop(): void;
}

/** Fetches weights from `store` for a lab, which says so. */
export function createWish<Model extends string>(
  lab: Pick<Lab<LabTypes, SettingsTable, unknown>, 'announcer' | 'tell'>,
  store: Weights<Model>,
  signal: AbortSignal,
): Wish<Model> {
  let wishes = 0;
  return {
    async fetch(models) {
      const mine = ++wishes;
      lab.announcer.now('Fetching the trained weights.');
      try {
        const files = await store.get(models);
        return mine === wishes && !signal.aborted ? files : undefined;
      } catch (error) {
        if (mine === wishes) lab.tell((error as Error).message, true);
        return undefined;
      }
    },
    drop: () => void (wishes += 1),
  };
}
