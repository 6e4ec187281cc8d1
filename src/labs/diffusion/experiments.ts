/**
 * @file The guided experiments: each sets everything, seed included, asks for a prediction, runs, and then explains with
 * the numbers of the run. Tests hold each to what it claims.
 */
import type { PictureLayer } from '../../figures/diffusion-picture.ts';
import type { Experiment } from '../shared/guide/experiment.ts';
import { decimal, probability, whole } from '../shared/words.ts';
import type { DiffusionFrame, DiffusionOpening } from './session.ts';
import type { diffusionTable } from './settings.ts';

/** A run that has come to its end: the frame at t = 0. */
export interface Outcome {
  readonly frame: Pick<DiffusionFrame, 'measures' | 'errors' | 'iteration'>;
  readonly opening: DiffusionOpening;
}

export type DiffusionExperiment = Experiment<typeof diffusionTable, PictureLayer, Outcome>;

/** What the picture shows where an experiment does not say. */
export const usualLayers: readonly PictureLayer[] = ['density', 'trails', 'samples', 'follow'];

export const experiments: readonly DiffusionExperiment[] = [
  {
    id: 'few-steps',
    title: 'Three steps',
    settings: { steps: 3 },
    shows: ['density', 'trails', 'samples', 'guess'],
    question:
      'DDIM walks from noise to the spiral in three strides. Each stride is straight, towards what the denoiser guesses at its start. Where will the samples lie?',
    options: ['On the spiral', 'Scattered wide', 'Drawn in towards the middle'],
    answer: 2,
    explain: (run) =>
      `Their spread is ${decimal(of(run).spread)}; that of the data is ${decimal(of(run).fresh.spread)}. The first guess is made where noise hides everything, so it is nearly the average of all data, ` +
      `in the middle, and the first stride heads there. The distance to the data is ${decimal(of(run).distance)}; perfect samples score ${decimal(of(run).perfect.mean)}.`,
    remedy: {
      label: 'Take 50 steps',
      settings: { steps: 50 },
      explain: (run) =>
        `The same noise, the same denoiser, ${decimal(of(run).distance)}: as close as perfect samples (${decimal(of(run).perfect.mean)}). Each stride is short, so its guess still holds at its end. ` +
        '“Compare samplers” finds out how many are enough, for each of them.',
    },
  },
  {
    id: 'short-schedule',
    title: 'A short schedule',
    settings: { data: 'labels', label: 'A', schedule: 'short' },
    question:
      'This schedule stops at ᾱ = 0.20, with 45 % of the data’s strength left. Sampling starts from pure noise all the same. The denoiser is exact and takes 50 steps. The data of label A lie above the middle: where will the samples lie?',
    options: ['As high as the data', 'Too low', 'Too high'],
    answer: 1,
    explain: (run) =>
      `Their mean height is ${decimal(of(run).mean[1])}; that of the data is ${decimal(of(run).fresh.mean[1])}. At the schedule’s end the noised data still lean upwards, but pure noise does not. ` +
      'The denoiser takes the start for noised data, but it has none of their lean, and the samples keep the lack. In the first Stable Diffusion the schedule stopped at 0.0047, and pictures could not become as dark or as bright as they should.',
    remedy: {
      label: 'Use a schedule that reaches noise',
      settings: { schedule: 'cosine' },
      explain: (run) =>
        `The same start, and a mean height of ${decimal(of(run).mean[1])}. Now the start is what the denoiser takes it for.`,
    },
  },
  {
    id: 'strong-guidance',
    title: 'Guidance at 8',
    settings: { data: 'labels', label: 'A', guidance: 8 },
    question:
      'The samples shall be of label A, at guidance scale 8. The denoiser is exact. The washes show where the data of A lie. Where will the samples lie?',
    options: ['Where the data of A are dense', 'Beyond them, close together', 'All over'],
    answer: 1,
    explain: (run) =>
      `The probability of A is ${probability(of(run).fidelity)} on average; real points of A have ${probability(of(run).fresh.fidelity)}, because the labels overlap. But the samples lie at height ${decimal(of(run).mean[1])}, where the data ` +
      `are at ${decimal(of(run).fresh.mean[1])}, and their spread is ${decimal(of(run).spread)} in place of ${decimal(of(run).fresh.spread)}. Guidance goes away from all that could be another label, past the data themselves.`,
    remedy: {
      label: 'Turn it down to 1.5',
      settings: { guidance: 1.5 },
      explain: (run) =>
        `The probability of A is ${probability(of(run).fidelity)}, the spread ${decimal(of(run).spread)}, the height ${decimal(of(run).mean[1])}. Fidelity for variety: the scale sets the price.`,
    },
  },
  {
    id: 'predict-noise',
    title: 'ε or v',
    settings: { prediction: 'eps', denoiser: 'both' },
    iterations: 1500,
    shows: ['trails', 'samples', 'follow'],
    question:
      'The network is trained to predict the noise ε, as in the code, on the cosine schedule, which ends in noise that is almost pure. Its loss comes down well. Then it samples in 50 steps. Where does it go wrong?',
    options: [
      'Near the data, at the last steps',
      'In pure noise, at the first step',
      'Nowhere: all predictions are equal',
    ],
    answer: 1,
    explain: (run) =>
      `At t = ${whole(end(run).t)} its answer is off by ${decimal(end(run).noise)} in noise, which is little, but the data are worked out by dividing by √ᾱ, ${decimal(Math.sqrt(run.opening.schedule[run.opening.T]!))} there. ` +
      `The guess of the data is off by ${decimal(end(run).data)}, and the first stride throws the samples away: their distance is ${decimal(of(run).distance)}.`,
    remedy: {
      label: 'Predict v',
      settings: { prediction: 'v' },
      explain: (run) =>
        `The same network, the same schedule. In pure noise v is the data, turned around, so nothing is divided by a small number: the guess is off by ${decimal(end(run).data)}, and the samples’ distance is ${decimal(of(run).distance)} ` +
        `(perfect: ${decimal(of(run).perfect.mean)}). The prediction of the data has its trouble at the other end: try it.`,
    },
  },
  {
    id: 'copies',
    title: 'Thirty examples',
    settings: { denoiser: 'examples', examples: 30 },
    shows: ['density', 'data', 'trails', 'samples', 'follow'],
    question:
      'There are 30 training points, the dots, and the denoiser is exact for these 30. It has learned its lesson perfectly. How far will a new sample be from the nearest training point?',
    options: ['As far as fresh data', 'Half as far', 'It will be one of them'],
    answer: 2,
    explain: (run) =>
      `The typical sample is ${decimal(of(run).copying)} from a training point; fresh data would be ${decimal(of(run).fresh.copying)} away. A denoiser without any error has nothing new to say: every way ends at one of its 30 points.`,
    remedy: {
      label: 'Let a network learn from the same 30',
      settings: { denoiser: 'learned' },
      iterations: 2000,
      explain: (run) =>
        `After ${whole(run.frame.iteration)} iterations the typical sample is ${decimal(of(run).copying)} from a training point; fresh data would be ${decimal(of(run).fresh.copying)} away. The network is too smooth to fit every point, and what it gets wrong fills the gaps. ` +
        'That error is what makes new samples.',
    },
  },
];

function of({ frame }: Outcome): DiffusionFrame['measures'] {
  return frame.measures;
}

/** The network's error at the noisy end. */
function end({ frame }: Outcome): DiffusionFrame['errors'][number] {
  return frame.errors.at(-1)!;
}
