import { labAddress, ownPointsPart } from '../../../src/labs/shared/settings/address.ts';
import { describe, expect, it } from 'vitest';
import { ganTable } from '../../../src/labs/gan/settings.ts';
import { nextSeed } from '../../../src/labs/shared/settings/seed.ts';
import {
  correct,
  defaults,
  fromParams,
  restartsFor,
  toParams,
  type Settings,
} from '../../../src/labs/shared/settings/settings.ts';
import { readWhole } from '../../../src/labs/shared/settings/whole-number.ts';
import { createRng } from '../../../src/models/random.ts';

const ganAddress = labAddress('gan', ganTable, ownPointsPart());

const usual = defaults(ganTable);

/** Valid settings at random. */
function anySettings(seed: number): Settings<typeof ganTable> {
  const rng = createRng(seed);
  const raw = Object.fromEntries(
    Object.entries(ganTable).map(([name, field]) => {
      if (field.kind === 'choice')
        return [name, field.choices[rng.below(field.choices.length)]!.value];
      const { min, max } = field;
      const value = min + rng.uniform() * (max - min);
      const step = 'step' in field ? field.step : undefined;
      return [name, step ? min + step * Math.round((value - min) / step) : value];
    }),
  );
  return raw as unknown as Settings<typeof ganTable>;
}

describe('settings', () => {
  it('every default is valid and offered', () => {
    expect(correct(ganTable, usual)).toEqual({ settings: usual, corrections: [] });
    for (const field of Object.values(ganTable)) {
      if ('stops' in field) expect(field.stops).toContain(field.default);
      expect(field.help).toMatch(/\.$/);
    }
  });

  it('go into an address and come back as they were', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const settings = anySettings(seed);
      const params = new URLSearchParams(
        `?page=2&${toParams(ganTable, settings, 'gan-').toString()}`,
      );
      expect(fromParams(ganTable, params, 'gan-')).toEqual({ settings, corrections: [] });
    }
    expect(toParams(ganTable, usual, 'gan-').toString()).toBe('');
  });

  it.each([
    [
      { gRate: '99' },
      'gRate',
      10,
      'Learning rate of the generator: “99” is above the largest, 10. It is set to 10.',
    ],
    [
      { gRate: '-1' },
      'gRate',
      0.0001,
      'Learning rate of the generator: “-1” is below the smallest, 0.0001. It is set to 0.0001.',
    ],
    [{ batch: 63 }, 'batch', 64, 'Batch: “63” is not a step of 4 from 4. It is set to 64.'],
    [{ seed: '1.5' }, 'seed', 2, 'Seed: “1.5” is not a whole number. It is set to 2.'],
    [{ seed: '' }, 'seed', 1, 'Seed: “” is not a number. It is set to 1.'],
    [{ r1: {} }, 'r1', 0.02, 'R1 penalty: “object” is not a number. It is set to 0.02.'],
    [
      { dSteps: Infinity },
      'dSteps',
      10,
      'Discriminator steps for each generator step: “Infinity” is above the largest, 10. It is set to 10.',
    ],
    [
      { data: 'clustrs' },
      'data',
      'clusters',
      'Data: there is no “clustrs”. It is set to “Ring of 8 clusters”.',
    ],
    [{ data: 'Moons' }, 'data', 'moons', 'Data: there is no “Moons”. It is set to “Two moons”.'],
    [
      { data: 'x'.repeat(99) },
      'data',
      'clusters',
      `Data: there is no “${'x'.repeat(39)}…”. It is set to “Ring of 8 clusters”.`,
    ],
    [
      // An emoji is two units of a string, and an override turns the direction of what follows.
      { data: `\u202e${'🙂'.repeat(50)}` },
      'data',
      'clusters',
      `Data: there is no “${'🙂'.repeat(39)}…”. It is set to “Ring of 8 clusters”.`,
    ],
  ] as const)('%j is corrected, and says so', (raw, name, value, message) => {
    const { settings, corrections } = correct(ganTable, raw);
    expect(settings[name]).toBe(value);
    expect(corrections).toEqual([message]);
  });

  it('nothing that an address can hold makes it throw', () => {
    const query =
      'gan-__proto__=1&gan-constructor=2&gan-toString=3&gan-data=%00&gan-seed=NaN&gan-foo=bar&gan-=&x=1&gan-data=ring';
    const { settings, corrections } = fromParams(ganTable, new URLSearchParams(query), 'gan-');
    expect(settings.data).toBe('ring');
    expect(settings.seed).toBe(1);
    expect(corrections).toContain('There is no setting “foo”; it was left out.');
    expect(corrections).toHaveLength(6);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('a name that stands twice has its last value, of settings as of points, and a note', () => {
    const three = 'AAAA____gggg';
    const read = (query: string): { notes: readonly string[]; own: boolean; seed: number } => {
      const { settings, corrections, own } = ganAddress.from(query);
      return { notes: corrections, own: own !== undefined, seed: settings.seed };
    };
    expect(read(`?gan-seed=1&gan-seed=2&gan-seed=7&gan-points=${three}&gan-points=x`)).toEqual({
      seed: 7,
      own: false,
      notes: [
        '“gan-seed” stands in the link 3 times; the last one counts.',
        '“gan-points” stands in the link twice; the last one counts.',
        'The points in the link cannot be read, or are in one place; they were left out.',
      ],
    });
    expect(read(`?gan-data=own&gan-points=x&gan-points=${three}`)).toMatchObject({ own: true });
    expect(ganAddress.from('?gan-hide=save&gan-hide=seed').hidden).toEqual(['seed']);
  });

  it('of hundreds of faults three are told, and the others counted', () => {
    const query = Array.from({ length: 300 }, (_, i) => `gan-x${i}=1`).join('&');
    const { corrections } = ganAddress.from(query);
    expect(corrections).toHaveLength(4);
    expect(corrections.at(-1)).toBe('And 297 more like these.');
  });

  it('a changed shape starts the run anew, a changed rate does not', () => {
    const after = { ...usual, gRate: 1, gWidth: 8, data: 'ring' } as const;
    expect(restartsFor(ganTable, usual, after)).toEqual(['data', 'gWidth']);
    expect(
      restartsFor(ganTable, usual, { ...usual, dRate: 1, r1: 0, blur: 0.1, loss: 'minimax' }),
    ).toEqual([]);
  });
});

describe('a whole number in a field', () => {
  const field = { label: 'Run to iteration', min: 1, max: 1_000_000 };

  it.each([
    ['1', 1],
    [' 5000 ', 5000],
    ['1e6', 1_000_000],
  ])('%j is one', (text, value) => {
    expect(readWhole(text, field)).toEqual({ value });
  });

  it.each([
    ['', 'Run to iteration: write a whole number from 1 to 1,000,000.'],
    ['  ', 'Run to iteration: write a whole number from 1 to 1,000,000.'],
    ['-5', 'Run to iteration: “-5” is not a whole number from 1 to 1,000,000.'],
    ['0', 'Run to iteration: “0” is not a whole number from 1 to 1,000,000.'],
    ['2.5', 'Run to iteration: “2.5” is not a whole number from 1 to 1,000,000.'],
    ['1e7', 'Run to iteration: “1e7” is not a whole number from 1 to 1,000,000.'],
    ['many', 'Run to iteration: “many” is not a whole number from 1 to 1,000,000.'],
  ])('%j is none, and says so', (text, fault) => {
    expect(readWhole(text, field)).toEqual({ fault });
  });
});

it('goes on with the next seed, and from the last to the first', () => {
  expect([nextSeed(1), nextSeed(9999)]).toEqual([2, 1]);
});
