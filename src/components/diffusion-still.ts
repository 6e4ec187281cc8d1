/** The diffusion lab's still figure with its charts and its story, for the lab, for paper and for small pictures of it. */
import { diffusionPanel } from '../figures/diffusion-picture.ts';
import { lineChart } from '../figures/line-chart.ts';
import { diffusionCharts } from '../labs/diffusion/charts.ts';
import { REACH } from '../labs/diffusion/fields.ts';
import { STILL_ITERATIONS, stillRun, stillTimes } from '../labs/diffusion/still.ts';
import { measuresInWords } from '../labs/diffusion/words.ts';
import { decimal } from '../labs/shared/words.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { once } from '../figures/once.ts';

export const diffusionRun = once(() => stillRun(wasm));

export const diffusionStill = once(() => {
  const { opening, frames, records } = diffusionRun();
  const final = frames.at(-1)!;
  const ten = final.quality.find(({ steps }) => steps === 10)!;
  return {
    opening,
    panels: frames.map((frame, i) => ({
      drawing: diffusionPanel(frame, 200, REACH, 3.2),
      label: `t = ${stillTimes[i]}`,
    })),
    charts: diffusionCharts({ ...final, opening, records }).map(({ title, tab, spec }) => ({
      title,
      tab,
      drawing: lineChart(spec),
    })),
    measures: measuresInWords(final),
    alt:
      `The still pictures are of a run with the usual settings, at t = ${stillTimes.join(', ')}. At the end the distance to the data is ` +
      `${decimal(final.measures.distance)}; fresh data score ${decimal(final.measures.perfect.mean)} on average. With 10 steps Heun scores ` +
      `${decimal(ten.heun)}, DDIM ${decimal(ten.ddim)} and DDPM ${decimal(ten.ddpm)}. In the noise, one sample is ringed. Loss and error are those of a network after ${STILL_ITERATIONS} iterations with batches of 64, ` +
      `trained to name a mixture of noise and data, v, from which the noise is worked out; the loss in the code, the mean squared error of the noise, is ` +
      `${decimal(records.at(-1)!.loss)}, and that of a perfect network ${decimal(opening.leastLoss)}.`,
  };
});
