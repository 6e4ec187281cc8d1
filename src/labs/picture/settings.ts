/**
 * @file The controls of the picture lab: one table, from which come the form, the checks of what an address or a message
 * brings, and the shareable state.
 */
import { NUMBERS } from '../../models/pictures/maker.ts';
import { colors, scenes, things, type Condition } from '../../models/pictures/vocabulary.ts';
import { seed } from '../shared/settings/seed.ts';
import type { Settings, SettingsTable } from '../shared/settings/settings.ts';
import { ANY, said, word } from '../shared/settings/word.ts';

const HELP = 'The same as in the prompt. “Any” leaves it to the model.';

export const pictureTable = {
  mode: {
    kind: 'choice',
    label: 'What to do',
    help: 'Draw from noise, mix two prompts, or begin with a picture of your own.',
    choices: [
      { value: 'prompt', label: 'Draw a prompt' },
      { value: 'blend', label: 'Blend two prompts' },
      { value: 'edit', label: 'Begin with a picture' },
    ],
    default: 'prompt',
    restarts: true,
  },
  thing: word('Thing', HELP, things, 'boat'),
  color: word('Color', HELP, colors, 'red'),
  scene: word('Scene', HELP, scenes, 'sunset'),
  toThing: word('Second thing', HELP, things, 'boat'),
  toColor: word('Second color', HELP, colors, 'yellow'),
  toScene: word('Second scene', HELP, scenes, 'night'),
  steps: {
    kind: 'number',
    label: 'Steps',
    help: 'Strides from noise to picture: 1 to 12 in the first half of the slider, 50 at its end.',
    min: 1,
    max: 50,
    step: 1,
    default: 20,
    restarts: false,
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
    restarts: false,
  },
  strength: {
    kind: 'number',
    label: 'Noise on your picture',
    help: 'How much of your picture is drowned first: below 0.7 the words hardly count, 1 leaves nothing of it. What is marked always begins as pure noise.',
    min: 0.05,
    max: 1,
    step: 0.05,
    slider: true,
    default: 0.8,
    restarts: false,
  },
  seed: {
    ...seed,
    help: 'Fixes the noise that the pictures begin from: equal seeds give equal pictures.',
  },
} as const satisfies SettingsTable;

export type PictureSettings = Settings<typeof pictureTable>;

/** The prompt that the settings ask for. */
export function conditionOf({ thing, color, scene }: PictureSettings): Condition {
  return said<Required<Condition>>({ thing, color, scene });
}

/** The prompt at the other end of a blend. */
export function secondConditionOf({ toThing, toColor, toScene }: PictureSettings): Condition {
  return said<Required<Condition>>({ thing: toThing, color: toColor, scene: toScene });
}

/** The settings of a prompt: what it leaves out is any. */
export function settingsOf({
  thing,
  color,
  scene,
}: Condition): Pick<PictureSettings, 'thing' | 'color' | 'scene'> {
  return { thing: thing ?? ANY, color: color ?? ANY, scene: scene ?? ANY };
}

/**
 * How much noise the walk begins with, from 0 to 1. `own` is the reader's picture, 768 numbers, and 256 more, 1 for each
 * pixel that may change. Where only some may, they begin as pure noise: at less, what they were tells more than the words.
 */
export function strengthOf({ mode, strength }: PictureSettings, own?: Float64Array): number {
  if (mode !== 'edit' || !own) return 1;
  return own.includes(0, NUMBERS) ? 1 : strength;
}

/** Strides of the walk: fewer, where it begins part of the way down. */
export function stridesOf(settings: PictureSettings, own?: Float64Array): number {
  return Math.max(1, Math.round(settings.steps * strengthOf(settings, own)));
}

/** Whether two prompts ask for the same. */
export function sameWords(a: Condition, b: Condition): boolean {
  return a.thing === b.thing && a.color === b.color && a.scene === b.scene;
}
