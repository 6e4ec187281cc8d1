/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with
 * the numbers of the run. Tests hold each to what it claims.
 */
import type { PictureLayer } from '../../figures/gan-picture.ts';
import type { Experiment } from '../shared/guide/experiment.ts';
import { decimal, whole } from '../shared/words.ts';
import type { GanRecord } from './history.ts';
import type { GanOpening } from './session.ts';
import type { ganTable } from './settings.ts';

/** A run that has come to its end. */
export interface Outcome {
  readonly records: readonly GanRecord[];
  readonly opening: GanOpening;
}

export type GanExperiment = Experiment<typeof ganTable, PictureLayer, Outcome> & {
  readonly iterations: number;
};

export const experiments: readonly GanExperiment[] = [
  {
    id: 'healthy',
    title: 'Equal rates',
    settings: {},
    iterations: 5000,
    question:
      'Two small networks, equal learning rates, a light R1 penalty. When the generator has found all eight clusters, what will the discriminator answer, on average, to real points?',
    options: ['Near 1: it still knows them', 'Near ½: it can only guess', 'Near 0: it is fooled'],
    answer: 1,
    explain: (run) =>
      `${modes(run)} are covered, and the discriminator gives ${decimal(end(run).onReal)} to real points and ${decimal(end(run).onFake)} to ` +
      `generated ones: a coin toss. Neither loss is at 0; they rest near 2 ln 2 and ln 2. The distance is ${decimal(end(run).distance)}, ` +
      `where a perfect generator would score ${decimal(run.opening.perfect.mean)}: close, with a few points still between clusters.`,
  },
  {
    id: 'collapse',
    title: 'A fast generator',
    settings: { gRate: 0.02, dRate: 0.001, r1: 0, seed: 2 },
    iterations: 8000,
    question:
      'Now the generator learns twenty times as fast as the discriminator, and there is no penalty. How many of the eight clusters will it cover at the end?',
    options: ['All eight', 'About half', 'One or two'],
    answer: 2,
    explain: (run) =>
      `${modes(run)} at the end, and ${decimal(meanModes(run))} of 8 on average over the second half. All fakes crowd where the discriminator was last ` +
      'fooled. When it has learned that spot, the crowd moves on to another. Each fake passes well enough; nothing asks the fakes to differ.',
    remedy: {
      label: 'Give both the same learning rate, 0.003',
      settings: { gRate: 0.003, dRate: 0.003 },
      explain: (run) =>
        `${modes(run)} are covered. The discriminator now keeps up: it marks down a crowded spot before all fakes have moved there.`,
    },
  },
  {
    id: 'oscillation',
    title: 'Large plain steps',
    settings: { optimizer: 'sgd', gRate: 0.1, dRate: 0.03, r1: 0, seed: 1 },
    iterations: 8000,
    question:
      'Plain gradient descent, large steps, no penalty. Once the generator covers most clusters, will it keep them?',
    options: ['Yes, it settles', 'No, it loses and finds them again'],
    answer: 1,
    explain: (run) =>
      `Over the second half, the number of clusters covered went as low as ${lowest(run)} and as high as ${highest(run)}, and changed ` +
      `${changes(run)} times. Each player answers the other’s last move, so they circle each other; at the end the distance is ${decimal(end(run).distance)}.`,
    remedy: {
      label: 'Add an R1 penalty of 0.1',
      settings: { r1: 0.1 },
      explain: (run) =>
        `${modes(run)} are covered, never fewer than ${lowest(run)} over the second half. The penalty keeps the discriminator’s slope at real points small, so that its ` +
        'boundary no longer swings, and the circling dies out.',
    },
  },
  {
    id: 'vanishing',
    title: 'A strong discriminator',
    settings: {
      loss: 'minimax',
      dSteps: 10,
      dRate: 0.01,
      gRate: 0.0001,
      r1: 0,
      activation: 'tanh',
      seed: 3,
    },
    iterations: 500,
    shows: ['field', 'pull'],
    question:
      'The discriminator takes ten large steps for each small one of the generator, and the generator uses the minimax loss, log(1 − D). The discriminator soon rejects every fake. How strongly will the fakes be pulled?',
    options: ['More and more strongly', 'Hardly at all'],
    answer: 1,
    explain: (run) =>
      `The discriminator gives fakes ${decimal(end(run).onFake)}, and the pull on a typical one has fallen from ${decimal(run.records[0]!.pull)} to ` +
      `${decimal(end(run).pull)}: there are next to no arrows. The minimax loss multiplies the discriminator’s slope by D itself, and D is almost 0. ` +
      `After ${whole(end(run).iteration)} iterations ${modes(run)} are covered.`,
    remedy: {
      label: 'Use the non-saturating loss of the code',
      settings: { loss: 'nonsaturating' },
      iterations: 1000,
      explain: (run) =>
        `After ${whole(end(run).iteration)} iterations ${modes(run)} are covered, with the same strong discriminator. The loss of the code multiplies the slope by 1 − D, which is almost 1 for a rejected ` +
        `fake: a typical one is pulled with strength ${decimal(median(run))}.`,
    },
  },
];

function end({ records }: Outcome): GanRecord {
  return records.at(-1)!;
}

function modes(run: Outcome): string {
  return `${end(run).modes} of ${run.opening.modes} clusters`;
}

/** The records of the second half of a run. */
export function secondHalf({ records }: Pick<Outcome, 'records'>): readonly GanRecord[] {
  const last = records.at(-1)!.iteration;
  return records.filter(({ iteration }) => iteration >= last / 2);
}

function meanModes(run: Outcome): number {
  const half = secondHalf(run);
  return half.reduce((sum, record) => sum + record.modes, 0) / half.length;
}

function lowest(run: Outcome): number {
  return Math.min(...secondHalf(run).map((record) => record.modes));
}

function highest(run: Outcome): number {
  return Math.max(...secondHalf(run).map((record) => record.modes));
}

function changes(run: Outcome): number {
  const half = secondHalf(run);
  return half.filter((record, i) => i > 0 && record.modes !== half[i - 1]!.modes).length;
}

function median(run: Outcome): number {
  const sorted = secondHalf(run)
    .map((record) => record.pull)
    .sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
