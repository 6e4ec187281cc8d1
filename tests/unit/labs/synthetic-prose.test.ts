/** What the chapter on synthetic data says of runs with the lab's usual settings. */
import { expect, it } from 'vitest';
import { createHelp } from '../../../src/labs/synthetic/help.ts';
import { createStories } from '../../../src/labs/synthetic/stories.ts';
import { syntheticTable } from '../../../src/labs/synthetic/settings.ts';
import { resultsOf } from '../../../src/labs/synthetic/trials.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { moments } from '../../../src/models/points.ts';
import { classPair, sampleClasses } from '../../../src/models/synthetic/classes.ts';
import { kernelShare } from '../../../src/models/synthetic/generators.ts';
import { createRng } from '../../../src/models/random.ts';
import { patience } from '../../../src/tools/load.ts';

const usual = defaults(syntheticTable);

it(
  'ten points of each moon: copies that move a little help, those of a kernel density harm',
  { timeout: patience(30_000) },
  () => {
    const session = createHelp({ ...usual, more: 1 });
    while (session.iteration < 100) session.iterate();
    const verdicts = resultsOf(session.records, ['none', 'jitter', 'density']);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['open', 'helps', 'harms']);
    expect(usual).toMatchObject({ classes: 'moons', examples: 10, jitter: 0.2 });
  },
);

it('the copies of the kernel density move further than by that fifth', () => {
  for (let seed = 0; seed < 20; seed++) {
    const [moon] = sampleClasses(classPair('moons'), 10, createRng(seed));
    const { cov } = moments(moon);
    const deviation = Math.sqrt((kernelShare(10) * (cov[0] + cov[2])) / 2);
    expect(deviation).toBeGreaterThan(0.2);
  }
});

it('what is left of words, and of rare ones, from bigram to bigram', () => {
  const session = createStories({ ...usual, half: 'generations', world: 'stories' });
  while (session.iteration < 50) session.iterate();
  const left = [2, 10, 50].map((generation) => session.records[generation - 1]!);
  const near = (share: number, said: number): void =>
    expect(Math.abs(share - said)).toBeLessThan(0.025);
  near(left[0]!.rareLeft, 4 / 5);
  near(left[1]!.rareLeft, 1 / 4);
  near(left[1]!.left, 3 / 4);
  near(left[2]!.rareLeft, 1 / 20);
  near(left[2]!.left, 1 / 3);
  expect(usual.size).toBe(100);
});
