import { describe, expect, it } from 'vitest';
import { ganAddress } from '../../../src/labs/gan/address.ts';
import { experiments, secondHalf, type GanExperiment } from '../../../src/labs/gan/experiments.ts';
import { createHistory } from '../../../src/labs/shared/run/history.ts';
import { lineNames } from '../../../src/labs/gan/lines.ts';
import { createSession } from '../../../src/labs/gan/session.ts';
import { ganTable, type GanSettings } from '../../../src/labs/gan/settings.ts';
import { recordAt, stillMoments, stillRun } from '../../../src/labs/gan/still.ts';
import { inWords } from '../../../src/labs/gan/words.ts';
import { changesInWords, decimal, whole } from '../../../src/labs/shared/words.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { normalPoints } from '../../../src/models/points.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const usual = defaults(ganTable);
const view = { batches: false, best: false };

const open = (changes: Partial<GanSettings> = {}, own?: Float64Array) =>
  createSession({ ...usual, ...changes }, own, wasm);

describe('a session', () => {
  it('runs the lines in their order', () => {
    const session = open();
    const run = Array.from({ length: 8 }, () => session.advance());
    expect(run).toEqual([...lineNames, 'real-batch']);
    expect(session.iteration).toBe(1);
  });

  it('repeats the discriminator’s lines as often as the settings say', () => {
    const session = open({ dSteps: 3 });
    const run: string[] = [];
    while (session.iteration < 1) run.push(session.advance());
    const turn = lineNames.slice(0, 4);
    expect(run).toEqual([...turn, ...turn, ...turn, ...lineNames.slice(4)]);
  });

  it('moves by line, by turn and by iteration', () => {
    const session = open();
    session.move('line');
    session.move('discriminator'); // finishes the turn that has begun
    expect(session.frame(view).line).toBe('update-discriminator');
    session.move('discriminator');
    expect([session.frame(view).line, session.iteration]).toEqual(['update-discriminator', 0]);
    session.move('generator');
    session.move('generator');
    expect(session.iteration).toBe(2);
    session.move('iteration');
    expect(session.iteration).toBe(3);
    session.move('nonsense');
    expect(session.iteration).toBe(3);
  });

  it('is the same whether it is watched or not, and on either kernel', () => {
    const runs = [wasm, wasm, undefined].map((bytes, i) => {
      const session = createSession(usual, undefined, bytes);
      while (session.iteration < 150) {
        session.iterate();
        if (i === 1) session.frame({ batches: true, best: true });
      }
      return { frame: session.frame(view), records: session.records };
    });
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it('takes new rates while it runs, and keeps its course until then', () => {
    const [a, b] = [open(), open()];
    for (const session of [a, b]) while (session.iteration < 50) session.iterate();
    b.tune({ ...usual, gRate: 0.03 });
    expect(b.frame(view).fake).toEqual(a.frame(view).fake);
    a.iterate();
    b.iterate();
    expect(b.frame(view).fake).not.toEqual(a.frame(view).fake);
  });

  it('shows batches of the size that is set, and only the fields that are asked for', () => {
    const session = open({ batch: 20, dimension: 1 });
    session.iterate();
    const frame = session.frame({ batches: true, best: true });
    expect([frame.batch?.length, frame.fake.length, frame.pull.length]).toEqual([40, 40, 40]);
    expect(frame.warp.rows).toBe(1);
    expect(frame.best?.values).toHaveLength(frame.field.nodes ** 2);
    expect(frame.gap).toBeGreaterThan(0);
    expect(session.frame(view).best).toBeUndefined();
  });

  it('the pull is minus the gradient of the loss', () => {
    const session = open({ activation: 'tanh' });
    while (session.iteration < 200) session.iterate();
    const { fake, pull, field } = session.frame(view);
    // Against the slope of the field on its grid, for points well inside: d/dx -log D = -(1 - D) ds/dx.
    const cell = (2 * field.reach) / (field.nodes - 1);
    const s = (c: number, r: number): number => field.values[r * field.nodes + c]!;
    let checked = 0;
    for (let i = 0; i < fake.length; i += 2) {
      const [c, r] = [0, 1].map((k) => Math.round((fake[i + k]! + field.reach) / cell)) as [
        number,
        number,
      ];
      const off = Math.hypot(
        fake[i]! + field.reach - c * cell,
        fake[i + 1]! + field.reach - r * cell,
      );
      if (off > 0.02 || c < 1 || r < 1 || c > field.nodes - 2 || r > field.nodes - 2) continue;
      const slope = [
        (s(c + 1, r) - s(c - 1, r)) / (2 * cell),
        (s(c, r + 1) - s(c, r - 1)) / (2 * cell),
      ];
      const weight = 1 - 1 / (1 + Math.exp(-s(c, r)));
      slope.forEach((value, k) =>
        expect(Math.abs(pull[i + k]! - weight * value)).toBeLessThan(0.05),
      );
      checked += 1;
    }
    expect(checked).toBeGreaterThan(3);
  });

  it('the best discriminator beats the present one, and a finished generator leaves it near one half', () => {
    const session = open();
    const before = session.frame({ batches: false, best: true });
    while (session.iteration < 6000) session.iterate();
    const after = session.frame({ batches: false, best: true });
    expect(after.gap).toBeLessThan(before.gap);
    expect(after.gap).toBeLessThan(0.25);
  });

  it('learns points of the reader’s own, and needs some', () => {
    expect(() => open({ data: 'own' })).toThrow(RangeError);
    const own = normalPoints(40, createRng(1));
    const session = open({ data: 'own' }, own);
    const first = session.records[0]!;
    while (session.iteration < 2000) session.iterate();
    const last = session.records.at(-1)!;
    expect(last.modes).toBeNaN();
    expect(last.distance).toBeLessThan(first.distance);
  });

  it('says when it has diverged', () => {
    const session = open({ optimizer: 'sgd', gRate: 10, dRate: 10 });
    for (let i = 0; i < 500 && !session.diverged(); i++) session.iterate();
    expect(session.diverged()).toBe(true);
    expect(() => session.frame({ batches: true, best: true })).not.toThrow();
    expect(inWords(session.records.at(-1)!, session.opening)).not.toContain('NaN');
  });

  it('fresh real points score what a perfect generator is said to score', () => {
    const { perfect } = open().opening;
    expect(perfect.mean).toBeGreaterThan(0);
    expect(perfect.mean).toBeLessThan(0.02);
    expect(perfect.sd).toBeLessThan(perfect.mean);
  });
});

describe('the history', () => {
  it('stays small however long the run, and keeps even steps', () => {
    const history = createHistory();
    for (let iteration = 0; iteration <= 500_000; iteration += 50) {
      if (history.due(iteration)) history.add({ iteration } as never);
    }
    const steps = history.records.map(({ iteration }) => iteration);
    expect(steps.length).toBeLessThanOrEqual(400);
    expect(steps.length).toBeGreaterThan(150);
    expect(new Set(steps.slice(1).map((step, i) => step - steps[i]!)).size).toBe(1);
    expect(steps[0]).toBe(0);
  });
});

describe('guided experiments show what they claim', () => {
  const end = (experiment: GanExperiment, remedied: boolean) => {
    const session = open({
      ...experiment.settings,
      ...(remedied ? experiment.remedy!.settings : {}),
    });
    const until = (remedied && experiment.remedy!.iterations) || experiment.iterations;
    while (session.iteration < until) session.iterate();
    const { records, opening } = session;
    return { records, opening, last: records.at(-1)!, half: secondHalf(session) };
  };
  const of = (id: string): GanExperiment => experiments.find((each) => each.id === id)!;
  const text = (
    experiment: GanExperiment,
    run: ReturnType<typeof end>,
    remedied: boolean,
  ): string => (remedied ? experiment.remedy!.explain : experiment.explain)(run);

  it('a healthy run covers all modes and ends at one half', () => {
    const run = end(of('healthy'), false);
    expect(run.last.modes).toBe(8);
    expect(Math.abs(run.last.onReal - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(run.last.dLoss - 2 * Math.LN2)).toBeLessThan(0.15);
    expect(text(of('healthy'), run, false)).toContain('8 of 8 clusters are covered');
  });

  it('mode collapse: one or two modes through the second half; equal rates find all eight', () => {
    const experiment = of('collapse');
    const run = end(experiment, false);
    expect(run.last.modes).toBeLessThanOrEqual(2);
    expect(Math.max(...run.half.map(({ modes }) => modes))).toBeLessThanOrEqual(3);
    expect(text(experiment, run, false)).not.toMatch(/NaN|undefined/);
    const cured = end(experiment, true);
    expect(cured.last.modes).toBe(8);
  });

  it('oscillation: modes are lost and found; R1 settles it', () => {
    const experiment = of('oscillation');
    const run = end(experiment, false);
    const modes = run.half.map((record) => record.modes);
    expect(Math.max(...modes) - Math.min(...modes)).toBeGreaterThanOrEqual(4);
    expect(modes.filter((m, i) => i > 0 && m !== modes[i - 1]).length).toBeGreaterThan(20);
    const cured = end(experiment, true);
    expect(Math.min(...cured.half.map((record) => record.modes))).toBeGreaterThanOrEqual(6);
    expect(cured.last.modes).toBe(8);
    expect(cured.last.distance).toBeLessThan(run.last.distance / 4);
  });

  it('a strong discriminator: the gradient vanishes under minimax and not without', () => {
    const experiment = of('vanishing');
    const run = end(experiment, false);
    const least = (records: typeof run.records): number =>
      Math.min(...records.map(({ pull }) => pull));
    expect(least(run.records)).toBeLessThan(1e-3);
    expect(run.last.pull).toBeLessThan(0.01);
    expect(Math.min(...run.records.map(({ onFake }) => onFake))).toBeLessThan(0.01);
    expect(run.last.modes).toBeLessThanOrEqual(1);
    const cured = end(experiment, true);
    expect(least(cured.records.slice(1))).toBeGreaterThan(1);
    expect(cured.last.modes).toBeGreaterThanOrEqual(7);
    expect(text(experiment, cured, true)).not.toMatch(/NaN|undefined/);
  });
});

describe('the still figure', () => {
  it('is a run with the default settings', () => {
    const { frames, records } = stillRun(wasm);
    expect(frames.map(({ iteration }) => iteration)).toEqual([...stillMoments]);
    for (const moment of stillMoments) expect(recordAt(records, moment).iteration).toBe(moment);
    expect(recordAt(records, stillMoments.at(-1)!).modes).toBe(8);
  });
});

describe('the address', () => {
  const base = 'https://example.org/x/labs/gan/';

  it('holds settings and own points, and gives them back', () => {
    const own = normalPoints(100, createRng(3));
    const settings = { ...usual, data: 'own', gRate: 0.01, seed: 7 } as const;
    const { address, complete } = ganAddress.to(base, settings, own, ['save']);
    expect(complete).toBe(true);
    expect(address).toMatch(
      /^https:\/\/example\.org\/x\/labs\/gan\/\?gan-data=own&gan-gRate=0\.01&gan-seed=7&gan-points=[\w-]+&gan-hide=save$/,
    );
    const back = ganAddress.from(new URL(address).search);
    expect(back).toMatchObject({ settings, corrections: [], hidden: ['save'], asked: true });
    expect(back.own).toHaveLength(200);
  });

  it('says when the points are too many to go along', () => {
    const settings = { ...usual, data: 'own' } as const;
    const points = normalPoints(300, createRng(3));
    expect(ganAddress.to(base, settings, points, []).complete).toBe(false);
  });

  it.each([
    ['?gan-hide=settings,save', ['settings', 'save'], []],
    ['?gan-hide=seed,r1', ['seed', 'r1'], []],
    [
      '?gan-hide=all',
      [],
      ['Only settings and these parts can be hidden: experiments, data, settings, save.'],
    ],
    [
      '?gan-data=own',
      [],
      ['The link carries no points of your own; draw some, or choose other data.'],
    ],
    [
      '?gan-data=own&gan-points=%%%',
      [],
      ['The points in the link cannot be read, or are in one place; they were left out.'],
    ],
    ['?page=3', [], []],
    ['?%E0%A4%A=%', [], []],
  ])('%s', (query, hidden, corrections) => {
    expect(ganAddress.from(query)).toMatchObject({ hidden, corrections });
  });

  it('says three things about a link with hundreds of faults, and counts the rest', () => {
    const query = Array.from({ length: 300 }, (_, i) => `gan-x${i}=1`).join('&');
    const { corrections } = ganAddress.from(`?${query}`);
    expect(corrections).toHaveLength(4);
    expect(corrections.at(-1)).toBe('And 297 more like these.');
  });
});

it('the settings of an experiment are told by their labels', () => {
  expect(changesInWords(ganTable, { optimizer: 'sgd', gRate: 0.1, r1: 0 })).toBe(
    'Optimizer: Plain gradient descent · Learning rate of the generator: 0.1 · R1 penalty: 0',
  );
});

describe('numbers as words', () => {
  it.each([
    [1234567, '1,234,567'],
    [12, '12'],
  ])('%d', (value, text) => expect(whole(value)).toBe(text));

  it.each([
    [0.61234, '0.61'],
    [0.0123, '0.012'],
    [-1.5, '−1.50'],
    [1084.67, '1,085'],
    [-2500.2, '−2,500'],
    [1e-6, '1.0 × 10⁻⁶'],
    [-3.21e7, '−3.2 × 10⁷'],
    [NaN, '–'],
    [-Infinity, '−∞'],
    [0, '0.00'],
  ])('%d', (value, text) => expect(decimal(value)).toBe(text));
});
