/** The GAN lab's still figure with its charts and its story, for the lab, for paper and for small pictures of it. */
import { ganPanel } from '../figures/gan-picture.ts';
import { lineChart } from '../figures/line-chart.ts';
import { ganCharts } from '../labs/gan/charts.ts';
import { REACH } from '../labs/gan/probe.ts';
import { recordAt, stillMoments, stillRun } from '../labs/gan/still.ts';
import { decimal, whole } from '../labs/shared/words.ts';
import wasm from '../models/kernel/assembly/kernel.ts?wasm';
import { once } from '../figures/once.ts';

/** As many points of each kind as stay legible. */
const POINTS = 280;

const list = (items: readonly (string | number)[]): string =>
  `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

export const ganRun = once(() => stillRun(wasm));

export const ganStill = once(() => {
  const { opening, frames, records } = ganRun();
  const moments = stillMoments.map((moment) => recordAt(records, moment));
  const final = moments.at(-1)!;
  return {
    panels: frames.map(({ fake, field }, i) => ({
      drawing: ganPanel(
        { real: opening.real.subarray(0, POINTS), fake: fake.subarray(0, POINTS), field },
        200,
        REACH,
        3.2,
      ),
      label: `${whole(stillMoments[i]!)} iterations`,
    })),
    charts: ganCharts(records, opening, frames[0]!.loss).map(({ title, tab, spec }) => ({
      title,
      tab,
      drawing: lineChart(spec),
    })),
    alt:
      `The still pictures are of a run with the usual settings, after ${list(stillMoments.map(whole))} iterations: ` +
      `the generated points cover ${list(moments.map(({ modes }) => modes))} of the ${opening.modes} clusters. ` +
      `At the end the discriminator gives ${decimal(final.onReal)} to real points and ${decimal(final.onFake)} to generated ones, ` +
      `and the distance is ${decimal(final.distance)}; as many fresh real points score ${decimal(opening.perfect.mean)} on average.`,
  };
});
