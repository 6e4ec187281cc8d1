/** @file The trained weights of a lab, with what is seen of their way: a bar, and words. */
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
