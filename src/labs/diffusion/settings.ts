/**
 * @file The controls of the diffusion lab: one table, from which come the form, the checks of what an address or a
 * message brings, and the shareable state.
 */
import type { PredictionName } from '../../models/predictions.ts';
import type { SamplerName } from '../../models/sampler.ts';
import type { ScheduleName } from '../../models/schedule.ts';
import { dataChoices } from '../shared/own-data/data.ts';
import { seed } from '../shared/settings/seed.ts';
import type { Choice, Settings, SettingsTable } from '../shared/settings/settings.ts';

/** The data set with labels, for guidance, and all samplers at once. */
export const LABELLED = 'labels';
export const ALL = 'all';

export const diffusionTable = {
  data: {
    kind: 'choice',
    label: 'Data',
    help: 'The points that are noised, and that the samples should be like.',
    choices: [...dataChoices, { value: LABELLED, label: 'Three labels, A, B, C' }],
    default: 'spiral',
    restarts: true,
  },
  denoiser: {
    kind: 'choice',
    label: 'Denoiser',
    help: 'What answers which data are behind a noisy point.',
    choices: [
      { value: 'exact', label: 'Exact, for the distribution' },
      { value: 'examples', label: 'Exact, for the training points' },
      { value: 'learned', label: 'Learned by the network' },
      { value: 'both', label: 'Learned, beside the exact one' },
    ],
    default: 'exact',
    restarts: false,
  },
  sampler: {
    kind: 'choice',
    label: 'Sampler',
    help: 'How a stride from one stop to the next is taken. Without fresh noise (DDIM), the start decides where a sample lands. With fresh noise (DDPM), each stride adds some. Asked twice (Heun’s method, Karras et al. 2022), the denoiser also answers at the end of a trial stride, and the mean counts. On straight paths (flow matching) the stride is that of DDIM, with other stops.',
    choices: [
      { value: 'ddim', label: 'No fresh noise (DDIM)' },
      { value: 'ddpm', label: 'Fresh noise (DDPM)' },
      { value: 'heun', label: 'Asked twice (Heun)' },
      { value: 'flow', label: 'Straight paths (flow)' },
      { value: ALL, label: 'All four, side by side' },
    ] satisfies (Choice & { value: SamplerName | typeof ALL })[],
    default: 'ddim',
    restarts: false,
  },
  steps: {
    kind: 'number',
    label: 'Steps',
    help: 'Strides from noise to data. Fewer are longer; none of the way is left out.',
    min: 1,
    max: 200,
    step: 1,
    slider: true,
    default: 50,
    restarts: false,
  },
  label: {
    kind: 'choice',
    label: 'Ask for label',
    help: 'Which label the samples should have. For the data with labels.',
    choices: [
      { value: 'none', label: 'None' },
      { value: 'A', label: 'A' },
      { value: 'B', label: 'B' },
      { value: 'C', label: 'C' },
    ],
    default: 'A',
    restarts: false,
  },
  guidance: {
    kind: 'number',
    label: 'Guidance scale',
    help: 'How far the answer with the label is exaggerated. 0 ignores the label, 1 is no guidance.',
    min: 0,
    max: 8,
    step: 0.1,
    slider: true,
    default: 1,
    restarts: false,
  },
  eta: {
    kind: 'number',
    label: 'Share of fresh noise, η',
    help: 'For the sampler without fresh noise (DDIM): with 0 the start decides where a sample lands; with 1 as much is added as in DDPM.',
    min: 0,
    max: 1,
    stops: [0, 0.25, 0.5, 0.75, 1],
    default: 0,
    restarts: false,
  },
  points: {
    kind: 'number',
    label: 'Points',
    help: 'Training points and samples in the picture.',
    min: 20,
    max: 1000,
    stops: [100, 300, 1000],
    default: 300,
    restarts: true,
  },
  schedule: {
    kind: 'choice',
    label: 'Schedule',
    help: 'How fast the noise takes over, and how much of the data is left at the end. The share of the data in the variance is ᾱ (alpha bar), so their strength is √ᾱ. The cosine schedule (Nichol & Dhariwal 2021) drowns them more evenly than the linear one.',
    choices: [
      { value: 'cosine', label: 'Cosine' },
      { value: 'linear', label: 'Linear (as in DDPM)' },
      { value: 'straight', label: 'Straight (flow matching)' },
      { value: 'sd', label: 'Stable Diffusion’s: 7 % strength left, ᾱ = 0.0047' },
      { value: 'short', label: 'Stops early: 45 % strength left, ᾱ = 0.20' },
    ] satisfies (Choice & { value: ScheduleName })[],
    default: 'cosine',
    restarts: true,
  },
  prediction: {
    kind: 'choice',
    label: 'The network predicts',
    help: 'What it is trained to name, and what its error counts in. The code names the noise ε. The usual choice here is a mixture of noise and data, v = √ᾱ ε − √(1 − ᾱ) x₀ (Salimans & Ho 2022), because it works in pure noise too. From each, the others can be worked out: an error of the noise is √ᾱ times that of v.',
    choices: [
      { value: 'v', label: 'Noise and data mixed, v' },
      { value: 'eps', label: 'The noise, ε' },
      { value: 'x0', label: 'The data, x₀' },
      { value: 'flow', label: 'The straight velocity, ε − x₀' },
    ] satisfies (Choice & { value: PredictionName })[],
    default: 'v',
    restarts: true,
  },
  examples: {
    kind: 'number',
    label: 'Training points',
    help: 'All that the network ever sees, drawn from the data.',
    min: 3,
    max: 4000,
    stops: [10, 30, 100, 300, 1000, 4000],
    default: 1000,
    restarts: true,
  },
  width: {
    kind: 'number',
    label: 'Width of the network',
    help: 'Units in each of its three hidden layers.',
    min: 4,
    max: 128,
    stops: [8, 16, 32, 64, 128],
    default: 128,
    restarts: true,
  },
  batch: {
    kind: 'number',
    label: 'Batch',
    help: 'Noisy points in one training step.',
    min: 4,
    max: 512,
    stops: [16, 64, 256, 512],
    default: 256,
    restarts: true,
  },
  rate: {
    kind: 'number',
    label: 'Learning rate',
    help: 'How far one update moves the weights (Adam).',
    min: 0.0001,
    max: 1,
    stops: [0.0003, 0.001, 0.003, 0.01, 0.03],
    default: 0.001,
    restarts: false,
  },
  seed,
} as const satisfies SettingsTable;

export type DiffusionSettings = Settings<typeof diffusionTable>;

/** Whether a stride is that of the page's code: without fresh noise, and with one question. */
export function stridesAsWritten({
  sampler,
  eta,
}: Pick<DiffusionSettings, 'sampler' | 'eta'>): boolean {
  return sampler === 'flow' || (sampler === 'ddim' && eta === 0);
}
