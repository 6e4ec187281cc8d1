import { labAddress, ownPointsPart } from '../../../src/labs/shared/settings/address.ts';
import { describe, expect, it } from 'vitest';
import {
  experiments,
  secondHalf,
  type GanExperiment,
  type Outcome,
} from '../../../src/labs/gan/experiments.ts';
import { ganCharts } from '../../../src/labs/gan/charts.ts';
import type { GanRecord } from '../../../src/labs/gan/history.ts';
import type { Moment } from '../../../src/labs/shared/run/session.ts';
import { createHistory } from '../../../src/labs/shared/run/history.ts';
import { lineNames, lines, type LineName } from '../../../src/labs/gan/lines.ts';
import { createSession, type GanSession } from '../../../src/labs/gan/session.ts';
import { ganTable, shapeOf, tuningOf, type GanSettings } from '../../../src/labs/gan/settings.ts';
import {
  ganShow,
  type GanReport,
  type GanTypes,
  type GanView,
} from '../../../src/labs/gan/show.ts';
import { createProbe, REACH } from '../../../src/labs/gan/probe.ts';
import { openData } from '../../../src/labs/shared/own-data/data.ts';
import { askedMark, planeView } from '../../../src/labs/shared/stage/plane.ts';
import { recordAt, stillMoments, stillRun } from '../../../src/labs/gan/still.ts';
import { inWords } from '../../../src/labs/gan/words.ts';
import { changesInWords, decimal, place, small, whole } from '../../../src/labs/shared/words.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { createGan } from '../../../src/models/gan.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { COVERED } from '../../../src/models/modes.ts';
import { normalPoints } from '../../../src/models/points.ts';
import { createRng } from '../../../src/models/random.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import { chapterOf } from '../chapter.ts';

const ganAddress = labAddress('gan', ganTable, ownPointsPart());

const wasm = await compileKernel();
const usual = defaults(ganTable);
/** Nothing but the points and what D says of them; with the best discriminator; the last batches. */
const view: GanView = { slow: false, layers: [], reading: undefined, own: undefined, asked: -1 };
const best: GanView = { ...view, layers: ['best'] };
const slow: GanView = { ...view, slow: true };

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
        if (i === 1) for (const each of [best, slow]) session.frame(each);
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
    const frame = session.frame({ ...slow, layers: ['best'] });
    expect([frame.batch?.length, frame.fake.length, frame.pull.length]).toEqual([40, 40, 40]);
    expect(frame.warp.rows).toBe(1);
    expect([frame.best, frame.gap]).toEqual([undefined, NaN]); // slow motion has no room for it
    const asked = session.frame(best);
    expect(asked.best?.values).toHaveLength(asked.field.nodes ** 2);
    expect(asked.gap).toBeGreaterThan(0);
    expect([asked.batch, asked.fake.length]).toEqual([undefined, 640]);
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
    const before = session.frame(best);
    while (session.iteration < 6000) session.iterate();
    const after = session.frame(best);
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
    for (const each of [best, slow]) {
      const frame = session.frame(each);
      const { opening, records } = session;
      const moment = { frame, opening, records, view: each, running: false };
      expect(() => ganShow.report(moment)).not.toThrow();
      expect(() => [ganShow.picture!(moment), ganShow.charts!(moment)]).not.toThrow();
    }
    expect(inWords(session.records.at(-1)!, session.opening)).not.toContain('NaN');
  });

  it('fresh real points reach what a perfect generator is said to reach', () => {
    const { perfect } = open().opening;
    expect(perfect.mean).toBeGreaterThan(0);
    expect(perfect.mean).toBeLessThan(0.02);
    expect(perfect.sd).toBeLessThan(perfect.mean);
  });
});

describe('what is to be seen', () => {
  const moment = (session: GanSession, of: GanView): Moment<GanTypes> => {
    const { opening, records } = session;
    return { frame: session.frame(of), opening, records, view: of, running: false };
  };
  const report = (session: GanSession, of: GanView): GanReport =>
    ganShow.report(moment(session, of));
  const classes = (session: GanSession, of: GanView): Set<string> =>
    new Set(ganShow.picture!(moment(session, of)).marks.map(({ className = '' }) => className));
  const meanOf = (points: ArrayLike<number>): string => {
    const sum = (axis: number): number =>
      Array.from(points).reduce((all, value, i) => (i % 2 === axis ? all + value : all), 0);
    const [x, y] = [0, 1].map((axis) => (2 * sum(axis)) / points.length) as [number, number];
    return `${points.length / 2} points, mean ${place(x, y)}`;
  };

  it.each(['nonsaturating', 'minimax', 'wasserstein'] as const)(
    'a value beside a line is that line’s, until it no longer stands: %s',
    (loss) => {
      const settings = { ...usual, loss };
      const session = open(settings);
      expect(report(session, slow).values).toEqual({});
      // The same GAN beside it, line by line.
      const data = openData(usual.data, undefined, usual.seed)(4096, 'data');
      const kernel = createKernel(wasm, 32);
      const gan = createGan(kernel, shapeOf(settings), tuningOf(settings), data, usual.seed);
      const probe = createProbe(kernel, gan, () => settings, data, usual.seed);
      const run: Record<LineName, () => void> = {
        'real-batch': gan.realBatch,
        'fake-batch': gan.fakeBatch,
        'discriminator-loss': gan.discriminatorLoss,
        'update-discriminator': gan.updateDiscriminator,
        'fake-batch-2': gan.fakeBatchForGenerator,
        'generator-loss': gan.generatorLoss,
        'update-generator': gan.updateGenerator,
      };
      /** The mean of the code's loss(D(points), label). */
      const cost = (points: Float32Array | Float64Array, label: 0 | 1): number => {
        const odds = probe.judge(points).logOdds;
        const one = (s: number): number =>
          loss === 'wasserstein'
            ? s * (label ? -1 : 1)
            : -Math.log(1 / (1 + Math.exp(label ? -s : s)));
        return odds.reduce((sum, s) => sum + one(s), 0) / odds.length;
      };
      let known: Partial<Record<LineName, string>> = {};
      for (let i = 0; i < 2 * lineNames.length; i++) {
        const line = session.advance() as LineName;
        run[line]();
        const { values, line: told } = report(session, slow);
        expect(told).toBe(line);
        const [real, fake] = [gan.last.real(), gan.last.fake()];
        if (line === 'real-batch') known = { [line]: meanOf(real) };
        else if (line.startsWith('fake-batch')) known[line] = meanOf(fake);
        else if (line === 'discriminator-loss')
          known[line] = decimal(cost(real, 1) + cost(fake, 0));
        else if (line !== 'generator-loss') known[line] = '';
        else if (loss === 'minimax') known[line] = `log(1 − D): ${decimal(-cost(fake, 0))}`;
        else known[line] = decimal(cost(fake, 1));
        if (line === 'fake-batch-2') delete known['fake-batch'];
        expect(values, line).toEqual(known);
      }
    },
  );

  it('the lines in the chart of losses are there for the losses that rest on them', () => {
    const lines = (loss: GanSettings['loss']): string[] => {
      const { records, opening } = open();
      return ganCharts(records, opening, loss)[0]!.spec.references!.map(({ label }) => label);
    };
    expect(lines('nonsaturating')).toEqual(['2 ln 2', 'ln 2']);
    expect(lines('minimax')).toEqual(['2 ln 2']);
    expect(lines('wasserstein')).toEqual([]);
  });

  it('of batches there are values in slow motion alone', () => {
    const session = open();
    session.iterate();
    const { values } = report(session, view);
    expect(values['real-batch']).toBe('');
    expect(values['fake-batch-2']).toBe('');
    expect(Number(values['discriminator-loss'])).toBeGreaterThan(0);
    expect(Number(values['generator-loss'])).toBeGreaterThan(0);
  });

  it('the picture has what is ticked, and its legend names that', () => {
    const session = open();
    session.iterate();
    const frame = ['axis', 'frame'];
    expect([...classes(session, view)]).toEqual(['dots real', 'dots generated', ...frame]);
    expect(report(session, view).drawn).toEqual(['real', 'fake']);
    const ticked = { ...view, layers: ['pull', 'warp', 'best'] } as const;
    expect(new Set(report(session, ticked).drawn)).toEqual(
      new Set(['real', 'fake', 'pull', 'warp', 'best']),
    );
    for (const name of ['generator arrows', 'generator line hair', 'dots real']) {
      expect(classes(session, ticked)).toContain(name);
    }
    expect(classes(session, { ...view, layers: ['field'] })).toContain('discriminator boundary');
    expect(report(session, best).gap).toBeGreaterThan(0);
    expect(report(session, view).gap).toBeNaN();
  });

  it('slow motion has what the line is about', () => {
    const session = open();
    const ticked: GanView = { ...slow, layers: ['best'] };
    // Before the first line: what is ticked.
    expect(report(session, ticked).drawn).toEqual(['real', 'fake', 'best']);
    for (const line of lineNames) {
      session.advance();
      expect(report(session, ticked).drawn, line).toEqual(lines[line].layers);
      const seen = classes(session, ticked);
      expect(seen.has('dots generated'), line).toBe(lines[line].layers.includes('fake'));
      expect(seen.has('dots real'), line).toBe(lines[line].layers.includes('real'));
    }
  });

  it('points that the reader draws are there in place of the run', () => {
    const session = open();
    const own = { points: Float64Array.of(0, 0, 1, 1), cursor: [0, 0] as const };
    const drawing: GanView = { ...best, own, asked: 3 };
    expect([...classes(session, drawing)]).toEqual(['dots real', 'asked', 'axis', 'frame']);
    expect(report(session, drawing).drawn).toEqual([]);
  });

  it('says what is known of the point that is asked for, and rings it', () => {
    const session = open();
    while (session.iteration < 50) session.iterate();
    const { points, asked } = report(session, view);
    const { frame, opening } = moment(session, view);
    expect(asked).toBe('');
    expect(classes(session, view)).not.toContain('asked');
    expect(points).toEqual(Float32Array.of(...frame.fake, ...opening.real));
    // Generated points come first, real ones after them.
    const fakes = frame.fake.length / 2;
    const about = (index: number): string => report(session, { ...view, asked: index }).asked;
    const at = (index: number): string => place(points[2 * index]!, points[2 * index + 1]!);
    for (const index of [0, fakes - 1]) {
      const pull = Math.hypot(frame.pull[2 * index]!, frame.pull[2 * index + 1]!);
      expect(about(index)).toMatch(
        /^Generated point at .+: D = 0\.\d+, pulled with strength .+\.$/,
      );
      expect(about(index)).toContain(`${at(index)}: D = `);
      expect(about(index)).toContain(`strength ${decimal(pull)}.`);
      // Between the nodes of the grid, so nearly what D says there.
      const verdict = Number(/D = ([\d.]+)/.exec(about(index))![1]);
      expect(Math.abs(verdict - frame.probability[index]!)).toBeLessThan(0.03);
    }
    for (const index of [fakes, points.length / 2 - 1]) {
      expect(about(index)).toMatch(/^Real point at .+: D = 0\.\d+\.$/);
      expect(about(index)).toContain(at(index));
    }
    for (const index of [-1, points.length / 2, 1e9]) expect(about(index)).toBe('');
    const ringed = ganShow.picture!(moment(session, { ...view, asked: 0 })).marks;
    const v = planeView(REACH);
    expect(ringed).toContainEqual(askedMark(points[0]!, points[1]!, v));
  });

  it('the charts are read at one iteration, all four', () => {
    const session = open();
    while (session.iteration < 200) session.iterate();
    const read: GanView = { ...view, reading: { chart: 2, at: 120 } };
    const { charts } = report(session, read);
    expect(charts).toMatchObject({
      tabs: ['Losses', 'D’s answer', 'Modes', 'Distance'],
      x: [0, 50, 100, 150, 200],
      index: 2,
    });
    expect(charts.words).toBe(inWords(session.records[2]!, session.opening));
    expect(charts.words).toMatch(/^Iteration 100: \d of 8 clusters covered, /);
    const cursors = (of: GanView): number =>
      ganShow.charts!(moment(session, of)).filter(({ marks }) =>
        marks.some(({ className }) => className === 'arrow'),
      ).length;
    expect([cursors(view), cursors(read)]).toEqual([0, 4]);
    expect(report(session, view).charts).toMatchObject({ index: -1, words: '' });
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
  type Trial = Omit<GanExperiment, 'id' | 'title' | 'remedy'>;
  const run = ({ settings, iterations }: Trial): Outcome => {
    const session = open(settings);
    while (session.iteration < iterations) session.iterate();
    return session;
  };
  const last = ({ records }: Outcome): GanRecord => records.at(-1)!;
  const counts = (outcome: Outcome): number[] => secondHalf(outcome).map(({ modes }) => modes);
  const least = (outcome: Outcome): number => Math.min(...counts(outcome));
  const most = (outcome: Outcome): number => Math.max(...counts(outcome));
  const moves = (outcome: Outcome): number =>
    counts(outcome).filter((n, i, all) => i > 0 && n !== all[i - 1]).length;
  const pulled = ({ records }: Outcome): number => records.at(-1)!.pull / records[0]!.pull;

  /** What each option says, of the experiment and of its remedy: one of them is so. */
  const claims: Record<string, readonly (readonly ((run: Outcome) => boolean)[])[]> = {
    healthy: [
      [
        (r) => last(r).onReal > 0.75,
        (r) => Math.abs(last(r).onReal - 0.5) < 0.05 && last(r).modes === 8,
        (r) => last(r).onReal < 0.25,
      ],
    ],
    collapse: [
      [(r) => last(r).modes === 8, (r) => most(r) >= 3, (r) => most(r) <= 1],
      [(r) => last(r).modes <= 1, (r) => least(r) < 6, (r) => least(r) >= 6 && last(r).modes >= 7],
    ],
    oscillation: [
      [(r) => moves(r) < 5, (r) => most(r) - least(r) >= 4 && moves(r) > 20],
      [(r) => most(r) - least(r) >= 4, (r) => least(r) >= 6, (r) => most(r) < 6],
    ],
    vanishing: [
      [(r) => pulled(r) > 2, (r) => pulled(r) > 0.5 && pulled(r) < 2, (r) => pulled(r) < 0.01],
      [(r) => last(r).modes === 0, (r) => last(r).modes > 4],
    ],
  };

  const trials = experiments.flatMap(({ id, title, remedy, ...first }) => [
    { name: title, claims: claims[id]![0]!, trial: first },
    ...(remedy ? [{ name: remedy.label, claims: claims[id]![1]!, trial: remedy }] : []),
  ]);

  it.each(trials)('$name: one option comes true, and every word has its number', (each) => {
    const outcome = run(each.trial);
    const { options, answer, explain } = each.trial;
    expect(each.claims.map((claim) => claim(outcome))).toEqual(options.map((_, i) => i === answer));
    const told = [explain(outcome), ...options.map((option) => option.explain(outcome))];
    for (const words of told) expect(words).not.toMatch(/NaN|undefined|Infinity|–[. ]/);
  });

  it('what the explanations say besides is so', () => {
    const of = (id: string) => experiments.find((each) => each.id === id)!;
    const healthy = last(run(of('healthy')));
    expect(Math.abs(healthy.dLoss - 2 * Math.LN2)).toBeLessThan(0.1);
    expect(Math.abs(healthy.gLoss - Math.LN2)).toBeLessThan(0.1);
    const strong = run(of('vanishing'));
    expect([last(strong).modes, last(strong).onFake < 0.01]).toEqual([0, true]);
    expect(of('vanishing').remedy!.iterations).toBe(of('vanishing').iterations);
    const large = of('oscillation');
    expect(last(run(large.remedy!)).distance).toBeLessThan(last(run(large)).distance / 4);
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

it('the caption’s question: the fakes go on moving, and what they have in common rests', () => {
  const session = open();
  while (session.iteration < 5000) session.iterate();
  const before = session.frame(view).fake;
  while (session.iteration < 5050) session.iterate();
  const { fake } = session.frame(view);
  const moved = Array.from({ length: fake.length / 2 }, (_, i) =>
    Math.hypot(fake[2 * i]! - before[2 * i]!, fake[2 * i + 1]! - before[2 * i + 1]!),
  ).sort((a, b) => a - b);
  expect(moved[moved.length >> 1]).toBeGreaterThan(0.1);
  expect(Math.round((100 * 0.1) / (2 * REACH))).toBe(2);
  for (const { modes, onReal, onFake } of session.records.slice(-2)) {
    expect([modes, Math.abs(onReal - 0.5) < 0.05, Math.abs(onFake - 0.5) < 0.05]).toEqual([
      ...[8, true, true],
    ]);
  }
  const chapter = chapterOf('gans');
  expect(COVERED).toBe(1 / 4);
  expect(chapter).toContain('at least a quarter of its fair share');
  expect(chapter).toContain('half of the fakes move by more than 0.1, which is 2% of the picture');
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
  expect(changesInWords(ganTable, { optimizer: 'sgd', gRate: undefined })).not.toContain(
    'undefined',
  );
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

  it('places in the plane have two digits, and no zero has a sign', () => {
    expect(place(0.078, -0.24)).toBe('(0.08, −0.24)');
    expect(place(-1.4e-16, -0.004)).toBe('(0.00, 0.00)');
    expect(place(1e7, -Infinity)).toBe('(1.0 × 10⁷, −∞)');
  });

  it('small numbers are below a thousandth, without powers of ten', () => {
    expect([8e-5, 0, 0.0012, 0.5].map(small)).toEqual([
      ...['below 0.001', 'below 0.001', '0.001', '0.50'],
    ]);
  });
});
