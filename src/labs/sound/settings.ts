/**
 * @file The controls of the sound lab: one table, from which come the form, the checks of what an address or a message
 * brings, and the shareable state.
 */
import {
  dances,
  headerKinds,
  keys,
  modes,
  moods,
  type Header,
} from '../../models/music/vocabulary.ts';
import { createRng } from '../../models/random.ts';
import {
  lengths,
  makings,
  tones,
  type Combination,
  type Condition,
} from '../../models/timbre/vocabulary.ts';
import { seed } from '../shared/settings/seed.ts';
import type { Settings, SettingsTable } from '../shared/settings/settings.ts';
import { temperature } from '../shared/settings/temperature.ts';
import { ANY, said, word } from '../shared/settings/word.ts';

const HELP = 'The same as in words. “Any” leaves it open.'; // a tune's to chance, a sound's to the model

export const soundTable = {
  part: {
    kind: 'choice',
    label: 'What to do',
    help: 'Write a tune, write twenty, or make the sound that plays it.',
    choices: [
      { value: 'tune', label: 'Tune' },
      { value: 'timbre', label: 'Timbre' },
      { value: 'tunes', label: 'Twenty tunes' },
    ],
    default: 'tune',
    restarts: true,
  },
  mood: word('Mood', HELP, moods, 'calm'),
  mode: word('Mode', HELP, modes, 'major'),
  dance: word('Dance', HELP, dances, 'waltz'),
  // The same notes, higher or lower: nothing is written anew.
  key: { ...word('Key', HELP, keys, 'C'), restarts: false },
  model: {
    kind: 'choice',
    label: 'Model',
    help: 'Who guesses the next note: a trained network, or counts of which word comes after which.',
    choices: [
      { value: 'transformer', label: 'Transformer' },
      { value: 'bigram', label: 'Bigram' },
    ],
    default: 'transformer',
    restarts: false,
  },
  temperature,
  making: word('Made by', HELP, makings, 'plucked'),
  tone: word('Tone', HELP, tones, 'bright'),
  length: word('Length', HELP, lengths, 'long'),
  toMaking: word('Second, made by', HELP, makings, 'bowed'),
  toTone: word('Second tone', HELP, tones, 'dark'),
  toLength: word('Second length', HELP, lengths, 'long'),
  share: {
    kind: 'number',
    label: 'Blend',
    help: '0 is the first sound, 1 the second; in between, the model is told some of both.',
    min: 0,
    max: 1,
    step: 0.05,
    slider: true,
    default: 0,
    restarts: true,
  },
  steps: {
    kind: 'number',
    label: 'Steps',
    help: 'Strides from noise to sound.',
    min: 1,
    max: 50,
    step: 1,
    default: 20,
    restarts: true,
  },
  guidance: {
    kind: 'number',
    label: 'Guidance scale',
    help: '0 ignores the words, 1 takes them as they are, more exaggerates.',
    min: 0,
    max: 8,
    step: 0.1,
    slider: true,
    default: 2,
    restarts: true,
  },
  tempo: {
    kind: 'number',
    label: 'Tempo',
    help: 'In percent of what the mood asks for.',
    min: 50,
    max: 200,
    step: 5,
    slider: true,
    default: 100,
    restarts: false,
  },
  seed: {
    ...seed,
    help: 'Fixes all that is left to chance: equal seeds and settings give equal tunes and sounds.',
  },
} as const satisfies SettingsTable;

export type SoundSettings = Settings<typeof soundTable>;

/** What the settings ask of a tune. */
export function wishOf({ mood, mode, dance, key }: SoundSettings): Partial<Header> {
  return said<Header>({ mood, mode, dance, key });
}

/** The header of tune `index` of a seed: what the settings leave open is drawn. */
export function headerOf(settings: SoundSettings, index = 0): Header {
  const rng = createRng(settings.seed, `header ${index}`);
  const drawn = Object.entries(headerKinds).map(([kind, words]) => [
    kind,
    words[rng.below(words.length)],
  ]);
  return { ...(Object.fromEntries(drawn) as unknown as Header), ...wishOf(settings) };
}

/** The settings of a wish: what it leaves out is any. */
export function tuneSettings(wish: Partial<Header>): Pick<SoundSettings, keyof Header> {
  const { mood = ANY, mode = ANY, dance = ANY, key = ANY } = wish;
  return { mood, mode, dance, key };
}

/** What the settings ask of the sound, and of the one at the other end of the blend. */
export function conditionOf({ making, tone, length }: SoundSettings): Condition {
  return said<Combination>({ making, tone, length });
}
export function secondConditionOf({ toMaking, toTone, toLength }: SoundSettings): Condition {
  return said<Combination>({ making: toMaking, tone: toTone, length: toLength });
}

/** The settings of a condition, and of the second one. */
export function timbreSettings(
  condition: Condition,
): Pick<SoundSettings, 'making' | 'tone' | 'length'> {
  const { making = ANY, tone = ANY, length = ANY } = condition;
  return { making, tone, length };
}
export function secondTimbreSettings(
  condition: Condition,
): Pick<SoundSettings, 'toMaking' | 'toTone' | 'toLength'> {
  const { making: toMaking = ANY, tone: toTone = ANY, length: toLength = ANY } = condition;
  return { toMaking, toTone, toLength };
}
