import { describe, expect, it } from 'vitest';
import {
  diffusionMarks,
  pictureLayers,
  type PictureLayer,
} from '../../../src/figures/diffusion-picture.ts';
import { squareView } from '../../../src/drawing/scale.ts';
import { markup } from '../../../src/drawing/svg.ts';
import { diffusionCharts } from '../../../src/labs/diffusion/charts.ts';
import {
  experiments,
  type DiffusionExperiment,
  type Outcome,
} from '../../../src/labs/diffusion/experiments.ts';
import {
  lines,
  samplingLines,
  sayOf,
  trainingLines,
  type LineName,
} from '../../../src/labs/diffusion/lines.ts';
import { guidanceScales, qualitySteps } from '../../../src/labs/diffusion/measure.ts';
import {
  createSession,
  moveTo,
  type DiffusionFrame,
  type DiffusionSession,
} from '../../../src/labs/diffusion/session.ts';
import {
  diffusionTable,
  stridesAsWritten,
  type DiffusionSettings,
} from '../../../src/labs/diffusion/settings.ts';
import {
  diffusionShow,
  type DiffusionReport,
  type DiffusionTypes,
  type DiffusionView,
} from '../../../src/labs/diffusion/show.ts';
import { stillRun, stillTimes } from '../../../src/labs/diffusion/still.ts';
import { followWay, sampleWay, stateAt } from '../../../src/labs/diffusion/way.ts';
import {
  cells,
  followedInWords,
  measuresInWords,
  readingInWords,
} from '../../../src/labs/diffusion/words.ts';
import type { Moment } from '../../../src/labs/shared/run/session.ts';
import { dataLink, labAddress, ownPointsPart } from '../../../src/labs/shared/settings/address.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { place } from '../../../src/labs/shared/words.ts';
import { createWorld } from '../../../src/labs/diffusion/world.ts';
import { datasetMixture } from '../../../src/models/datasets.ts';
import { epsFromX0, mixtureDenoiser } from '../../../src/models/denoiser.ts';
import { createDiffusion, iterate } from '../../../src/models/diffusion.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { normalPoints } from '../../../src/models/points.ts';
import { createRng } from '../../../src/models/random.ts';
import { cosineSchedule } from '../../../src/models/schedule.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import { patience } from '../../../src/tools/load.ts';
import { chapterOf } from '../chapter.ts';

const diffusionAddress = labAddress('diffusion', diffusionTable, ownPointsPart());

const wasm = await compileKernel();
const chapter = chapterOf('diffusion');
const usual = defaults(diffusionTable);
const plain: DiffusionView = {
  activity: 'sampling',
  slow: false,
  layers: [],
  reading: undefined,
  own: undefined,
  pick: undefined,
};
const everything: DiffusionView = { ...plain, layers: pictureLayers };

function open(changes: Partial<DiffusionSettings> = {}, own?: Float64Array): DiffusionSession {
  return createSession({ ...usual, ...changes }, own, wasm);
}

/** The moment as a view has it, which the session hears of before. */
function look(session: DiffusionSession, view: DiffusionView = plain): DiffusionFrame {
  session.see?.(view);
  return session.frame(view);
}

/** The same at a time between data and noise. */
function lookAt(session: DiffusionSession, t: number, view: DiffusionView = plain): DiffusionFrame {
  session.see?.(view);
  session.move(moveTo(t));
  return session.frame(view);
}

/** The marks of one layer. */
function pictureLayer(layer: PictureLayer, frame: DiffusionFrame): string {
  return markup(diffusionMarks(frame, new Set([layer]), squareView(3, 420)));
}

/** Trains so many iterations. */
function train(session: DiffusionSession, iterations: number): void {
  session.see?.({ ...plain, activity: 'training' });
  for (let i = 0; i < iterations; i++) session.iterate();
}

describe('a session', () => {
  it('walks the lines of the sampling loop to the data, and begins anew', () => {
    const session = open({ steps: 3 });
    lookAt(session, 0); // at the end of the way
    const names = Array.from({ length: 14 }, () => session.advance());
    expect(names).toEqual(
      [
        'start-noise',
        ...Array.from({ length: 3 }, () => samplingLines.slice(1)).flat(),
        'start-noise',
      ].map((name) => `sampling/${name}`),
    );
    expect(look(session)).toMatchObject({ t: 1000, step: 0, line: 'sampling/start-noise' });
    session.iterate();
    expect(look(session)).toMatchObject({ t: 667, step: 1, stride: [1000, 667] });
    session.move(moveTo(400)); // scrubbed: it goes on from the stop before
    session.iterate();
    expect(look(session)).toMatchObject({ step: 2, t: 333 });
  });

  it('trains line by line, and records at iterations alone', () => {
    const session = open({ batch: 16, width: 8 });
    train(session, 0);
    const names = trainingLines.map(() => session.advance());
    expect(names).toEqual(trainingLines.map((name) => `training/${name}`));
    expect(session.iteration).toBe(1);
    train(session, 149);
    expect(session.records.map(({ iteration }) => iteration)).toEqual([0, 50, 100, 150]);
    expect(session.records[0]!.loss).toBeNaN();
    expect(session.records.slice(1).every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });

  it('is the same twice, and with and without WebAssembly', () => {
    const run = (bytes?: BufferSource): DiffusionFrame => {
      const s = createSession(
        { ...usual, denoiser: 'learned', batch: 32, width: 16 },
        undefined,
        bytes,
      );
      train(s, 40);
      return look(s, everything);
    };
    const first = run(wasm);
    expect(run(wasm)).toEqual(first);
    expect(run()).toEqual(first);
  });

  it('does not train differently for being looked at', () => {
    const [quiet, watched] = [open({ batch: 16 }), open({ batch: 16 })] as const;
    train(quiet, 60);
    train(watched, 30);
    lookAt(watched, 300, { ...everything, pick: { x: 1, y: 0, t: 900 } });
    train(watched, 30);
    expect(watched.records).toEqual(quiet.records);
    expect(look(watched).loss).toBe(look(quiet).loss);
  });

  it('starts all samplers from the same noise', () => {
    const session = open({ sampler: 'all', steps: 5 });
    const { samples, samplers } = lookAt(session, 1000);
    expect(samplers).toHaveLength(4);
    for (const set of samples) expect(set).toEqual(samples[0]);
    const arrived = lookAt(session, 0).samples;
    expect(arrived[0]).not.toEqual(arrived[1]);
  });

  it('puts the followed point where the reader wants it, at any time', () => {
    const session = open();
    const pick = { x: 1.25, y: -0.5, t: 600 };
    lookAt(session, 0); // before the samples have arrived, nothing says where it lands
    const frame = lookAt(session, 600, { ...plain, layers: ['follow'], pick });
    expect([...frame.at!]).toEqual([1.25, -0.5]);
    const landing = frame.ways[0]!.slice(-2);
    // It lands on the spiral: near its density's ridge.
    const real = lookAt(session, 0).data;
    const nearest = Math.min(
      ...Array.from({ length: real.length / 2 }, (_, i) =>
        Math.hypot(real[2 * i]! - landing[0]!, real[2 * i + 1]! - landing[1]!),
      ),
    );
    expect(nearest).toBeLessThan(0.3);
    expect(followedInWords(frame)).toMatch(
      /^t = 600: the ringed point is at \(1\.25, −0\.50\), and/,
    );
  });

  it('shows the points that it learns from, of every label', () => {
    const few = lookAt(open({ examples: 30 }), 0).data;
    expect(few).toHaveLength(60);
    const copies = lookAt(open({ examples: 30, denoiser: 'examples' }), 0).samples[0]!;
    const [x, y] = copies.slice(0, 2);
    const far = Array.from({ length: 30 }, (_, i) =>
      Math.hypot(few[2 * i]! - x!, few[2 * i + 1]! - y!),
    );
    expect(Math.min(...far)).toBeLessThan(1e-3);
    const labelled = lookAt(open({ data: 'labels', points: 90 }), 0).data;
    expect(labelled).toHaveLength(180);
    // A lies above the middle, B and C below it: a third and two thirds.
    const above = labelled.filter((value, i) => i % 2 === 1 && value > 0.2).length;
    expect(above).toBeGreaterThan(20);
    expect(above).toBeLessThan(50);
  });

  it('draws few trails where they would cover the samples', () => {
    const trails = (sampler: DiffusionSettings['sampler']): number[] =>
      look(open({ sampler, steps: 5 }), { ...plain, layers: ['trails'] }).trails.map(
        ({ places, stops }) => places.length / 2 / stops,
      );
    expect(trails('ddim')).toEqual([40]);
    expect(trails('ddpm')).toEqual([10]);
    expect(trails('all')).toEqual([10, 10, 10, 10]);
  });

  it('measures every sampler by steps, and guidance where there are labels', () => {
    const session = open({ data: 'labels', points: 20 });
    session.see?.({ ...plain, activity: 'measuring' });
    while (session.iteration < qualitySteps.length + guidanceScales.length) session.iterate();
    const { quality, guided, measures } = look(session);
    for (const name of ['ddim', 'ddpm', 'heun', 'flow'] as const) {
      expect(quality[0]![name]).toBeGreaterThan(20 * measures.perfect.mean);
      expect(quality.at(-1)![name]).toBeLessThan(measures.perfect.mean + 3 * measures.perfect.sd);
    }
    // Heun with five strides is closer than DDIM with ten.
    expect(quality[3]!.heun).toBeLessThan(quality[4]!.ddim * 1.1);
    // Fidelity up, variety down, all the way.
    guided.slice(1).forEach(({ fidelity, spread }, i) => {
      expect(fidelity).toBeGreaterThan(guided[i]!.fidelity);
      expect(spread).toBeLessThan(guided[i]!.spread);
    });
    session.tune({ ...usual, data: 'labels', steps: 10 });
    expect(look(session).quality).toEqual([]);
  });

  it('learns from own points, few or many, and refuses none', () => {
    const own = normalPoints(12, createRng(1));
    const frame = look(open({ data: 'own', denoiser: 'examples' }, own));
    expect(frame.measures.copying).toBeLessThan(1e-3);
    const many = open({ data: 'own' }, normalPoints(3000, createRng(2)));
    expect(many.opening.training).toBe(1000);
    expect(look(many, everything).measures.distance).toBeLessThan(0.1);
    expect(() => open({ data: 'own' })).toThrow(/no points of your own/);
  });

  it('can draw and measure a network gone wild', () => {
    const session = open({ rate: 1, batch: 4, prediction: 'eps', denoiser: 'both' });
    train(session, 300);
    const frame = look(session, everything);
    expect(frame.measures.distance).toBeGreaterThan(10);
    for (const layer of pictureLayers) {
      expect(pictureLayer(layer, frame)).not.toContain('NaN');
    }
    diffusionCharts({ ...frame, opening: session.opening, records: session.records });
    expect(session.diverged()).toBe(false);
  });
});

describe('the way', () => {
  const schedule = cosineSchedule();
  const exact = mixtureDenoiser(datasetMixture('moons'));
  const options = { sampler: 'ddim', schedule, steps: 40, eta: 0, seed: 3 } as const;

  it('is straight between two stops', () => {
    const way = sampleWay(exact, 5, options);
    expect(stateAt(way, 1000)).toEqual(way[0]!.x);
    expect(stateAt(way, 0)).toEqual(way.at(-1)!.x);
    const [a, b] = [way[10]!, way[11]!];
    const middle = stateAt(way, (a.t + b.t) / 2);
    middle.forEach((value, i) => expect(value).toBeCloseTo((a.x[i]! + b.x[i]!) / 2, 12));
  });

  it('of a followed point comes from the noise that leads there', () => {
    const fine = { ...options, steps: 200 };
    const way = sampleWay(exact, 1, fine);
    const half = way[100]!;
    const followed = followWay(exact, [half.x[0]!, half.x[1]!], half.t, fine);
    const [from, to] = [followed[0]!, followed.at(-1)!];
    expect([from.t, to.t]).toEqual([1000, 0]);
    [0, 1].forEach((i) => {
      expect(to.x[i]).toBeCloseTo(way.at(-1)!.x[i]!, 9);
      expect(Math.abs(from.x[i]! - way[0]!.x[i]!)).toBeLessThan(0.2);
    });
  });
});

describe('pictures, charts and words', () => {
  const session = open({ denoiser: 'both', batch: 16, width: 8 });
  train(session, 3);
  session.advance();
  const frame = lookAt(session, 400, { ...everything, activity: 'training' });

  it('draws every layer', () => {
    for (const layer of pictureLayers) {
      expect(pictureLayer(layer, frame), layer).toMatch(/<(path|circle)/);
      expect(pictureLayer(layer, frame), layer).not.toContain('NaN');
    }
  });

  it('has a reading for every chart', () => {
    const rows = { ...frame, opening: session.opening, records: session.records };
    const charts = diffusionCharts(rows);
    expect(charts.map(({ title }) => title)).toHaveLength(4);
    expect(readingInWords(charts[1]!, 3)).toMatch(/^t 150: of data .+, of noise .+\.$/);
    expect(readingInWords(charts[2]!, 0)).toBe('');
    expect(measuresInWords({ ...frame, walked: true })).toMatch(
      /^Shown at t = 400\. Their distance to the data is .+; fresh data reach .+ on average\.$/,
    );
    const before = { ...frame, walked: false, iteration: 0 };
    expect(measuresInWords(before)).toBe('The samples are on their way, at t = 400.');
    expect(cells({ steps: 5, ddim: 0.5, ddpm: 0.25, heun: NaN, flow: 1 })).toEqual([
      '5',
      '0.25',
      '0.50',
      '–',
      '1.00',
    ]);
  });

  it('has a sentence for every line', () => {
    expect(Object.keys(lines)).toHaveLength(trainingLines.length + samplingLines.length);
  });

  it('has a still figure from a real run', () => {
    const still = stillRun(wasm);
    expect(still.frames.map(({ t }) => t)).toEqual(stillTimes);
    expect(still.records.at(-1)!.loss).toBeLessThan(still.opening.leastLoss + 0.2);
    expect(still.frames.at(-1)!.measures.distance).toBeLessThan(0.03);
  });
});

describe('what is to be seen', () => {
  const moment = (session: DiffusionSession, view: DiffusionView): Moment<DiffusionTypes> => {
    const { opening, records } = session;
    return { frame: look(session, view), opening, records, view, running: false };
  };
  const report = (session: DiffusionSession, view: DiffusionView): DiffusionReport =>
    diffusionShow.report(moment(session, view));
  const classes = (session: DiffusionSession, view: DiffusionView): Set<string> =>
    new Set(
      diffusionShow.picture!(moment(session, view)).marks.map(({ className = '' }) => className),
    );
  const slow: DiffusionView = { ...plain, slow: true };
  const numbers = (words: string): number[] =>
    [...words.replaceAll('−', '-').matchAll(/-?[\d.]+/g)].map(([each]) => Number(each));

  const twoDigits = ([x, y]: readonly number[] | Float64Array): string => place(x!, y!);
  const close = (words: string | undefined, point: ArrayLike<number>): void => {
    const [x, y] = [point[0]!, point[1]!];
    const [a, b] = numbers(words ?? '') as [number, number];
    expect(Math.abs(a - x), words).toBeLessThan(0.011);
    expect(Math.abs(b - y), words).toBeLessThan(0.011);
  };

  it.each(['eps', 'v', 'x0', 'flow'] as const)(
    'a value beside a line of training is that line’s, up to the one that has run: %s',
    (prediction) => {
      const settings = { ...usual, batch: 16, width: 8, prediction };
      const session = open(settings);
      const view: DiffusionView = { ...slow, activity: 'training' };
      expect(report(session, view).values).toEqual({});
      train(session, 30);
      // The same model beside it, line by line.
      const { training, labels } = createWorld(settings, undefined);
      const schedule = cosineSchedule();
      const model = createDiffusion(
        createKernel(wasm, 16),
        { ...settings, schedule, labels: 0 },
        ...([settings.rate, training, labels, settings.seed] as const),
      );
      for (let i = 0; i < 30; i++) iterate(model);
      session.see?.(view);
      const after = (): DiffusionReport['values'] => {
        session.advance();
        return report(session, view).values;
      };
      model.realBatch();
      expect(after()).toEqual({ 'training/real-batch': twoDigits(model.last.real()) });
      model.drawTimes();
      const t = model.last.times();
      expect(after()['training/draw-time']).toBe(String(t[0]));
      model.drawNoise();
      const noise = model.last.noise();
      expect(after()['training/draw-noise']).toBe(twoDigits(noise));
      model.addNoise();
      const noisy = model.last.real().map((x, i) => {
        const abar = schedule[t[i >> 1]!]!;
        return Math.sqrt(abar) * x + Math.sqrt(1 - abar) * noise[i]!;
      });
      close(after()['training/add-noise'], noisy);
      const predicted = t.flatMap((time, i) => {
        const xt = noisy.subarray(2 * i, 2 * i + 2);
        const abar = schedule[time]!;
        return [...epsFromX0(xt, model.denoiser()(xt, abar), abar)];
      });
      close(after()['training/predict-noise'], predicted);
      const loss =
        predicted.reduce((sum, value, i) => sum + (value - noise[i]!) ** 2, 0) / predicted.length;
      const all = after();
      expect(Math.abs(numbers(all['training/loss']!)[0]! / loss - 1)).toBeLessThan(0.01);
      expect(after()).toEqual({ ...all, 'training/update': '' });
      after(); // the next batch
      expect(Object.keys(report(session, view).values)).toEqual(['training/real-batch']);
      expect(report(session, { ...view, slow: false }).values).toEqual({});
    },
  );

  it.each([
    [{}, undefined],
    [{ sampler: 'flow' }, undefined],
    [{ data: 'labels', guidance: 3 }, undefined],
    [{}, { x: 1, y: -0.5, t: 300 }],
    [{ eta: 0.5 }, undefined],
    [{ sampler: 'heun' }, undefined],
    [{ sampler: 'ddpm' }, undefined],
  ] as const)(
    'a value beside a line of sampling is that line’s, and goes when the point moves on: %j %j',
    (changes, pick) => {
      const settings = { ...usual, ...changes, steps: 4 };
      const session = open(settings);
      const view = { ...slow, pick };
      const denoise = createWorld(settings, undefined).exact(settings);
      const schedule = cosineSchedule();
      const after = (): DiffusionReport['values'] => {
        session.advance();
        return report(session, view).values;
      };
      session.see?.(view);
      session.move(moveTo(1000));
      const start = after();
      let x = look(session, view).at!;
      close(start['sampling/start-noise'], x);
      for (let step = 0; step < settings.steps; step++) {
        const next = after();
        expect('sampling/start-noise' in next).toBe(step === 0);
        const [t, to] = numbers(next['sampling/next-time']!) as [number, number];
        const [abar, abarNext] = [schedule[t]!, schedule[to]!] as const;
        const point = Float64Array.from(x);
        const data = denoise(point, abar);
        const noise = epsFromX0(point, data, abar);
        close(after()['sampling/predict-noise'], noise);
        close(after()['sampling/predict-data'], data);
        const moved = after();
        expect(Object.keys(moved)).toEqual(['sampling/next-time', 'sampling/step-back']);
        x = look(session, view).at!;
        const stepped = data.map(
          (value, i) => Math.sqrt(abarNext) * value + Math.sqrt(1 - abarNext) * noise[i]!,
        );
        if (stridesAsWritten(settings)) close(moved['sampling/step-back'], stepped);
        else expect(moved['sampling/step-back']).toBe('');
      }
      expect(report(session, view).t).toBe(0);
    },
  );

  it('says where a line is not what is trained, or not the whole stride', () => {
    const eps = { ...usual, prediction: 'eps' } as const;
    for (const name of Object.keys(lines) as LineName[]) {
      expect(sayOf(name, eps)).toBe(lines[name].says);
    }
    expect(sayOf('training/loss', usual)).toContain('error of v');
    expect(sayOf('training/predict-noise', usual)).toContain('names v');
    expect(sayOf('sampling/step-back', { ...usual, sampler: 'heun' })).toContain('mean of both');
    expect(sayOf('sampling/step-back', { ...usual, sampler: 'ddpm' })).toContain('fresh noise');
  });

  it('does not say where the ringed point lands before the samples have arrived', () => {
    const view: DiffusionView = { ...plain, activity: 'walking', layers: ['follow'] };
    const session = open();
    const landing = [...lookAt(open(), 0, view).ways[0]!.slice(-2)];
    for (const t of [1000, 500]) {
      const frame = lookAt(session, t, view);
      expect(frame.walked).toBe(false);
      expect([...frame.ways[0]!.slice(-2)]).toEqual([...frame.at!]);
      expect(followedInWords(frame)).toMatch(/ Where will it land\?$/);
      expect(followedInWords(frame)).not.toContain('lands at');
      expect(pictureLayer('follow', frame)).not.toContain('generated');
    }
    // The caption asks for this, and its answer says it: not on the nearest arm, but farther out.
    const [start, end] = [look(open(), view).at!, landing];
    const radius = (point: ArrayLike<number>): number => Math.hypot(point[0]!, point[1]!);
    expect([radius(start).toFixed(2), radius(end).toFixed(2)]).toEqual(['0.83', '1.51']);
    expect(chapter).toContain('it starts 0.83 from the middle and lands 1.51 from it');
    const near = (place: ArrayLike<number>, i: number): number =>
      Math.hypot(data[i]! - place[0]!, data[i + 1]! - place[1]!);
    const { data } = lookAt(open({ points: 1000 }), 0);
    let nearest = 0;
    for (let i = 0; i < data.length; i += 2) {
      if (near(start, i) < near(start, nearest)) nearest = i;
    }
    expect(radius(data.slice(nearest, nearest + 2))).toBeLessThan(0.9);
    const arrived = lookAt(session, 0, view);
    expect([...arrived.ways[0]!.slice(-2)]).toEqual(landing);
    expect(followedInWords(arrived)).toContain(`has landed at ${twoDigits(landing)}.`);
    // From now on a point that is dragged shows its way at once.
    const dragged = lookAt(session, 1000, { ...view, pick: { x: 1, y: 1, t: 1000 } });
    expect(followedInWords(dragged)).toContain('it lands at');
    expect(pictureLayer('follow', dragged)).toContain('generated');
  });

  it('the still has the ring where the lab has it, and not where it lands', () => {
    const { frames } = stillRun(wasm);
    const live = look(open(), { ...plain, layers: ['follow'] });
    expect(frames[0]!.at).toEqual(live.at);
    expect(frames.slice(1).every(({ ways }) => ways.length === 0)).toBe(true);
    // No trail begins at the ring either.
    const { places, stops } = frames.at(-1)!.trails[0]!;
    const starts = Array.from({ length: places.length / 2 / stops }, (_, i) => [
      ...places.slice(2 * i * stops, 2 * i * stops + 2),
    ]);
    expect(starts).not.toContainEqual([...live.at!]);
  });

  it('the picture has what is ticked, and its legend names that', () => {
    const session = open();
    const some: DiffusionView = { ...plain, layers: ['samples', 'guess', 'follow'] };
    expect(report(session, some).drawn).toEqual(['samples', 'guess', 'follow']);
    const seen = classes(session, some);
    for (const name of ['dots generated', 'generator line hair', 'followed', 'frame']) {
      expect(seen).toContain(name);
    }
    expect(seen).not.toContain('dots real');
    expect([...classes(session, plain)]).toEqual(['axis', 'frame']);
  });

  it('two denoisers are compared, and in slow motion a line has what it is about', () => {
    const ticked: DiffusionView = { ...plain, layers: ['samples'] };
    const both = open({ denoiser: 'both', batch: 8, width: 8 });
    expect(report(both, ticked).drawn).toEqual(['samples', 'exact', 'learned', 'difference']);
    for (const [denoiser, arrows] of [
      ['exact', ['exact']],
      ['learned', ['learned']],
      ['both', ['exact', 'learned']],
    ] as const) {
      const session = open({ denoiser, batch: 8, width: 8 });
      session.see?.(slow);
      session.move(moveTo(1000));
      while (session.advance() !== 'sampling/predict-noise');
      const drawn = report(session, { ...slow, layers: ['data'] }).drawn;
      expect(drawn).toEqual(['density', 'trails', 'samples', 'follow', ...arrows]);
    }
  });

  it('points that the reader draws are there in place of the run', () => {
    const own = { points: Float64Array.of(0, 0, 1, 1), cursor: [0, 0] as const };
    const drawing: DiffusionView = { ...plain, layers: ['samples'], own };
    const session = open();
    expect([...classes(session, drawing)]).toEqual(['dots real', 'asked', 'axis', 'frame']);
    expect(report(session, drawing).drawn).toEqual([]);
  });

  it('follows a point with one sampler, and none with all side by side', () => {
    const view: DiffusionView = { ...plain, layers: ['samples', 'follow'] };
    const one = report(open(), view);
    expect(one.followed).toMatch(/^t = 1000: the ringed point is at \(/);
    expect(one.at).toHaveLength(2);
    const session = open({ sampler: 'all', steps: 5 });
    const all = report(session, view);
    expect([all.followed, all.at]).toEqual(['', undefined]);
    const { marks } = diffusionShow.picture!(moment(session, view));
    expect(marks.map(({ kind }) => kind)).toEqual(['group', 'group', 'group', 'group']);
    const labels = marks.flatMap((group) =>
      group.kind === 'group'
        ? group.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
        : [],
    );
    expect(new Set(labels)).toEqual(new Set(['DDPM', 'DDIM', 'Heun', 'Flow']));
    expect(markup(marks)).not.toContain('followed');
  });

  it('reads one chart at a time, in its own words', () => {
    const session = open({ batch: 8, width: 8 });
    const error: DiffusionView = { ...plain, reading: { chart: 1, at: 160 } };
    const { charts } = report(session, error);
    expect(charts.index).toBe(3);
    expect(charts.words).toMatch(/^t 150: of data /);
    const cursors = (view: DiffusionView): boolean[] =>
      diffusionShow.charts!(moment(session, view)).map(({ marks }) =>
        marks.some(({ className }) => className === 'arrow'),
      );
    // The schedule has a cursor of its own, at the time that is shown.
    expect(cursors(plain)).toEqual([false, false, false, true]);
    expect(cursors(error)).toEqual([false, true, false, true]);
    expect(charts.empty.map((each) => each !== undefined)).toEqual([true, false, true, false]);
  });

  it('walks from noise to data, time by time', () => {
    const session = open();
    const view: DiffusionView = { ...plain, activity: 'walking' };
    lookAt(session, 1000, view);
    expect(session.iteration).toBe(0);
    for (let i = 0; i < 3; i++) session.iterate();
    expect(session.advance()).toBe('walking');
    expect([session.iteration, report(session, view).t]).toEqual([4, 996]);
    session.move(moveTo(-5));
    expect([session.iteration, report(session, view).t]).toEqual([1000, 0]);
  });
});

describe('addresses', () => {
  it('restore settings, and say what they put right', () => {
    const { settings, corrections } = diffusionAddress.from(
      '?diffusion-data=moon&diffusion-steps=500&diffusion-guidance=2.5&gan-data=ring',
    );
    expect(settings).toMatchObject({ data: 'moons', steps: 200, guidance: 2.5 });
    expect(corrections).toHaveLength(2);
    const { address } = diffusionAddress.to('https://example.org/x/', settings, undefined, []);
    expect(diffusionAddress.from(new URL(address).search).settings).toEqual(settings);
  });

  it('lead to the same data in another lab', () => {
    const own = Float64Array.of(0, 1, -1, 0.5, 0.25, -0.75);
    const page = 'https://example.org/labs/gan/';
    expect(dataLink(page, 'gan', 'moons', own)).toBe(`${page}?gan-data=moons`);
    // The site may not have that lab.
    expect(dataLink(undefined, 'gan', 'moons', own)).toBeUndefined();
    const link = dataLink('https://example.org/', 'diffusion', 'own', own)!;
    const restored = diffusionAddress.from(new URL(link).search);
    expect(restored.settings.data).toBe('own');
    restored.own!.forEach((value, i) => expect(Math.abs(value - own[i]!)).toBeLessThan(0.002));
    expect(dataLink('https://example.org/', 'gan', 'own', undefined)).toBeUndefined();
    expect(
      dataLink('https://example.org/', 'gan', 'own', normalPoints(300, createRng(1))),
    ).toBeUndefined();
  });
});

describe('guided experiments show what they claim', { timeout: patience(60_000) }, () => {
  type Trial = Omit<DiffusionExperiment, 'id' | 'title' | 'remedy'>;
  function run({ settings, iterations = 0 }: Trial): Outcome {
    const session = open(settings);
    train(session, iterations);
    return { frame: look(session), opening: session.opening };
  }
  const fresh = ({ frame: { measures } }: Outcome): boolean =>
    measures.distance < measures.perfect.mean + 2 * measures.perfect.sd;
  const height = ({ frame: { measures } }: Outcome): number =>
    measures.mean[1] - measures.fresh.mean[1];
  const spread = ({ frame: { measures } }: Outcome): number =>
    measures.spread / measures.fresh.spread;
  const copying = ({ frame: { measures } }: Outcome): number =>
    measures.copying / measures.fresh.copying;
  const far = ({ frame: { measures } }: Outcome): boolean =>
    measures.distance > 5 * measures.perfect.mean;
  const surer = ({ frame: { measures } }: Outcome): boolean =>
    measures.fidelity > measures.fresh.fidelity + 0.05;
  const error = ({ frame: { errors } }: Outcome, i: number): number => errors.at(i)!.data;

  /** What each option says, of the experiment and of its remedy: one of them is so. */
  const claims: Record<string, readonly (readonly ((run: Outcome) => boolean)[])[]> = {
    'few-steps': [
      [fresh, (r) => spread(r) > 1.1, (r) => far(r) && spread(r) < 0.8],
      [far, (r) => !far(r) && !fresh(r), fresh],
    ],
    'short-schedule': [
      [(r) => Math.abs(height(r)) < 0.06, (r) => height(r) < -0.1, (r) => height(r) > 0.1],
      [(r) => Math.abs(height(r)) < 0.06, (r) => height(r) < -0.1],
    ],
    'strong-guidance': [
      [
        (r) => Math.abs(height(r)) < 0.3,
        (r) => height(r) > 0.8 && spread(r) < 0.6,
        (r) => spread(r) > 1.1,
      ],
      [
        (r) => !surer(r) && spread(r) > 0.95,
        (r) => surer(r) && spread(r) < 0.95,
        (r) => surer(r) && spread(r) > 0.95,
      ],
    ],
    'predict-noise': [
      [(r) => error(r, 0) > 0.1, (r) => error(r, -1) > 100 && far(r), fresh],
      [far, fresh, (r) => error(r, 0) > 0.1],
    ],
    copies: [
      [
        (r) => copying(r) > 0.75,
        (r) => copying(r) > 0.1 && copying(r) < 0.75,
        (r) => copying(r) < 0.01,
      ],
      [
        (r) => copying(r) < 0.1,
        (r) => copying(r) > 0.75 && copying(r) < 1.1,
        (r) => copying(r) > 1.5,
      ],
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
    expect(Math.sqrt(open({ schedule: 'short' }).opening.schedule.at(-1)!).toFixed(2)).toBe('0.45');
    // The network of 30 points is nearer the data than the copies.
    const distance = ({ frame }: Outcome): number => frame.measures.distance;
    const network = distance(run(of('copies').remedy!));
    const last = open(of('predict-noise').settings).opening.schedule.at(-1)!;
    expect(Math.sqrt(last)).toBeLessThan(0.001);
    expect(network).toBeLessThan(distance(run(of('copies'))));
    // The prediction of the data has its trouble at the last steps.
    const data = run({ ...of('predict-noise'), settings: { prediction: 'x0' }, iterations: 300 });
    expect(data.frame.errors[0]!.noise).toBeGreaterThan(1);
    // Little error in the noise, much in the data.
    const { data: off, noise } = run(of('predict-noise')).frame.errors.at(-1)!;
    expect([off > 100, noise < 0.15]).toEqual([true, true]);
  });
});
