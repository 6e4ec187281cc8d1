/** What the sound lab's experiments claim is so with the trained weights, for their settings and seeds. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  asAsked,
  bells,
  comingBack,
  experiments,
  kept,
  outcomeOf,
  shortBells,
  type Outcome,
  type Setup,
} from '../../../src/labs/sound/experiments.ts';
import { SOUNDS, TUNES } from '../../../src/labs/sound/limits.ts';
import { createModels, type Models } from '../../../src/labs/sound/models.ts';
import { createSession } from '../../../src/labs/sound/session.ts';
import { soundTable } from '../../../src/labs/sound/settings.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { isHeldOut as isHeldOutTune } from '../../../src/models/music/vocabulary.ts';
import { isHeldOut as isHeldOutSound } from '../../../src/models/timbre/vocabulary.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const weights = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`src/models/${name}.bin`));

let models: Models;
beforeAll(async () => {
  const files = {
    notes: weights('music/trained/notes'),
    timbres: weights('timbre/trained/timbres'),
  };
  models = createModels(() => files, await compileKernel());
});

function run({ settings: changes }: Setup): Outcome {
  const settings = { ...defaults(soundTable), ...changes };
  const session = createSession(models, settings, undefined);
  const length = settings.part === 'tunes' ? TUNES : settings.steps;
  while (session.iteration < length) session.iterate();
  return outcomeOf(session.records, session.frame({ place: undefined, stop: undefined }));
}

/** The option that a count bears out: none or a few, about half, most. */
const third = (count: number, of: number): number =>
  [count <= of / 4, count > of / 3 && count < (2 * of) / 3, count >= (3 * of) / 4].indexOf(true);

/** The run without the remedy. */
const hot = (): Outcome => run(experiments.find(({ id }) => id === 'heat')!);

/** For each experiment, and for its remedy: the index of the option that its run bears out. */
const borneOut: Readonly<Record<string, readonly ((run: Outcome) => number)[]>> = {
  heat: [
    (run) => 2 - third(kept(run), TUNES),
    (run) => (kept(run) >= 3 * Math.max(1, kept(hot())) ? 1 : 0),
  ],
  'never-heard': [(run) => third(asAsked(run), TUNES)],
  pairs: [
    (run) => (comingBack(run) === 0 ? 2 : 1 - third(comingBack(run), TUNES) / 2),
    (run) => (comingBack(run) === 0 ? 0 : third(comingBack(run), TUNES)),
  ],
  'no-guidance': [
    (run) => (bells(run) <= 5 ? 0 : third(bells(run), SOUNDS)),
    (run) => third(bells(run), SOUNDS) - 1,
  ],
  'short-bell': [(run) => third(shortBells(run), SOUNDS)],
};

const trials = experiments.flatMap((experiment) =>
  [experiment, experiment.remedy].flatMap((trial, i) =>
    trial ? [{ name: `${experiment.id}, run ${i + 1}`, id: experiment.id, i, trial }] : [],
  ),
);

describe.each(trials)('$name', ({ id, i, trial }) => {
  it('bears out the answer, and explains every option with numbers of the run', () => {
    const outcome = run(trial);
    const texts = [trial, ...trial.options].map(({ explain }) => explain(outcome));
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|object/);
    expect(borneOut[id]![i]!(outcome), texts[0]).toBe(trial.answer);
  }, 60_000);
});

it('what is said to be held out is', () => {
  expect(isHeldOutTune({ mood: 'calm', mode: 'minor', dance: 'waltz' })).toBe(true);
  expect(isHeldOutSound({ making: 'bell', tone: 'bright', length: 'short' })).toBe(true);
  expect(isHeldOutSound({ making: 'bell', tone: 'bright', length: 'long' })).toBe(false);
});
