/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with
 * the numbers of the run. Tests hold each to what it claims.
 */
import type { PictureLayer } from '../../figures/diffusion-picture.ts';
import type { Experiment } from '../shared/guide/experiment.ts';
import type { PlaneSetup } from '../shared/plane-kind.ts';
import { decimal, probability, small, whole } from '../shared/words.ts';
import type { DiffusionFrame, DiffusionOpening } from './session.ts';
import type { DiffusionSettings, diffusionTable } from './settings.ts';

/** A run that has come to its end: the frame at t = 0. */
export interface Outcome {
  readonly frame: Pick<DiffusionFrame, 'measures' | 'errors' | 'iteration'>;
  readonly opening: DiffusionOpening;
}

export type DiffusionExperiment = Experiment<
  PlaneSetup<typeof diffusionTable, PictureLayer>,
  Outcome
>;

/** What the picture shows where an experiment does not say. */
export const usualLayers: readonly PictureLayer[] = ['density', 'trails', 'samples', 'follow'];

type Changes = Partial<DiffusionSettings>;
const short: Changes = { data: 'labels', label: 'A', schedule: 'short' };
const guided: Changes = { data: 'labels', label: 'A', guidance: 8 };
const noise: Changes = { prediction: 'eps', denoiser: 'both' };
const thirty: Changes = { denoiser: 'examples', examples: 30 };
const withGuess = ['density', 'trails', 'samples', 'guess'] as const;
const withData = ['density', 'data', 'trails', 'samples', 'follow'] as const;

export const experiments: readonly DiffusionExperiment[] = [
  {
    id: 'few-steps',
    title: 'Three steps',
    settings: { steps: 3 },
    shows: withGuess,
    question:
      'DDIM walks from noise to the spiral in three strides. Each stride is straight, towards what the denoiser guesses at its start. Where will the samples lie?',
    options: [
      {
        words: 'On the spiral',
        explain: (run) =>
          `The denoiser is exact, but each stride trusts one guess for a third of the way. The distance is ${decimal(of(run).distance)}; fresh data reach ${decimal(of(run).perfect.mean)}.`,
      },
      {
        words: 'Scattered wide',
        explain: () =>
          'Long strides sound like overshooting. But each leads towards an average, and averages lie inside.',
      },
      {
        words: 'Drawn in towards the middle',
        explain: () =>
          'An average of many places on a spiral lies between its arms, nearer the middle.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `Their spread is ${decimal(of(run).spread)}; that of the data is ${decimal(of(run).fresh.spread)}. The first guess is made where noise hides everything, so it is nearly the average of all data, ` +
      'in the middle, and the first stride heads there.',
    remedy: {
      label: 'Take 50 steps',
      settings: { steps: 50 },
      shows: withGuess,
      question:
        'The same noise, the same denoiser, the same way, in 50 strides. How far from the data will the samples be?',
      options: [
        {
          words: 'As far: the first guess is no better',
          explain: () =>
            'It is the same first guess, but only a fiftieth of the way follows it. Then the denoiser is asked anew.',
        },
        {
          words: 'Nearer, but not as near as fresh data',
          explain: () =>
            'A little is missing, but at 50 strides it is less than what chance does to fresh data.',
        },
        {
          words: 'As near as fresh data',
          explain: () => 'What is still missing after 50 strides is smaller than what chance does.',
        },
      ],
      answer: 2,
      explain: (run) =>
        `The distance is ${decimal(of(run).distance)}; fresh data reach ${decimal(of(run).perfect.mean)} on average. Each stride is short, so its guess still holds at its end. ` +
        '“Compare samplers” finds out how many are enough, for each of them.',
    },
  },
  {
    id: 'short-schedule',
    title: 'A short schedule',
    settings: short,
    question:
      'This schedule stops at ᾱ = 0.20, with 45 % of the data’s strength left. Sampling starts from pure noise all the same. The denoiser is exact and takes 50 steps. The data of label A lie above the middle: where will the samples lie?',
    options: [
      {
        words: 'As high as the data',
        explain: () =>
          'The denoiser is exact for noised data, and here pure noise is not that. Later strides make good only a part of what the start lacks.',
      },
      {
        words: 'Too low',
        explain: () =>
          'The start is too low for what it is taken for, and the way back keeps part of that.',
      },
      {
        words: 'Too high',
        explain: () =>
          'The denoiser would have to make up for what is missing, but it does not know that anything is.',
      },
    ],
    answer: 1,
    explain: (run) =>
      `Their mean height is ${decimal(of(run).mean[1])}; that of the data is ${decimal(of(run).fresh.mean[1])}. At the schedule’s end the noised data still lean upwards, but pure noise does not. ` +
      'In the first Stable Diffusion ᾱ stopped at 0.0047, and pictures could not become as dark or as bright as they should.',
    remedy: {
      label: 'The cosine schedule',
      settings: { ...short, schedule: 'cosine' },
      question:
        'The cosine schedule goes on until next to nothing of the data is left. The same starting noise, as many steps. Where will the samples lie?',
      options: [
        {
          words: 'As high as the data',
          explain: () => 'Training’s last level and sampling’s first are now the same: noise.',
        },
        {
          words: 'Still too low',
          explain: () =>
            'The start has no lean, as before. But now the denoiser expects none there, and adds it on the way.',
        },
      ],
      answer: 0,
      explain: (run) =>
        `Their mean height is ${decimal(of(run).mean[1])}, that of fresh data ${decimal(of(run).fresh.mean[1])}. Now the start is what the denoiser takes it for.`,
    },
  },
  {
    id: 'strong-guidance',
    title: 'Guidance at 8',
    settings: guided,
    question:
      'The samples shall be of label A, at guidance scale 8. The denoiser is exact. The washes show where the data of A lie. Where will the samples lie?',
    options: [
      {
        words: 'Where the data of A are dense',
        explain: (run) =>
          `That is what scale 1 does. A larger one goes on past them: the mean height is ${decimal(of(run).mean[1])}, and the data are at ${decimal(of(run).fresh.mean[1])}.`,
      },
      {
        words: 'Beyond them, close together',
        explain: () => 'They flee the other labels, and all flee the same way.',
      },
      {
        words: 'All over',
        explain: (run) =>
          `Exaggerating does not scatter: every sample is pushed the same way, and the spread is ${decimal(of(run).spread)} in place of ${decimal(of(run).fresh.spread)}.`,
      },
    ],
    answer: 1,
    explain: (run) =>
      `The probability of A is ${probability(of(run).fidelity)} on average; real points of A have ${probability(of(run).fresh.fidelity)}, because the labels overlap. But the samples lie at height ${decimal(of(run).mean[1])}, where the data ` +
      `are at ${decimal(of(run).fresh.mean[1])}, and their spread is ${decimal(of(run).spread)} in place of ${decimal(of(run).fresh.spread)}. Guidance leads away from the other labels, past the data.`,
    remedy: {
      label: 'Guidance at 1.5',
      settings: { ...guided, guidance: 1.5 },
      question:
        'The same noise, at scale 1.5. What will the samples be like, beside fresh data of A?',
      options: [
        {
          words: 'Just like them',
          explain: (run) =>
            `Only scale 1 aims at that. Half a step more and they lie at height ${decimal(of(run).mean[1])} in place of ${decimal(of(run).fresh.mean[1])}.`,
        },
        {
          words: 'More surely A, and less varied',
          explain: () =>
            'What is unsure is pushed away from, a little, and with it some of the variety.',
        },
        {
          words: 'More surely A, and as varied',
          explain: () =>
            'That would be a gift. But the points that could be of another label are part of the variety.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `The probability of A is ${probability(of(run).fidelity)} (fresh data: ${probability(of(run).fresh.fidelity)}), the spread ${decimal(of(run).spread)} (${decimal(of(run).fresh.spread)}), the height ${decimal(of(run).mean[1])} (${decimal(of(run).fresh.mean[1])}). Fidelity for variety: the scale sets the price.`,
    },
  },
  {
    id: 'predict-noise',
    title: 'ε or v',
    settings: noise,
    iterations: 1500,
    shows: ['trails', 'samples', 'follow'],
    question:
      'The network is trained to predict the noise ε, as in the code, on the cosine schedule, which ends in noise that is almost pure. Its loss comes down well. Then it samples in 50 steps. Where does it go wrong?',
    options: [
      {
        words: 'Near the data, at the last steps',
        explain: (run) =>
          `There the noise is small, and to name it with a small error is to know the data well: near t = 0 the guess is off by ${decimal(run.frame.errors[0]!.data)}.`,
      },
      {
        words: 'In pure noise, at the first step',
        explain: () =>
          'Where next to nothing of the data is left, knowing the noise says next to nothing of the data.',
      },
      {
        words: 'Nowhere',
        explain: (run) =>
          `Without any error, all predictions say the same. A small one counts as much as what it is multiplied by: here ${whole(1 / Math.sqrt(lastAbar(run)))}.`,
      },
    ],
    answer: 1,
    explain: (run) =>
      `At t = ${whole(end(run).t)} its answer is off by ${decimal(end(run).noise)} in noise, which is little. But the data are worked out by dividing by √ᾱ, ${Math.sqrt(lastAbar(run)).toFixed(5)} there: ` +
      `their guess is off by ${whole(end(run).data)}, and the first stride throws the samples away. Their distance is ${decimal(of(run).distance)}.`,
    remedy: {
      label: 'Predict v',
      settings: { ...noise, prediction: 'v' },
      iterations: 1500,
      shows: ['trails', 'samples', 'follow'],
      question:
        'Now it is trained to predict v = √ᾱ ε − √(1 − ᾱ) x₀: almost the noise near the data, almost the data, turned around, in pure noise. The same network, schedule and seed. Where will the samples lie?',
      options: [
        {
          words: 'Thrown away as before',
          explain: (run) =>
            `Nothing is divided by √ᾱ any more: in pure noise the guess of the data is off by ${decimal(end(run).data)}.`,
        },
        {
          words: 'On the data',
          explain: () =>
            'The guess of the data is √ᾱ x_t − √(1 − ᾱ) v: nothing is divided, at any time.',
        },
        {
          words: 'Beside the data: the trouble moves to the last steps',
          explain: () =>
            'That happens where the data are predicted: to name the noise, √(1 − ᾱ) divides, which is small there. v has trouble at neither end.',
        },
      ],
      answer: 1,
      explain: (run) =>
        `At t = ${whole(end(run).t)} the guess of the data is off by ${decimal(end(run).data)}, and the samples’ distance is ${decimal(of(run).distance)}; fresh data reach ${decimal(of(run).perfect.mean)} on average. ` +
        'v was proposed for sampling in few steps (Salimans & Ho 2022).',
    },
  },
  {
    id: 'copies',
    title: 'Thirty examples',
    settings: thirty,
    shows: withData,
    question:
      'There are 30 training points, the dots, and the denoiser is exact for these 30. How far will a new sample be from the nearest training point?',
    options: [
      {
        words: 'As far as fresh data',
        explain: () =>
          'Fresh data come from the spiral. But this denoiser has never heard of one: to it, the 30 points are all there is.',
      },
      {
        words: 'Half as far',
        explain: () =>
          'Early guesses do lie between training points. As the noise goes, one point explains the sample better and better.',
      },
      {
        words: 'It will be one of them',
        explain: () =>
          'For a distribution of 30 points, the 30 points are the only samples there are.',
      },
    ],
    answer: 2,
    explain: (run) =>
      `The typical sample is ${small(of(run).copying)} from a training point; fresh data would be ${decimal(of(run).fresh.copying)} away. Exact for 30 points means that every way ends at one of them.`,
    remedy: {
      label: 'A network, the same 30',
      settings: { ...thirty, denoiser: 'learned' },
      iterations: 2000,
      shows: withData,
      question:
        'Now a network learns from the same 30 points, for 2,000 iterations. How far will its samples be from the nearest training point?',
      options: [
        {
          words: 'It copies, too',
          explain: () =>
            'The lowest loss would do just that. In 2,000 iterations its answers stay too smooth for it.',
        },
        {
          words: 'Nearly as far as fresh data',
          explain: () => 'It answers smoothly, so that it draws between the points as well.',
        },
        {
          words: 'Far away: it has learned nothing',
          explain: (run) =>
            `Thirty points are few, but its samples are not just anywhere: their distance to the data is ${decimal(of(run).distance)}, less than that of the copies.`,
        },
      ],
      answer: 1,
      explain: (run) =>
        `The typical sample is ${decimal(of(run).copying)} from a training point; fresh data would be ${decimal(of(run).fresh.copying)} away. Error alone would make garbage. But this network errs smoothly, and a spiral is smooth: what it puts between the points is often near the data. ` +
        'Why networks suit pictures so well is still being studied.',
    },
  },
];

function of({ frame }: Outcome): DiffusionFrame['measures'] {
  return frame.measures;
}

function lastAbar({ opening }: Outcome): number {
  return opening.schedule[opening.T]!;
}

/** The network's error at the noisy end. */
function end({ frame }: Outcome): DiffusionFrame['errors'][number] {
  return frame.errors.at(-1)!;
}
