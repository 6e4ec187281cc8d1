/**
 * @file The controls of the lab of synthetic data: one table, from which come the form, the checks of what an address or a
 * message brings, and the shareable state. The lab has two halves, and each has settings of its own.
 */
import type { GenerationsOptions } from '../../models/synthetic/generations.ts';
import type { TextOptions } from '../../models/synthetic/text-chain.ts';
import type { TrialOptions } from '../../models/synthetic/trial.ts';
import { seed } from '../shared/settings/seed.ts';
import type { Settings, SettingsTable } from '../shared/settings/settings.ts';

export const syntheticTable = {
  half: {
    kind: 'choice',
    label: 'Question',
    help: 'What to try: whether added data help a classifier, or what becomes of models that learn from models.',
    choices: [
      { value: 'help', label: 'Does it help?' },
      { value: 'generations', label: 'Generation after generation' },
    ],
    default: 'help',
    restarts: true,
  },
  classes: {
    kind: 'choice',
    label: 'Classes',
    help: 'What the classifier has to tell apart: two classes of points that overlap, so that none is always right, or eight things in small pictures.',
    choices: [
      { value: 'moons', label: 'Two moons' },
      { value: 'clouds', label: 'Two clouds' },
      { value: 'corners', label: 'Opposite corners' },
      { value: 'rare', label: 'One with a rare part' },
      { value: 'pictures', label: 'Pictures of things' },
    ],
    default: 'moons',
    restarts: true,
  },
  examples: {
    kind: 'number',
    label: 'Real examples of a class',
    help: 'How many the classifier, and every model fitted to the same examples, gets to see.',
    min: 3,
    max: 300,
    stops: [3, 5, 10, 20, 30, 50, 100, 200, 300],
    default: 10,
    restarts: true,
  },
  numbers: {
    kind: 'choice',
    label: 'Try',
    help: 'This number of real examples alone, or 3, 10, 30, 100 and 300 in turn, of pictures 5, 10, 20, 50 and 100, for curves.',
    choices: [
      { value: 'one', label: 'This number' },
      { value: 'all', label: 'Five numbers in turn' },
    ],
    default: 'one',
    restarts: true,
  },
  added: {
    kind: 'number',
    label: 'Examples added to a class',
    help: 'How many are made by each source.',
    min: 10,
    max: 1000,
    stops: [10, 30, 100, 300, 1000],
    default: 300,
    restarts: true,
  },
  jitter: {
    kind: 'number',
    label: 'Jitter',
    help: 'Standard deviation of the noise on a copy.',
    min: 0.05,
    max: 1,
    stops: [0.05, 0.1, 0.2, 0.3, 0.5, 1],
    default: 0.2,
    restarts: true,
  },
  components: {
    kind: 'number',
    label: 'Bells of a mixture',
    help: 'The most that a mixture may have; it has one for every five examples at most.',
    min: 1,
    max: 8,
    step: 1,
    default: 3,
    restarts: true,
  },
  more: {
    kind: 'number',
    label: 'The other model has seen, times yours',
    help: 'How many times as many real examples the mixture has seen that was not fitted to yours.',
    min: 1,
    max: 100,
    stops: [1, 3, 10, 30, 100],
    default: 100,
    restarts: true,
  },
  degree: {
    kind: 'number',
    label: 'Bends of the border',
    help: 'Degree of the classifier’s polynomial: 1 is a straight border.',
    min: 1,
    max: 5,
    step: 1,
    default: 3,
    restarts: true,
  },
  network: {
    kind: 'choice',
    label: 'Diffusion network',
    help: 'Also train a small diffusion model on each set of examples. It takes much longer.',
    choices: [
      { value: 'off', label: 'Off' },
      { value: 'on', label: 'On' },
    ],
    default: 'off',
    restarts: true,
  },
  world: {
    kind: 'choice',
    label: 'Real data',
    help: 'What the first generation learns from. One in twenty points lies in its rarest part: the outermost of the cloud, the smallest island. Rare words are those that stories have once or twice.',
    choices: [
      { value: 'cloud', label: 'One cloud' },
      { value: 'islands', label: 'Three islands, one of them rare' },
      { value: 'stories', label: 'Words of short stories' },
    ],
    default: 'islands',
    restarts: true,
  },
  model: {
    kind: 'choice',
    label: 'Model',
    help: 'What is fitted in every generation; a diffusion network takes minutes. For words it is a bigram.',
    choices: [
      { value: 'gaussian', label: 'One Gaussian' },
      { value: 'mixture', label: 'Mixture' },
      { value: 'density', label: 'Kernel density' },
      { value: 'network', label: 'Diffusion network' },
    ],
    default: 'mixture',
    restarts: true,
  },
  size: {
    kind: 'number',
    label: 'Examples of a generation',
    help: 'How many real ones the first generation has, and how many samples every later one gets; of stories, texts with as many words.',
    min: 3,
    max: 1000,
    stops: [3, 10, 30, 100, 300, 1000],
    default: 100,
    restarts: true,
  },
  keeping: {
    kind: 'choice',
    label: 'New samples',
    help: 'Whether they take the place of the examples or are added to all that came before.',
    choices: [
      { value: 'replace', label: 'Replace the examples' },
      { value: 'accumulate', label: 'Are added to them' },
    ],
    default: 'replace',
    restarts: true,
  },
  share: {
    kind: 'number',
    label: 'Share of real data',
    help: 'Where samples replace examples: how much of every generation is drawn again from the first, real ones.',
    min: 0,
    max: 1,
    stops: [0, 0.05, 0.1, 0.2, 0.5, 1],
    default: 0,
    restarts: true,
  },
  chains: {
    kind: 'number',
    label: 'Lines of descent',
    help: 'How many are followed at once, each with real examples of its own.',
    min: 1,
    max: 100,
    stops: [1, 5, 10, 20, 50, 100],
    default: 20,
    restarts: true,
  },
  seed,
} as const satisfies SettingsTable;

export type SyntheticSettings = Settings<typeof syntheticTable>;

/** Real examples of a class that a run of the first half tries in turn. */
export function numbersOf(settings: SyntheticSettings): readonly number[] {
  if (settings.numbers === 'one') return [Math.round(settings.examples)];
  return isOfPictures(settings) ? [5, 10, 20, 50, 100] : [3, 10, 30, 100, 300];
}

/** The settings of the first half, of points. @throws where examples are pictures. */
export function trialOptionsOf(s: SyntheticSettings): TrialOptions {
  const { classes, examples, added, jitter, components, more, degree, seed } = s;
  if (classes === 'pictures') throw new Error('Pictures are not points.');
  return {
    ...{ classes, jitter, components, more, degree, seed },
    examples: Math.round(examples),
    added: Math.round(added),
  };
}

/** Whether examples are pictures, not points. */
export function isOfPictures({ half, classes }: SyntheticSettings): boolean {
  return half === 'help' && classes === 'pictures';
}

/** Whether generations are of words, not of points. */
export function isOfWords({ half, world }: SyntheticSettings): boolean {
  return half === 'generations' && world === 'stories';
}

/** Whether a diffusion network is trained. */
export function hasNetwork({ half, network, model }: SyntheticSettings): boolean {
  return half === 'help' ? network === 'on' : model === 'network';
}

/** The settings of the second half, of points. @throws where generations are of words. */
export function generationsOptionsOf(s: SyntheticSettings): GenerationsOptions {
  const { world, model, components } = s;
  if (world === 'stories') throw new Error('Stories are not points.');
  return { world, model, components, ...textOptionsOf(s) };
}

/** The settings of the second half, of words. */
export function textOptionsOf({ size, keeping, share, seed }: SyntheticSettings): TextOptions {
  const examples = Math.round(size);
  return { keeping, seed, examples, kept: Math.round(share * examples) };
}
