/**
 * @file The controls of the language lab: one table, from which come the form, the checks of what an address or a message
 * brings, and the shareable state.
 */
import { places } from '../../models/language/places.ts';
import { seed } from '../shared/settings/seed.ts';
import type { Settings, SettingsTable } from '../shared/settings/settings.ts';
import { temperature } from '../shared/settings/temperature.ts';

export const languageTable = {
  part: {
    kind: 'choice',
    label: 'What to do',
    help: 'Write one text, write twenty, ask for facts, or train a small model.',
    choices: [
      { value: 'write', label: 'Write' },
      { value: 'stories', label: 'Twenty stories' },
      { value: 'ask', label: 'Ask' },
      { value: 'train', label: 'Train' },
    ],
    default: 'write',
    restarts: true,
  },
  model: {
    kind: 'choice',
    label: 'Model',
    help: 'Who guesses the next word: a trained network, counts of words in a row, or the program that wrote the training stories.',
    choices: [
      { value: 'transformer', label: 'Transformer' },
      { value: 'trigram', label: 'Trigram' },
      { value: 'bigram', label: 'Bigram' },
      { value: 'truth', label: 'The truth' },
    ],
    default: 'transformer',
    restarts: false,
  },
  temperature,
  topK: {
    kind: 'number',
    label: 'Top-k',
    help: 'Only the k likeliest words are left; 0 leaves all.',
    min: 0,
    max: 40,
    step: 1,
    slider: true,
    default: 0,
    restarts: false,
  },
  topP: {
    kind: 'number',
    label: 'Top-p',
    help: 'Only the likeliest words that together reach this probability are left; 1 leaves all.',
    min: 0.05,
    max: 1,
    step: 0.01,
    slider: true,
    default: 1,
    restarts: false,
  },
  look: {
    kind: 'choice',
    label: 'Look at',
    help: 'What is shown of the text.',
    choices: [
      { value: 'next', label: 'Next word' },
      { value: 'surprise', label: 'Surprise' },
      { value: 'attention', label: 'Attention' },
    ],
    default: 'next',
    restarts: false,
  },
  layer: {
    kind: 'number',
    label: 'Layer',
    help: 'The first reads the words, each later one what the one before made of them.',
    min: 1,
    max: 4,
    step: 1,
    stops: [1, 2, 3, 4],
    default: 4,
    restarts: false,
  },
  head: {
    kind: 'number',
    label: 'Head',
    help: 'Each head of a layer asks a question of its own.',
    min: 1,
    max: 4,
    step: 1,
    stops: [1, 2, 3, 4],
    default: 4,
    restarts: false,
  },
  weights: {
    kind: 'choice',
    label: 'Weights',
    help: 'The base model has only read stories. The tuned one was then trained a little on questions and answers.',
    choices: [
      { value: 'base', label: 'Base' },
      { value: 'tuned', label: 'Tuned' },
    ],
    default: 'base',
    restarts: true,
  },
  place: {
    kind: 'choice',
    label: 'Place',
    help: 'Its harbor is asked about.',
    choices: places.map(({ name }) => ({ value: name, label: name })),
    default: places[0]!.name,
    restarts: false,
  },
  seed: {
    ...seed,
    help: 'Fixes all that is left to chance: equal seeds and settings give equal texts.',
  },
} as const satisfies SettingsTable;

export type LanguageSettings = Settings<typeof languageTable>;
export type ModelName = LanguageSettings['model'];
