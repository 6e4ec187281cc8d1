/** The first half of the lab of synthetic data with pictures, and what the chapter says of it: with the trained model's pictures. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { svgOf } from '../../../src/drawing/svg.ts';
import { picturesExperiments } from '../../../src/labs/synthetic/experiments.ts';
import { pixelsOf, trialsFile } from '../../../src/labs/synthetic/files.ts';
import { POOL_PICTURES } from '../../../src/labs/synthetic/limits.ts';
import { helpLines } from '../../../src/labs/synthetic/lines.ts';
import { createPictures, type PicturesSession } from '../../../src/labs/synthetic/pictures.ts';
import { createSession } from '../../../src/labs/synthetic/session.ts';
import { helps, syntheticShow } from '../../../src/labs/synthetic/show.ts';
import { syntheticTable, type SyntheticSettings } from '../../../src/labs/synthetic/settings.ts';
import { resultsOf, type Source, type SourceResult } from '../../../src/labs/synthetic/trials.ts';
import { resultsInWords } from '../../../src/labs/synthetic/words.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { NUMBERS } from '../../../src/models/pictures/maker.ts';
import { things } from '../../../src/models/pictures/vocabulary.ts';
import { createRng } from '../../../src/models/random.ts';
import { createPictureClassifier } from '../../../src/models/synthetic/picture-classifier.ts';
import { drawPool } from '../../../src/models/synthetic/picture-pool.ts';
import {
  ADDED,
  createPictureTrial,
  mostPictures,
  pictureSourceNames,
  POOL,
  poolConditions,
  shifted,
} from '../../../src/models/synthetic/picture-trial.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import { patience } from '../../../src/tools/load.ts';
import { chapterOf } from '../chapter.ts';

const wasm = await compileKernel();
const weights = new Uint8Array(readFileSync('src/models/pictures/trained/diffusion.bin'));
const section = chapterOf('synthetic-data');
const heard: number[] = [];
const pool = drawPool(weights, 1, wasm, (drawn) => void heard.push(drawn));

const settings = (changes: Partial<SyntheticSettings> = {}): SyntheticSettings => ({
  ...defaults(syntheticTable),
  ...{ half: 'help', classes: 'pictures' },
  ...changes,
});
const run = (changes: Partial<SyntheticSettings> = {}, trials = 0): PicturesSession => {
  const session = createPictures(settings(changes), pool, wasm);
  while (session.iteration < trials) session.iterate();
  return session;
};
const trialOf = (examples: number, index = 0, seed = 1) =>
  createPictureTrial({ examples, seed }, index, classifier, pool);
const classifier = createPictureClassifier(createKernel(wasm), things.length, mostPictures(20));

describe('the pool', () => {
  it('has the pictures of each thing that a run needs, tells how far it is, and is made anew for a seed', () => {
    expect(pool).toHaveLength(POOL_PICTURES * NUMBERS);
    expect(POOL_PICTURES).toBe(POOL * things.length);
    expect(heard.slice(0, 2)).toEqual([0, 16]);
    expect(heard).toHaveLength(POOL_PICTURES / 16);
    expect(poolConditions(1).map(({ thing }) => thing)).toEqual(
      Array.from({ length: POOL_PICTURES }, (_, i) => things[i % things.length]),
    );
    expect(poolConditions(2)).not.toEqual(poolConditions(1));
  });

  it('is refused with a sentence where its weights are not whole', () => {
    expect(() => drawPool(weights.subarray(0, 1000), 1, wasm)).toThrow(/weights/);
  });
});

describe('a trial', () => {
  it('adds as many pictures of each thing by every source, and no drawn one twice', () => {
    const trial = trialOf(3);
    const added = pictureSourceNames.map((source) => trial.added(source));
    expect(added.map(({ pictures }) => pictures.length / things.length)).toEqual([
      ...[0, ADDED, ADDED, ADDED],
    ]);
    const places = (added[2]!.pictures as Float64Array[]).map(
      ({ byteOffset }) => byteOffset / (8 * NUMBERS),
    );
    expect(new Set(places).size).toBe(ADDED * things.length);
    expect(places.map((place) => place % things.length)).toEqual(added[2]!.labels);
  });

  it('shifts a copy by a pixel at most, and mirrors some', () => {
    const ramp = Float32Array.from({ length: NUMBERS }, (_, j) => j);
    const firsts = Array.from(
      { length: 60 },
      (_, seed) => shifted(ramp, createRng(seed))[3 * 119]!,
    );
    const at = (x: number, y: number): number => 3 * (16 * y + x); // 119 is (7, 7)
    const reached = [6, 7, 8, 9].flatMap((x) => [6, 7, 8].map((y) => at(x, y)));
    expect([...new Set(firsts)].sort((a, b) => a - b)).toEqual(reached.sort((a, b) => a - b));
  });

  it('has the examples of a smaller one, and fresh pictures that it does not learn', () => {
    const [few, more] = [trialOf(3), trialOf(5)];
    expect(more.real.pictures.slice(0, few.real.pictures.length)).toEqual(few.real.pictures);
    expect(few.fresh).toEqual(more.fresh);
    expect(few.fresh.pictures[0]).not.toEqual(few.real.pictures[0]);
  });

  it('has the same classifier for the same examples, whatever was learned before', () => {
    const trial = trialOf(3);
    const judge = trial.judge(trial.added('none'));
    trial.judge(trial.added('real'));
    expect(trial.judge(trial.added('none'))).toEqual(judge);
    expect(classifier.error(judge, trial.real)).toBe(0);
    expect(trial.error(judge)).toBeLessThan(7 / 8); // that is chance
    expect(trial.error(judge)).toBeGreaterThan(0.2);
  });
});

describe('a run', () => {
  it('runs the lines in their order, with what each has made', () => {
    const session = run({ examples: 3 });
    const seen = helpLines.map((line) => {
      expect(session.advance()).toBe(line);
      const { counts, panels, iteration } = session.frame(undefined);
      return [counts.real, counts.added, ...panels.map((each) => each.pictures.length), iteration];
    });
    expect(seen).toEqual([
      [3, 0, 16, 0, 0, 0, 0],
      [3, 0, 16, 0, 0, 0, 0],
      [3, 20, 16, 16, 16, 16, 0],
      [3, 20, 16, 16, 16, 16, 0],
      [3, 20, 16, 16, 16, 16, 1],
    ]);
  });

  it('has a first moment without drawn pictures, and says that they are missing where it goes on', async () => {
    const session = await createSession(settings());
    expect(session.opening).toMatchObject({ half: 'pictures', least: undefined });
    expect(() => session.iterate()).toThrow('drawn no pictures');
  });

  it('is the same in either kernel', () => {
    const plain = createPictures(settings({ examples: 3 }), pool);
    plain.iterate();
    expect(plain.kernel).toBe('plain');
    expect(plain.records).toEqual(run({ examples: 3 }, 1).records);
  });

  it('tries five numbers of pictures in turn', () => {
    const { records } = run({ numbers: 'all' }, 6);
    expect(records.map(({ examples }) => examples)).toEqual([5, 10, 20, 50, 100, 5]);
  });

  it.each([0, 1, 6])('after %i trials every drawing, word and file has its numbers', (trials) => {
    const session = run({ examples: 3 }, trials);
    const { opening, records } = session;
    const view = { reading: { chart: 1, at: 2 }, generation: undefined };
    const moment = { opening, records, view, frame: session.frame(view), running: false };
    const drawings = [syntheticShow.picture!(moment), ...syntheticShow.charts!(moment)];
    const report = syntheticShow.report(moment);
    if (!helps(report)) throw new Error('It is of the first half.');
    const said = [
      drawings.map((each) => svgOf(each)),
      report,
      resultsInWords(opening, report.point),
    ];
    expect(JSON.stringify(said)).not.toMatch(/NaN|Infinity|undefined/);
    expect(report.values).toEqual(
      trials === 0
        ? {}
        : {
            'draw-real': '8 × 3 pictures',
            'fit-models': 'trained before, on 24,000',
            'draw-added': '8 × 20 pictures each',
            train: '4 classifiers',
            test: expect.stringMatching(/^errors \d+\.\d% to \d+\.\d%$/) as unknown,
          },
    );
    if (trials === 6) {
      expect(report.charts.words).toMatch(/^Drawn by the model: .* percentage points: helps\.$/);
    }
    expect(trialsFile(records, opening).head.slice(2)).toEqual([...pictureSourceNames]);
    const pixels = pixelsOf(session.frame(undefined), opening);
    expect(pixels.rows.map((row) => row.length)).toEqual(pixels.rows.map(() => 2 + NUMBERS));
    expect(pixels.rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      ['none', 'house'],
      ['none', 'tree'],
    ]);
  });
});

describe('what runs come to', { timeout: patience(120_000) }, () => {
  const outcome = (changes: Partial<SyntheticSettings>, trials: number) => {
    const { records, opening } = run(changes, trials);
    return { results: resultsOf(records, opening.sources) };
  };
  const of = ({ results }: ReturnType<typeof outcome>, name: Source): SourceResult =>
    results.find(({ source }) => source === name)!;
  const [first] = picturesExperiments;
  const few = outcome(first!.settings, first!.iterations);
  const many = outcome(first!.remedy!.settings, first!.remedy!.iterations);

  it('the experiment shows what it claims', () => {
    const gain = (name: Source): number => -of(few, name).change!.mean;
    const share = gain('drawn') / gain('real');
    expect([share < 0.25, share > 0.25 && share < 0.75, share > 0.75]).toEqual(
      first!.options.map((_, i) => i === first!.answer),
    );
    const change = Math.abs(of(many, 'drawn').change!.mean);
    expect([change > 0.15, change < 0.02]).toEqual(
      first!.remedy!.options.map((_, i) => i === first!.remedy!.answer),
    );
    for (const told of [first!.explain(few), first!.remedy!.explain(many)]) {
      expect(told).not.toMatch(/NaN|undefined|Infinity|–[. ]/);
    }
  });

  it('the chapter has the errors of ten pictures a thing, and of a hundred', () => {
    const error = (run: typeof few, name: Source, digits: number): string =>
      `${(100 * of(run, name).error.mean).toFixed(digits)}%`;
    for (const said of [
      `of each of eight things leave a small classifier with ${error(few, 'none', 0)} errors`,
      `${ADDED} shifted copies more of each thing leave it with ${error(few, 'shifted', 0)}`,
      `draw ${ADDED} more of each: ${error(few, 'drawn', 0)} are left`,
      `${error(many, 'none', 1)} errors become ${error(many, 'drawn', 1)}, and with shifted copies ${error(many, 'shifted', 1)}`,
    ]) {
      expect(section).toContain(said);
    }
    expect(of(few, 'drawn').error.mean).toBeLessThan(of(few, 'real').error.mean);
    expect(of(many, 'drawn').verdict).toBe('helps');
    expect(settings().examples).toBe(10);
  });
});
