/** @file The trained weights of the lab, with what is seen of their way: a bar, and words. */
import { whole } from '../shared/words.ts';
import { createWeights, type ModelName, type Weights, type WeightsFile } from './weights.ts';

/** The weights that the lab in `root` names in its data. */
export function bindWeights(root: HTMLElement): Weights {
  const place = root.querySelector<HTMLElement>('[data-loading]')!;
  const bar = place.querySelector('progress')!;
  const said = place.querySelector<HTMLElement>('[data-loading-said]')!;
  const file = (model: ModelName): WeightsFile => ({
    address: root.dataset[`${model}Weights`]!,
    bytes: Number(root.dataset[`${model}Bytes`]),
  });
  return createWeights(
    { diffusion: file('diffusion'), judge: file('judge'), gan: file('gan') },
    (come, of) => {
      place.hidden = of === 0;
      if (of === 0) return;
      bar.value = come / of;
      said.textContent = `Fetching the trained weights: ${whole(come / 1000)} of ${whole(of / 1000)} kB.`;
    },
  );
}
