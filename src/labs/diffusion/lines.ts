/**
 * @file The lines of the two pseudo-codes that do something, by the names that the code blocks give them, in their order,
 * and what to look at when each has run.
 */
import type { PictureLayer } from '../../figures/diffusion-picture.ts';

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
    says: 'From the noisy point and the time alone, the network names the noise; the crosses are the data that its answers imply.',
  },
  'training/loss': {
    layers: batch,
    says: 'The true noise was kept, so each answer can be marked: the mean squared error.',
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
