/** @file The four charts of a run, from its records. Used at build for the still figure and in the page. */
import type { ChartSpec } from '../../figures/line-chart.ts';
import type { Chart } from '../shared/stage/charts.ts';
import type { GanRecord } from './history.ts';
import type { GanOpening } from './session.ts';
import type { GanSettings } from './settings.ts';
import { unitsOf } from './words.ts';

const size = { width: 320, height: 84 } as const;

/** What the charts are called, in their order, and in short. */
const names = [
  ['Losses', 'Losses'],
  ['D’s mean answer', 'D’s answer'],
  ['Modes covered', 'Modes'],
  ['Distance to the data', 'Distance'],
] as const;

/** The value of each loss when every answer is 1/2. */
const D_REST = { value: 2 * Math.LN2, label: '2 ln 2' };
const G_REST = { value: Math.LN2, label: 'ln 2' };
const rest = { nonsaturating: [D_REST, G_REST], minimax: [D_REST], wasserstein: [] } as const;

/** Losses, answers, modes and distance, in this order. */
export function ganCharts(
  records: readonly GanRecord[],
  opening: GanOpening,
  loss: GanSettings['loss'],
): Chart[] {
  const x = records.map(({ iteration }) => iteration);
  const of = (key: keyof GanRecord): number[] => records.map((record) => record[key]);
  const common = { ...size, x };
  const { mean, sd } = opening.perfect;
  const specs: ChartSpec[] = [
    {
      ...common,
      series: [
        { name: 'd_loss', className: 'discriminator', values: of('dLoss') },
        { name: 'g_loss', className: 'generator', values: of('gLoss'), dashed: true },
      ],
      references: rest[loss],
    },
    {
      ...common,
      series: [
        { name: 'on real', className: 'real', values: of('onReal') },
        { name: 'on generated', className: 'generated', values: of('onFake'), dashed: true },
      ],
      y: [0, 1],
      references: [{ value: 0.5, label: '½' }],
    },
    {
      ...common,
      series: [{ name: 'modes', className: 'generated', values: of('modes'), step: true }],
      y: [0, Math.max(1, opening.modes)],
      whole: true,
    },
    {
      ...common,
      series: [{ name: 'distance', className: 'generated', values: of('distance') }],
      floor: 0,
      references: [{ value: mean, label: 'fresh data' }],
      band: [mean - 2 * sd, mean + 2 * sd],
    },
  ];
  return specs.map((spec, i) => {
    const [title, tab] = names[i]!;
    const modes = title === 'Modes covered' && opening.modes > 0;
    return {
      title: modes ? `${title}: ${unitsOf(opening)} with ¼ of a fair share` : title,
      tab,
      unit: 'Iteration',
      spec,
    };
  });
}
