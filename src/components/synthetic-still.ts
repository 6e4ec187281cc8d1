/** The still figure of the lab of synthetic data with its charts and its story, for the lab, for paper and without a script. */
import { lineChart } from '../figures/line-chart.ts';
import { once } from '../figures/once.ts';
import { helpPanel } from '../figures/synthetic-picture.ts';
import { helpCharts } from '../labs/synthetic/charts.ts';
import { STILL_TRIALS, stillRun } from '../labs/synthetic/still.ts';
import { percent, resultInWords, sourceLabels } from '../labs/synthetic/words.ts';
import { whole } from '../labs/shared/words.ts';

/** Of all sources, those that four pictures show. */
const shown = ['none', 'jitter', 'density', 'informed'] as const;

export const syntheticStill = once(() => {
  const { opening, frame, records } = stillRun();
  const { examples, results } = frame.curve[0]!;
  const resultOf = (name: string) => results.find(({ source }) => source === name)!;
  return {
    results,
    panels: shown.map((name) => ({
      drawing: helpPanel(
        {
          real: frame.real,
          best: opening.best,
          ...frame.panels.find(({ source }) => source === name)!,
        },
        200,
      ),
      label: `${sourceLabels[name][0]}: ${percent(resultOf(name).error.mean)}`,
    })),
    charts: helpCharts({ opening, records, curve: frame.curve }).map(
      ({ title, tab, spec, drawn }) => ({
        title,
        tab,
        drawing: drawn ? drawn(undefined) : lineChart(spec),
      }),
    ),
    facts: {},
    alt:
      `The still pictures are of a run with the usual settings: two moons, ${whole(examples)} real examples of each, ${STILL_TRIALS} trials; shown is the last. ` +
      `${results.map(resultInWords).join(' ')} The best possible is ${percent(opening.least)}.`,
  };
});
