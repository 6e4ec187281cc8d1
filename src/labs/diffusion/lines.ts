/**
 * @file The lines of the two pseudo-codes that do something, by the names that the code blocks give them, in their order,
 * and what to look at when each has run.
 */
import type { PictureLayer } from '../../figures/diffusion-picture.ts';
import { stridesAsWritten, type DiffusionSettings } from './settings.ts';

export const trainingLines = [
  'real-batch',
  'draw-time',
  'draw-noise',
  'add-noise',
  'predict-noise',
  'loss',
  'update',
] as const;
export type TrainingLine = (typeof trainingLines)[number];

export const samplingLines = [
  'start-noise',
  'next-time',
  'predict-noise',
  'predict-data',
  'step-back',
] as const;
export type SamplingLine = (typeof samplingLines)[number];

/** A line with the loop it is in, because both loops predict noise: `training/loss`. */
export type LineName = `training/${TrainingLine}` | `sampling/${SamplingLine}`;

interface Line {
  readonly layers: readonly PictureLayer[];
  /** What it did, in a sentence for slow motion. */
  readonly says: string;
}

/** In a word or two, what the network is trained to say where that is not the noise. */
const trained = { v: 'v', x0: 'the data', flow: 'the velocity' } as const;

/** What a line did, under these settings. */
export function sayOf(
  name: LineName,
  settings: Pick<DiffusionSettings, 'prediction' | 'sampler' | 'eta'>,
): string {
  const { prediction, sampler } = settings;
  const { says } = lines[name];
  if (prediction !== 'eps' && name === 'training/predict-noise') {
    return `${says} This network names ${trained[prediction]}, and the noise is worked out.`;
  }
  if (prediction !== 'eps' && name === 'training/loss') {
    return `${says} Its training counts the error of ${trained[prediction]} instead.`;
  }
  if (name === 'sampling/step-back' && !stridesAsWritten(settings)) {
    return sampler === 'heun'
      ? `${says} Heun asks again there, and goes by the mean of both answers.`
      : `${says} Some fresh noise is added.`;
  }
  return says;
}

const batch = ['batch'] as const;
const walk = ['trails', 'samples', 'follow'] as const;

export const lines: Record<LineName, Line> = {
  'training/real-batch': { layers: batch, says: 'A batch of training points is drawn.' },
  'training/draw-time': {
    layers: batch,
    says: 'Each of them gets a time of its own, anywhere from little noise to much.',
  },
  'training/draw-noise': { layers: batch, says: 'Each gets noise of its own.' },
  'training/add-noise': {
    layers: batch,
    says: 'One jump takes each point to where it is at its time: the lines lead there.',
  },
  'training/predict-noise': {
    layers: batch,
    says: 'From the noisy point and the time alone, the noise is predicted; the crosses are the data that this implies.',
  },
  'training/loss': {
    layers: batch,
    says: 'The true noise was kept, so each answer can be marked: the mean squared error of the noise.',
  },
  'training/update': {
    layers: ['batch', 'learned'],
    says: 'Its weights move a little, and with them the arrows. One iteration is done.',
  },
  'sampling/start-noise': {
    layers: ['samples', 'follow'],
    says: 'Fresh noise, no data behind it.',
  },
  'sampling/next-time': {
    layers: walk,
    says: 'The next stride leads to the next, cleaner stop.',
  },
  'sampling/predict-noise': {
    layers: [...walk, 'exact', 'learned'],
    says: 'The denoiser names the noise in each point: the arrows lead away from it.',
  },
  'sampling/predict-data': {
    layers: [...walk, 'guess'],
    says: 'Taken away, it leaves a guess of the data: the crosses. Early ones are averages.',
  },
  'sampling/step-back': {
    layers: walk,
    says: 'Each point goes to where that guess would be at the next stop.',
  },
};
