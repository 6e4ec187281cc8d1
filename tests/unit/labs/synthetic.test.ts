import { describe, expect, it } from 'vitest';
import {
  generationsExperiments,
  helpExperiments,
  storiesExperiments,
  type GenerationsOutcome,
  type HelpOutcome,
  type StoriesOutcome,
  type SyntheticSetup,
} from '../../../src/labs/synthetic/experiments.ts';
import {
  createGenerations,
  type GenerationsSession,
} from '../../../src/labs/synthetic/generations.ts';
import { createHelp } from '../../../src/labs/synthetic/help.ts';
import { generationLines, helpLines } from '../../../src/labs/synthetic/lines.ts';
import { createSession } from '../../../src/labs/synthetic/session.ts';
import { createStories } from '../../../src/labs/synthetic/stories.ts';
import { lostInWords } from '../../../src/labs/synthetic/stories-show.ts';
import { syntheticShow, type SyntheticView } from '../../../src/labs/synthetic/show.ts';
import {
  syntheticTable,
  trialOptionsOf,
  type SyntheticSettings,
} from '../../../src/labs/synthetic/settings.ts';
import { resultsOf, type HelpRow } from '../../../src/labs/synthetic/trials.ts';
import type { Experiment, Prediction } from '../../../src/labs/shared/guide/experiment.ts';
import { svgOf } from '../../../src/drawing/svg.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { classPosterior } from '../../../src/models/guidance.ts';
import { classPair } from '../../../src/models/synthetic/classes.ts';
import { errorRate } from '../../../src/models/synthetic/classifier.ts';
import { estimate } from '../../../src/models/synthetic/interval.ts';
import { createTrial, type SourceName } from '../../../src/models/synthetic/trial.ts';
import { patience } from '../../../src/tools/load.ts';

const settings = (changes: Partial<SyntheticSettings> = {}): SyntheticSettings => ({
  ...defaults(syntheticTable),
  ...changes,
});
const help = (changes: Partial<SyntheticSettings> = {}) => createHelp(settings(changes));
const generations = (changes: Partial<SyntheticSettings> = {}) =>
  createGenerations(settings({ half: 'generations', ...changes }));
const stories = (changes: Partial<SyntheticSettings> = {}) =>
  createStories(settings({ half: 'generations', world: 'stories', ...changes }));
const ahead = <S extends { readonly iteration: number; iterate(): void }>(s: S, n: number): S => {
  while (s.iteration < n) s.iterate();
  return s;
};

describe('does it help?', () => {
  it('runs the lines in their order, and shows what each has made', () => {
    const session = help();
    const frame = () => session.frame(undefined);
    const of = (name: SourceName) => frame().panels.find(({ source }) => source === name)!;
    expect(frame().real.map(({ length }) => length)).toEqual([20, 20]);
    const seen = helpLines.map((line) => {
      expect(session.advance()).toBe(line);
      const { added, border } = of('mixture');
      return [added[1].length, border?.values.length, frame().iteration];
    });
    const nodes = session.opening.best.values.length;
    expect(seen).toEqual([
      [0, undefined, 0],
      [0, undefined, 0],
      [600, undefined, 0],
      [600, nodes, 0],
      [600, nodes, 1],
    ]);
    expect(of('none').added[0]).toHaveLength(0);
  });

  it('is the same whether it is watched or not', () => {
    const [a, b] = [help(), help()];
    ahead(a, 5);
    while (b.iteration < 5) {
      b.advance();
      b.frame(undefined);
    }
    expect(b.records).toEqual(a.records);
    expect(help({ seed: 2 }).records).not.toEqual(a.records);
  });

  it('tries several numbers of examples in turn, as it tries one', () => {
    const all = ahead(help({ numbers: 'all', more: 1 }), 7);
    expect(all.records.map((row) => row.examples)).toEqual([3, 10, 30, 100, 300, 3, 10]);
    const { curve } = all.frame(undefined);
    expect(curve.map((point) => point.trials)).toEqual([2, 2, 1, 1, 1]);
    const one = ahead(help({ examples: 10, more: 1 }), 2);
    const [first, second] = [1, 6].map((i) => ({ ...all.records[i]!, iteration: 0 }));
    expect(one.records.map((row) => ({ ...row, iteration: 0 }))).toEqual([first, second]);
  });

  it('compares the network only where that is asked for', () => {
    const off = ahead(help(), 1);
    expect(off.records[0]!.network).toBeUndefined();
    expect(off.opening.sources).not.toContain('network');
    const on = ahead(help({ network: 'on' }), 1);
    expect(on.records[0]!.network).toBeGreaterThan(0);
    expect(on.records[0]!.mixture).toBe(off.records[0]!.mixture);
  });

  it('says that a source helps or harms only where the interval of the change leaves out 0', () => {
    const rows = (shift: number): HelpRow[] =>
      Array.from({ length: 10 }, (_, i) => {
        const none = 0.1 + 0.01 * (i % 3);
        const rest = { jitter: none, mixture: none, network: NaN, informed: none };
        const density = none + shift + 0.01 * (i % 2 ? 1 : -1);
        return { half: 'help', iteration: i + 1, examples: 10, none, density, ...rest };
      });
    const verdict = (shift: number, trials = 10) =>
      resultsOf(rows(shift).slice(0, trials), ['none', 'density'])[1]!.verdict;
    expect([verdict(0.05), verdict(0), verdict(-0.05)]).toEqual(['harms', 'open', 'helps']);
    expect(verdict(0.05, 4)).toBe('open');
  });

  it('no source goes below the best error by more than chance', () => {
    const { opening, records } = ahead(help({ classes: 'clouds', examples: 300, more: 3 }), 40);
    for (const { error } of resultsOf(records, opening.sources)) {
      expect(error.mean).toBeGreaterThan(opening.least - (error.high - error.mean));
    }
  });

  it('100 trials with jitter and a mixture take at most 5 seconds of one core', () => {
    const before = process.cpuUsage();
    ahead(help(), 100);
    // All sources are compared, with the one that has seen a hundred times more: the limit is for two of them.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(patience(5000) / 1000);
  });
});

describe('generation after generation', () => {
  it('runs the lines in their order, and keeps a picture of each generation', () => {
    const session = generations();
    expect(session.frame({ generation: undefined }).examples).toHaveLength(200);
    for (const line of generationLines) expect(session.advance()).toBe(line);
    const first = session.frame({ generation: undefined });
    ahead(session, 4);
    const newest = session.frame({ generation: undefined });
    const { strip } = newest;
    expect(strip.map(({ generation }) => generation)).toEqual([1, 2, 3, 4]);
    expect(session.frame({ generation: 1 })).toEqual({ ...first, iteration: 4, strip });
    expect([newest.generation, newest.iteration]).toEqual([4, 4]);
    expect(newest.samples).not.toEqual(first.samples);
    expect(session.frame({ generation: 99 })).toEqual(newest);
  });

  it('tells theory only where there is one', () => {
    const known = ({ opening }: GenerationsSession) => [!!opening.expected, !!opening.drift];
    expect(known(generations())).toEqual([true, true]);
    expect(known(generations({ share: 0.2 }))).toEqual([true, false]);
    expect(known(generations({ keeping: 'accumulate' }))).toEqual([true, false]);
    expect(known(generations({ model: 'gaussian' }))).toEqual([true, false]);
    expect(known(generations({ model: 'network', chains: 1 }))).toEqual([false, false]);
  });

  it('orders the lines of descent', () => {
    const { records } = ahead(generations({ chains: 11 }), 5);
    for (const { tenth, median, ninth, lost, distance } of records) {
      expect(tenth).toBeLessThan(median);
      expect(median).toBeLessThan(ninth);
      expect(lost * 11).toBeCloseTo(Math.round(lost * 11), 9);
      expect(distance).toBeGreaterThan(0);
    }
  });

  it.each(['gaussian', 'mixture'] as const)(
    '100 generations of a %s take at most 2 seconds of one core',
    (model) => {
      const before = process.cpuUsage();
      const session = ahead(generations({ model }), 100);
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(patience(2000) / 1000);
      expect(session.diverged()).toBe(false);
    },
  );

  it('few examples, many generations: it shrinks to nothing and goes on', () => {
    const session = ahead(generations({ model: 'gaussian', size: 3, chains: 2 }), 150);
    expect(session.records.at(-1)!.variance).toBeLessThan(1e-6);
    expect(session.diverged()).toBe(false);
  });
});

describe('generation after generation of words', () => {
  it('runs the lines in their order, and keeps what each generation knew and wrote', () => {
    const session = stories({ size: 20 });
    const at = (generation: number | undefined) => session.frame({ generation });
    expect(at(undefined)).toMatchObject({ generation: 0, counts: session.opening.real });
    for (const line of generationLines) expect(session.advance()).toBe(line);
    const first = at(undefined);
    ahead(session, 4);
    const { strip } = at(undefined);
    expect(strip.map(({ generation }) => generation)).toEqual([1, 2, 3, 4]);
    expect(at(1)).toEqual({ ...first, iteration: 4, strip });
    expect(first.counts).toEqual(session.opening.real);
    expect(at(4).counts).not.toEqual(first.counts);
    expect(at(4).text).not.toBe(first.text);
  });

  it('lists what is lost, the rarest first', () => {
    const { opening } = stories({ size: 20, chains: 1 });
    const { words } = opening;
    const known = words.map((_, i) => (i === 1 || i === words.length - 1 ? 0 : 3));
    expect(lostInWords(opening, known)).toBe(
      `2 of ${words.length} words, the rarest first: ${words.at(-1)}, ${words[1]}.`,
    );
    expect(lostInWords(opening, opening.real)).toBe('None.');
  });

  it('tells what drift leaves only where nothing comes back', () => {
    expect(stories().opening.expected?.left).toHaveLength(200);
    expect(stories({ share: 0.1 }).opening.expected).toBeUndefined();
    expect(stories({ keeping: 'accumulate' }).opening.expected).toBeUndefined();
  });

  it('100 generations take at most 6 seconds of one core', () => {
    const before = process.cpuUsage();
    ahead(stories(), 100);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(patience(6000) / 1000);
  });
});

describe('what is shown', () => {
  type Half = SyntheticSettings['half'];
  const seen = async (
    half: Half,
    iterations: number,
    view: Partial<SyntheticView> = {},
    more: Partial<SyntheticSettings> = {},
  ) => {
    const made = await createSession(settings({ half, more: 1, ...more }));
    const session = ahead(made, iterations);
    const all = { reading: undefined, generation: undefined, ...view };
    const { opening, records } = session;
    const moment = { opening, records, view: all, frame: session.frame(all), running: false };
    const drawings = [syntheticShow.picture!(moment), ...syntheticShow.charts!(moment)];
    return { report: syntheticShow.report(moment), svg: drawings.map((each) => svgOf(each)) };
  };

  it.each([
    ['help', 0],
    ['help', 1],
    ['help', 6],
    ['generations', 0],
    ['generations', 1],
    ['generations', 16],
    ['generations', 0, { world: 'stories', size: 10 }],
    ['generations', 16, { world: 'stories', size: 10 }],
    ['generations', 3, { world: 'stories', size: 10, keeping: 'accumulate' }],
  ] as const)('%s after %i: every drawing and every word has its numbers', async (...run) => {
    const [half, iterations, more] = run;
    const { report, svg } = await seen(half, iterations, {}, more);
    expect(svg).toHaveLength(5);
    expect(JSON.stringify([svg, report.charts])).not.toMatch(/NaN|Infinity|undefined/);
    expect(report.values[half === 'help' ? 'test' : 'measure'] !== undefined).toBe(iterations > 0);
  });

  it('charts are read at the generation that is shown, or where the reader reads', async () => {
    const at9 = async (view: Partial<SyntheticView>) => (await seen('generations', 9, view)).report;
    expect((await at9({})).charts.words).toMatch(/^Generation 9: mean .*expected/);
    const earlier = await at9({ generation: 4 });
    expect(earlier).toMatchObject({ generation: 4, charts: { index: 3 } });
    const read = await at9({ generation: 4, reading: { chart: 2, at: 7 } });
    expect(read.charts.words).toMatch(/^Generation 7: lines \d+\.\d+%, pure drift/);
  });

  it('charts of dots are read source by source, in words with their verdict', async () => {
    const words = async (chart: number, at: number) =>
      (await seen('help', 6, { reading: { chart, at } })).report.charts.words;
    expect(await words(0, 1)).toMatch(/^Nothing added: \d+\.\d% errors\.$/);
    expect(await words(1, 2)).toMatch(/^Kernel density: .* percentage points: \w+/);
    expect(await words(2, 6)).toMatch(/^After 6 trials: nothing/);
  });
});

it('the half that the settings name is the one that runs, with points or words', async () => {
  const of = async (changes: Partial<SyntheticSettings>) =>
    (await createSession(settings(changes))).opening.half;
  expect(await of({})).toBe('help');
  expect(await of({ world: 'stories' })).toBe('help');
  expect(await of({ half: 'generations' })).toBe('generations');
  expect(await of({ half: 'generations', world: 'stories', size: 3 })).toBe('stories');
});

it('the kernel is fetched for networks alone, and a reader is told where it does not come', async () => {
  let asked = 0;
  const fetchKernel = (): Promise<BufferSource> => {
    asked += 1;
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  for (const changes of [{}, { half: 'generations' }, { model: 'network' }] as const) {
    expect((await createSession(settings(changes), fetchKernel)).kernel).toBe('simd');
  }
  expect(asked).toBe(0);
  for (const changes of [{ network: 'on' }, { half: 'generations', model: 'network' }] as const) {
    await expect(createSession(settings(changes), fetchKernel)).rejects.toThrow('did not arrive');
  }
});

describe('guided experiments show what they claim', { timeout: patience(30_000) }, () => {
  type Claims<Outcome> = Record<string, readonly (readonly ((run: Outcome) => boolean)[])[]>;

  /** Each run with the claims of its options: one of them is so. */
  function trialsOf<Outcome>(
    experiments: readonly Experiment<SyntheticSetup, Outcome>[],
    claims: Claims<Outcome>,
  ) {
    return experiments.flatMap(({ id, title, remedy, ...first }) => [
      { name: title, claims: claims[id]![0]!, trial: first },
      ...(remedy ? [{ name: remedy.label, claims: claims[id]![1]!, trial: remedy }] : []),
    ]);
  }

  function check<Outcome>(
    claims: readonly ((run: Outcome) => boolean)[],
    { options, answer, explain }: Prediction<Outcome>,
    outcome: Outcome,
  ): void {
    expect(claims.map((claim) => claim(outcome))).toEqual(options.map((_, i) => i === answer));
    const told = [explain(outcome), ...options.map((option) => option.explain(outcome))];
    for (const words of told) expect(words).not.toMatch(/NaN|undefined|Infinity|–[. ]/);
  }

  const of = ({ results }: HelpOutcome, source: SourceName) =>
    results.find((result) => result.source === source)!;
  const verdict = (source: SourceName, word: string) => (run: HelpOutcome) =>
    of(run, source).verdict === word;
  /** How far from the error without added data to the best one. */
  const way = (run: HelpOutcome): number => {
    const none = of(run, 'none').error.mean;
    return (none - of(run, 'informed').error.mean) / (none - run.opening.least);
  };
  const small = (run: HelpOutcome): boolean => Math.abs(of(run, 'mixture').change!.mean) < 0.002;

  const ofHelp = trialsOf(helpExperiments, {
    'same-points': [
      [verdict('density', 'helps'), verdict('density', 'open'), verdict('density', 'harms')],
      [verdict('density', 'helps'), verdict('density', 'open'), verdict('density', 'harms')],
    ],
    informed: [
      [(r) => way(r) < 0.2, (r) => way(r) > 0.3 && way(r) < 0.7, (r) => way(r) > 0.9],
      [verdict('informed', 'helps'), verdict('informed', 'harms')],
    ],
    plenty: [
      [
        verdict('mixture', 'helps'),
        (r) => of(r, 'mixture').verdict === 'harms' && small(r),
        (r) => of(r, 'mixture').verdict === 'harms' && !small(r),
      ],
    ],
  });

  it.each(ofHelp)('$name', ({ claims, trial }) => {
    const session = ahead(help(trial.settings), trial.iterations);
    const { results } = session.frame(undefined).curve[0]!;
    check(claims, trial, { opening: session.opening, results });
  });

  const last = ({ records }: GenerationsOutcome) => records.at(-1)!;
  const grown = (r: GenerationsOutcome): number => last(r).variance / r.opening.variance;
  const ofGenerations = trialsOf(generationsExperiments, {
    shrinking: [
      [(r) => Math.abs(grown(r) - 1) < 0.2, (r) => grown(r) < 0.5, (r) => grown(r) > 2],
      [(r) => grown(r) < 0.5, (r) => Math.abs(grown(r) - 1) < 0.1],
    ],
    rare: [
      [
        (r) => last(r).lost < 0.25,
        (r) => last(r).lost > 0.3 && last(r).lost < 0.7,
        (r) => last(r).lost > 0.75,
      ],
      [(r) => last(r).lost > 0.5, (r) => last(r).lost < 1 / 3],
    ],
    blurring: [
      [(r) => grown(r) < 0.9, (r) => grown(r) > 0.9 && grown(r) < 1.2, (r) => grown(r) > 10],
      [(r) => grown(r) > 10, (r) => grown(r) > 1 && grown(r) < 2],
    ],
  });

  it.each(ofGenerations)('$name', ({ claims, trial }) => {
    const session = ahead(generations(trial.settings), trial.iterations);
    check(claims, trial, session);
    expect(session.opening.expected).toHaveLength(200);
  });

  const ending = ({ records }: StoriesOutcome) => records.at(-1)!;
  const ofStories = trialsOf(storiesExperiments, {
    words: [
      [
        (r) => ending(r).rareLeft > 0.6,
        (r) => ending(r).rareLeft > 0.35 && ending(r).rareLeft < 0.65,
        (r) => ending(r).rareLeft < 0.2,
      ],
      [
        (r) => ending(r).rareLeft < 0.2,
        (r) => ending(r).rareLeft > 0.35 && ending(r).rareLeft < 0.5,
        (r) => ending(r).rareLeft > 0.8,
      ],
    ],
  });

  it.each(ofStories)('$name', ({ claims, trial }) => {
    const session = ahead(stories(trial.settings), trial.iterations);
    check(claims, trial, session);
    const { rareLeft } = session.records[4]!;
    if (!trial.settings.share) expect(Math.abs(rareLeft - 0.5)).toBeLessThan(0.1); // "four or five"
  });

  it('a kernel density of ten points strays to the other moon’s side, more than jittered copies do', () => {
    const pair = classPair('moons');
    const best = (points: Float64Array): Float64Array =>
      Float64Array.from({ length: points.length / 2 }, (_, i) =>
        classPosterior(pair, 1, points[2 * i]!, points[2 * i + 1]!),
      );
    const astray = (source: SourceName): number => {
      const shares = Array.from({ length: 30 }, (_, i) =>
        errorRate(best, createTrial(trialOptionsOf(settings()), i).added(source)),
      );
      return estimate(shares).mean;
    };
    expect(astray('density')).toBeGreaterThan(2 * astray('jitter'));
  });

  it('what the explanations say besides is so', () => {
    const find = (id: string) => generationsExperiments.find((each) => each.id === id)!;
    const shrinking = ahead(generations(find('shrinking').settings), 100);
    expect(last(shrinking).median).toBeLessThan(shrinking.opening.expected![99]!);
    // All that is lost while samples accumulate stays below 2 %: pi² / 6 / 100.
    const kept = generations(find('shrinking').remedy!.settings).opening;
    expect(kept.expected!.at(-1)).toBeGreaterThan(0.98);
    const rare = ahead(generations(find('rare').settings), 15);
    for (const g of [9, 14]) {
      expect(rare.records[g]!.lost).toBeGreaterThan(0.3);
      expect(rare.records[g]!.lost).toBeLessThan(0.7);
    }
    // What was lost is found again.
    const share = ahead(generations(find('rare').remedy!.settings), 50);
    const lost = share.records.map((row) => row.lost);
    expect(lost.some((value, i) => i > 0 && value < lost[i - 1]!)).toBe(true);
  });
});
