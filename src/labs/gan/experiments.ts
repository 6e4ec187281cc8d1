/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with
 * the numbers of the run. Tests hold each to what it claims.
 */
import type { PictureLayer } from '../../figures/gan-picture.ts';
import type { Experiment } from '../shared/guide/experiment.ts';
import type { PlaneSetup } from '../shared/plane-kind.ts';
import { decimal, small, whole } from '../shared/words.ts';
import type { GanRecord } from './history.ts';
import type { GanOpening } from './session.ts';
import type { GanSettings, ganTable } from './settings.ts';

/** A run that has come to its end. */
export interface Outcome {
  readonly records: readonly GanRecord[];
  readonly opening: GanOpening;
}

export type GanExperiment = Experiment<
  PlaneSetup<typeof ganTable, PictureLayer> & { readonly iterations: number },
  Outcome
>;

type Changes = Partial<GanSettings>;
const fast: Changes = { gRate: 0.02, dRate: 0.001, r1: 0, seed: 2 };
const large: Changes = { optimizer: 'sgd', gRate: 0.1, dRate: 0.03, r1: 0, seed: 1 };
const strong: Changes = {
  ...{ loss: 'minimax', dSteps: 10, dRate: 0.01, gRate: 0.0001, r1: 0 },
  ...{ activation: 'tanh', seed: 3 },
};

export const experiments: readonly GanExperiment[] = [
  {
    id: 'healthy',
    title: 'Equal rates',
    settings: {},
    iterations: 5000,
    question:
      'Two small networks, equal learning rates, a light R1 penalty. When the generator has found all eight clusters, what will the discriminator answer, on average, to real points?',
    options: [
      {
        words: 'Near 1',
        explain: (run) =>
          `It would know the real points if the fakes lay elsewhere. They lie in the same places now, and get ${decimal(end(run).onFake)} too.`,
      },
      {
        words: 'Near ½',
        explain: () =>
          'Where real and generated points are equally dense, no answer is better than a coin toss.',
      },
      {
        words: 'Near 0',
        explain: () =>
          'To call real points fake costs as much as the opposite. Fooled means that it cannot tell.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `${modes(run)} are covered, and the discriminator gives ${decimal(end(run).onReal)} to real points and ${decimal(end(run).onFake)} to ` +
      `generated ones. Neither loss is at 0: in a game as small as this they rest near 2 ln 2 and ln 2. The distance is ${decimal(end(run).distance)}; ` +
      `fresh real points reach ${decimal(run.opening.perfect.mean)} on average.`,
  },
  {
    id: 'collapse',
    title: 'A fast generator',
    settings: fast,
    iterations: 8000,
    question:
      'Now the generator learns twenty times as fast as the discriminator, and there is no penalty. How many of the eight clusters will it cover at the end?',
    options: [
      {
        words: 'All eight',
        explain: () =>
          'The lesson is only “look real”. One good spot satisfies it, and all fakes may go there.',
      },
      {
        words: 'About half',
        explain: (run) =>
          `Nothing holds a second spot: all fakes follow the same slope. Over the second half it was never more than ${highest(run)}.`,
      },
      {
        words: 'One at most',
        explain: () => 'Every fake takes the same best way, and they all arrive in the same place.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `${modes(run)} at the end, and ${decimal(meanModes(run))} of 8 on average over the second half. All fakes crowd where the discriminator was last ` +
      'fooled; when it has learned that spot, they move on together. Nothing in the loss asks them to differ.',
    remedy: {
      label: 'Both at 0.003',
      settings: { ...fast, gRate: 0.003, dRate: 0.003 },
      iterations: 8000,
      question:
        'The same seed, still no penalty, but both learn at 0.003. How many of the eight clusters will be covered at the end?',
      options: [
        {
          words: 'One at most',
          explain: (run) =>
            `Here it was a matter of pace: never fewer than ${lowest(run)} were covered in the second half.`,
        },
        {
          words: 'About half',
          explain: (run) =>
            `A fake in an empty cluster would pass, so fakes are pulled there: never fewer than ${lowest(run)} were covered in the second half.`,
        },
        {
          words: 'Nearly all or all',
          explain: () =>
            'An empty cluster is where the discriminator is surest of “real”, so it pulls; a crowded one soon stops to.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `${modes(run)} are covered, from ${lowest(run)} to ${highest(run)} over the second half. The discriminator keeps up: it marks down a crowded spot before all fakes are there.`,
    },
  },
  {
    id: 'oscillation',
    title: 'Large plain steps',
    settings: large,
    iterations: 8000,
    question:
      'Plain gradient descent, large steps, no penalty. Once the generator covers most clusters, will it keep them?',
    options: [
      {
        words: 'Yes, it settles',
        explain: () =>
          'So it does where one network walks down one hill. Here each step of one changes the hill of the other.',
      },
      {
        words: 'No, it loses and finds them again',
        explain: () => 'Each player’s best step depends on where the other has just gone.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `Over the second half, the number of clusters covered went as low as ${lowest(run)} and as high as ${highest(run)}, and changed ` +
      `${changes(run)} times. Each player answers the other’s last move, so they circle each other; at the end the distance is ${decimal(end(run).distance)}.`,
    remedy: {
      label: 'Add an R1 penalty of 0.1',
      settings: { ...large, r1: 0.1 },
      iterations: 8000,
      question:
        'R1 makes the discriminator pay for steep slopes at real points. The steps stay as large, the seed is the same. What will the number of clusters covered do in the second half?',
      options: [
        {
          words: 'Swing as before',
          explain: (run) =>
            `The rates are as large, but on gentler slopes they make smaller moves: the count stayed from ${lowest(run)} to ${highest(run)}.`,
        },
        {
          words: 'Stay high',
          explain: () =>
            'A gentle slope still says where to go, and no longer throws the fakes past it.',
        },
        {
          words: 'Stay low',
          explain: () =>
            'A far stronger penalty may do that: a flat discriminator teaches nothing. This one leaves slope enough.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `${modes(run)} are covered, never fewer than ${lowest(run)} over the second half, and the distance is ${decimal(end(run).distance)}. With small slopes at real points ` +
        'the boundary no longer swings, and the circling dies out.',
    },
  },
  {
    id: 'vanishing',
    title: 'A strong discriminator',
    settings: strong,
    iterations: 500,
    shows: ['field', 'pull'],
    question:
      'The discriminator takes ten large steps for each small one of the generator, which uses the minimax loss, log(1 − D). The discriminator soon rejects every fake. How strongly will the fakes be pulled?',
    options: [
      {
        words: 'More and more strongly',
        explain: () =>
          'One would wish so: the worst fakes have most to learn. But where D is near 0 all around, log(1 − D) hardly changes.',
      },
      {
        words: 'As at the start',
        explain: (run) =>
          `The pull has D as a factor, and D on fakes fell from ${decimal(run.records[0]!.onFake)} to ${small(end(run).onFake)}.`,
      },
      {
        words: 'Hardly at all',
        explain: () =>
          'A teacher who only ever says “certainly fake” leaves hardly any slope to follow.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `The pull on a typical fake has fallen from ${decimal(run.records[0]!.pull)} to ${small(end(run).pull)}: there are next to no arrows. ` +
      `The minimax loss multiplies the discriminator’s slope by D, which is ${small(end(run).onFake)} on fakes. ` +
      `After ${whole(end(run).iteration)} iterations ${modes(run)} are covered.`,
    remedy: {
      label: 'The loss of the code',
      settings: { ...strong, loss: 'nonsaturating' },
      iterations: 500,
      shows: ['field', 'pull'],
      question:
        'The same discriminator, ten large steps for each small one, and the same seed; but the generator uses the loss of the code, −log D. After as many iterations, how many of the eight clusters will be covered?',
      options: [
        {
          words: 'None again',
          explain: (run) =>
            `A discriminator that rejects a fake still slopes, and −log D passes the slope on: a typical pull was ${decimal(median(run))}.`,
        },
        {
          words: 'More than half',
          explain: () => 'Where D is near 0, −log D is steepest: the worst fakes are pulled most.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `After ${whole(end(run).iteration)} iterations ${modes(run)} are covered. The loss of the code multiplies the slope by 1 − D, which is almost 1 for a rejected ` +
        `fake: over the second half a typical one is pulled with strength ${decimal(median(run))}.`,
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
