/** @file The four charts of the lab. Used at build for the still figure and in the page. */
import { samplerNames } from '../../models/sampler.ts';
import type { Chart } from '../shared/stage/charts.ts';
import type { Measures, Quality, ErrorByTime, Guided } from './measure.ts';
import { MOST_STEPS } from './measure.ts';
import type { DiffusionOpening, DiffusionRecord } from './session.ts';

const chartSize = { width: 320, height: 114 } as const;

/** The places of the charts. */
export const chartOf = { loss: 0, error: 1, quality: 2, last: 3 } as const;

/** What the charts are drawn from. */
export interface Charted {
  readonly opening: DiffusionOpening;
  readonly records: readonly DiffusionRecord[];
  readonly t: number;
  readonly errors: readonly ErrorByTime[];
  readonly quality: readonly Quality[];
  readonly guided: readonly Guided[];
  readonly measures: Measures;
}

export const samplerLabels = { ddpm: 'DDPM', ddim: 'DDIM', heun: 'Heun', flow: 'Flow' } as const;
const looks = {
  ddpm: { className: 'noise' },
  ddim: { className: 'generated' },
  heun: { className: 'generator' },
  flow: { className: 'real', dashed: true },
} as const;

/** Loss, error, quality, and the schedule or, with labels, guidance. */
export function diffusionCharts(from: Charted): Chart[] {
  return [loss(from), error(from), quality(from), last(from)];
}

function loss({ records, opening }: Charted): Chart {
  const losses = records.map(({ loss }) => loss).filter(Number.isFinite);
  const [least, most] = [opening.leastLoss, Math.max(...losses, 0)];
  return {
    title: 'Loss in the code: error of the noise, squared',
    tab: 'Loss',
    unit: 'Iteration',
    ...(losses.length === 0 && { empty: 'Train the network, and its loss stands here.' }),
    spec: {
      ...chartSize,
      x: records.map(({ iteration }) => iteration),
      series: [
        { name: 'loss', className: 'generator', values: records.map((record) => record.loss) },
      ],
      references: [{ value: least, label: 'perfect' }],
      // Some room below what a perfect network would reach; who is trained to name the data begins far above.
      y: [0.85 * least, Math.max(1.15 * least, most)],
      log: { y: most > 20 * least },
    },
  };
}

function error({ errors, opening }: Charted): Chart {
  const most = Math.max(1, ...errors.flatMap(({ data, noise }) => [data, noise]).map(finite));
  return {
    title: 'Error beside the exact denoiser, by time',
    tab: 'Error',
    unit: 't',
    spec: {
      ...chartSize,
      x: errors.map(({ t }) => t),
      series: [
        { name: 'of data', className: 'real', values: errors.map(({ data }) => data) },
        {
          name: 'of noise',
          className: 'noise',
          values: errors.map(({ noise }) => noise),
          dashed: true,
        },
      ],
      log: { y: true },
      span: [0, opening.T],
      y: [0.001, most * 1.3],
    },
  };
}

function quality({ quality: rows, measures }: Charted): Chart {
  const { mean, sd } = measures.perfect;
  const values = rows.flatMap((row) => samplerNames.map((name) => finite(row[name])));
  const low = Math.min(mean, ...values.filter((value) => value > 0));
  return {
    title: 'Distance to the data, by steps',
    tab: 'Distance',
    unit: 'Steps',
    ...(rows.length === 0 && {
      empty: 'Press “Compare samplers”, and their distances stand here.',
    }),
    spec: {
      ...chartSize,
      x: rows.map(({ steps }) => steps),
      series: samplerNames.map((name) => ({
        name: samplerLabels[name],
        ...looks[name],
        values: rows.map((row) => row[name]),
      })),
      log: { x: true, y: true },
      span: [1, MOST_STEPS],
      y: [low / 1.5, Math.max(1, ...values) * 1.2],
      band: [Math.max(low / 1.5, mean - 2 * sd), mean + 2 * sd],
    },
  };
}

function last({ opening, t, guided }: Charted): Chart {
  if (opening.labelled) {
    return {
      title: 'Probability of the label, spread',
      tab: 'Guidance',
      unit: 'Guidance',
      ...(guided.length === 0 && {
        empty:
          'Ask for a label and press “Compare samplers”: what guidance gives and takes stands here.',
      }),
      spec: {
        ...chartSize,
        x: guided.map(({ scale }) => scale),
        series: [
          { name: 'p(label)', className: 'real', values: guided.map(({ fidelity }) => fidelity) },
          {
            name: 'spread',
            className: 'generated',
            values: guided.map(({ spread }) => spread),
            dashed: true,
          },
        ],
        span: [0, 8],
        y: [0, 1.2],
      },
    };
  }
  const every = 20;
  const x = Array.from(opening.schedule, (_, i) => i).filter((i) => i % every === 0 || i === t);
  return {
    title: 'What is left of the data',
    tab: 'Schedule',
    unit: 't',
    spec: {
      ...chartSize,
      x,
      series: [
        { name: 'ᾱ', className: 'real', values: x.map((i) => opening.schedule[i]!) },
        {
          name: 'noise',
          className: 'noise',
          values: x.map((i) => 1 - opening.schedule[i]!),
          dashed: true,
        },
      ],
      span: [0, opening.T],
      y: [0, 1],
      cursor: t,
    },
  };
}

function finite(value: number): number {
  return Number.isFinite(value) ? Math.min(value, 1e6) : 0;
}
