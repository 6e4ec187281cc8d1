/**
 * @file The controls of the GAN lab: one table, from which come the form, the checks of what an address or a message
 * brings, and the shareable state.
 */
import type { datasetNames } from '../../models/datasets.ts';
import type { GanShape, GanTuning } from '../../models/gan.ts';
import { dataChoices, OWN } from '../shared/own-data/data.ts';
import { seed } from '../shared/settings/seed.ts';
import type { Settings, SettingsTable } from '../shared/settings/settings.ts';

const RATES = [0.0001, 0.0003, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.1, 0.3, 1, 3, 10];

export const ganTable = {
  data: {
    kind: 'choice',
    label: 'Data',
    help: 'The real points that the generator has to imitate.',
    choices: dataChoices,
    default: 'clusters',
    restarts: true,
  },
  loss: {
    kind: 'choice',
    label: 'Loss',
    help: 'Non-saturating is the loss of the code: the generator raises log D. Minimax lowers log(1 − D). Wasserstein drops the sigmoid; it needs the R1 penalty.',
    choices: [
      { value: 'nonsaturating', label: 'Non-saturating' },
      { value: 'minimax', label: 'Minimax' },
      { value: 'wasserstein', label: 'Wasserstein' },
    ],
    default: 'nonsaturating',
    restarts: false,
  },
  gRate: {
    kind: 'number',
    label: 'Learning rate of the generator',
    help: 'How far one update moves its weights.',
    min: 0.0001,
    max: 10,
    stops: RATES,
    default: 0.003,
    restarts: false,
  },
  dRate: {
    kind: 'number',
    label: 'Learning rate of the discriminator',
    help: 'How far one update moves its weights.',
    min: 0.0001,
    max: 10,
    stops: RATES,
    default: 0.003,
    restarts: false,
  },
  dSteps: {
    kind: 'number',
    label: 'Discriminator steps for each generator step',
    help: 'With more, the discriminator keeps ahead.',
    min: 1,
    max: 10,
    step: 1,
    default: 1,
    restarts: false,
  },
  r1: {
    kind: 'number',
    label: 'R1 penalty',
    help: 'The weight γ of a penalty on the discriminator’s slope at real points. 0 switches it off.',
    min: 0,
    max: 10,
    stops: [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    default: 0.02,
    restarts: false,
  },
  blur: {
    kind: 'number',
    label: 'Instance noise',
    help: 'Standard deviation of noise added to every point that the discriminator sees.',
    min: 0,
    max: 1,
    stops: [0, 0.05, 0.1, 0.2, 0.3, 0.5, 1],
    default: 0,
    restarts: false,
  },
  optimizer: {
    kind: 'choice',
    label: 'Optimizer',
    help: 'Adam scales each weight’s step by its recent gradients. Plain descent does not, and needs larger rates.',
    choices: [
      { value: 'adam', label: 'Adam' },
      { value: 'sgd', label: 'Plain gradient descent' },
    ],
    default: 'adam',
    restarts: true,
  },
  batch: {
    kind: 'number',
    label: 'Batch',
    help: 'Points of each kind in one step.',
    min: 4,
    max: 256,
    step: 4,
    default: 64,
    restarts: true,
  },
  noise: {
    kind: 'choice',
    label: 'Noise',
    help: 'The distribution of the random numbers that the generator starts from.',
    choices: [
      { value: 'normal', label: 'Gaussian' },
      { value: 'uniform', label: 'Uniform' },
    ],
    default: 'normal',
    restarts: true,
  },
  dimension: {
    kind: 'number',
    label: 'Noise dimension',
    help: 'How many random numbers make one point. From a single one, the generator can only draw a curve.',
    min: 1,
    max: 16,
    step: 1,
    default: 2,
    restarts: true,
  },
  activation: {
    kind: 'choice',
    label: 'Activation',
    help: 'The bend between two layers.',
    choices: [
      { value: 'leaky', label: 'Leaky ReLU' },
      { value: 'relu', label: 'ReLU' },
      { value: 'tanh', label: 'tanh' },
      { value: 'silu', label: 'SiLU' },
    ],
    default: 'leaky',
    restarts: true,
  },
  gLayers: {
    kind: 'number',
    label: 'Hidden layers of the generator',
    help: 'With none it can only stretch, turn and shift its noise.',
    min: 0,
    max: 4,
    step: 1,
    default: 2,
    restarts: true,
  },
  gWidth: {
    kind: 'number',
    label: 'Width of the generator',
    help: 'Units in each hidden layer.',
    min: 2,
    max: 64,
    step: 1,
    default: 16,
    restarts: true,
  },
  dLayers: {
    kind: 'number',
    label: 'Hidden layers of the discriminator',
    help: 'With none, its boundary is a straight line.',
    min: 0,
    max: 4,
    step: 1,
    default: 2,
    restarts: true,
  },
  dWidth: {
    kind: 'number',
    label: 'Width of the discriminator',
    help: 'Units in each hidden layer.',
    min: 2,
    max: 64,
    step: 1,
    default: 16,
    restarts: true,
  },
  seed,
} as const satisfies SettingsTable;

export type GanSettings = Settings<typeof ganTable>;

/** The part of the settings that fixes the networks. */
export function shapeOf(s: GanSettings): GanShape {
  return {
    noise: s.noise,
    noiseDimension: s.dimension,
    generatorLayers: s.gLayers,
    generatorWidth: s.gWidth,
    discriminatorLayers: s.dLayers,
    discriminatorWidth: s.dWidth,
    activation: s.activation,
    optimizer: s.optimizer,
    batch: s.batch,
  };
}

/** The part that may change while it trains. */
export function tuningOf(s: GanSettings): GanTuning {
  return {
    loss: s.loss,
    generatorRate: s.gRate,
    discriminatorRate: s.dRate,
    r1: s.r1,
    instanceNoise: s.blur,
  };
}

/** The data set of the page that the settings name, if it is not the reader's own. */
export function datasetOf(s: GanSettings): (typeof datasetNames)[number] | undefined {
  return s.data === OWN ? undefined : s.data;
}
