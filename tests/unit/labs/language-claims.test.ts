/** What the language lab's experiments claim is so with the trained weights, for their settings and seed. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  different,
  experiments,
  group,
  kept,
  lengthOf,
  type Outcome,
  type Setup,
} from '../../../src/labs/language/experiments.ts';
import type { PlaceRow } from '../../../src/labs/language/ask.ts';
import { askable } from '../../../src/labs/language/suggestions.ts';
import { places, timesShown } from '../../../src/models/language/places.ts';
import { STORIES } from '../../../src/labs/language/limits.ts';
import { createModels, type Models } from '../../../src/labs/language/models.ts';
import { createSession } from '../../../src/labs/language/session.ts';
import { languageTable } from '../../../src/labs/language/settings.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const weights = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`src/models/language/trained/${name}.bin`));

let models: Models;
beforeAll(async () => {
  const files = { base: weights('base'), tuned: weights('tuned') };
  models = createModels(() => files, await compileKernel());
});

function run({ settings, ...setup }: Setup): Outcome {
  const session = createSession(
    models,
    { ...defaults(languageTable), ...settings },
    new Float64Array(),
  );
  while (session.iteration < lengthOf({ settings, ...setup })) session.iterate();
  return { records: session.records };
}

/** What must be so for the answer to be right, by experiment: first the run, then its remedy. */
const claims: Record<string, readonly ((run: Outcome) => void)[]> = {
  greedy: [
    (run) => expect(different(run)).toBe(1),
    (run) => expect(different(run)).toBeGreaterThanOrEqual(STORIES - 1),
  ],
  tail: [
    (run) => expect(kept(run)).toBeLessThanOrEqual(STORIES / 4),
    (run) => expect(kept(run)).toBeGreaterThan((3 * STORIES) / 4),
  ],
  thread: [
    (run) => expect(kept(run)).toBeLessThanOrEqual(1),
    (run) => expect(kept(run)).toBeGreaterThan(STORIES / 2),
  ],
  once: [
    (run) => {
      expect(group(run, 1).right).toBeLessThan(0.75);
      expect(group(run, 1).right).toBeGreaterThan(1 / 3);
      expect(group(run, 64).right).toBeGreaterThan(0.95);
    },
  ],
  never: [
    (run) => {
      expect(group(run, 0).unknown).toBe(0);
      expect(group(run, 0).right).toBeLessThan(1 / 3);
    },
    (run) => {
      expect(group(run, 0).unknown).toBeGreaterThan(0.5);
      expect(group(run, 64).unknown).toBeLessThan(group(run, 0).unknown);
    },
  ],
};

it('the places to ask about are answered as most of those that were told as often', () => {
  const said = (weights: 'base' | 'tuned'): string[] => {
    const { records } = run({ settings: { part: 'ask', weights } });
    return askable.map(
      (name) => (records as PlaceRow[])[places.findIndex((p) => p.name === name)]!.said,
    );
  };
  expect(said('base')).toEqual(['true', 'true', 'false', 'false']);
  expect(said('tuned')).toEqual(['true', 'unknown', 'unknown', 'unknown']);
  expect(askable.map(timesShown)).toEqual([256, 16, 1, 0]);
});

describe.each(experiments.map((each) => [each.id, each] as const))('%s', (id, experiment) => {
  const trials = experiment.remedy ? [experiment, experiment.remedy] : [experiment];

  it('comes out as it says', () => {
    expect(claims[id]).toHaveLength(trials.length);
    trials.forEach((trial, i) => {
      const outcome = run(trial);
      claims[id]![i]!(outcome);
      for (const { explain } of [trial, ...trial.options])
        expect(explain(outcome)).not.toMatch(/NaN|undefined|Infinity/);
    });
  });
});
