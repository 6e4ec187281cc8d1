/**
 * The same seeds give the same bits: what each engine computes, samples, measurements and pictures, against what Node
 * computes through the same sessions. Numbers are compared as the labs' own files have them, which is to the last bit.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { recordColumns } from '../../src/labs/gan/history.ts';
import { createSession as createGan } from '../../src/labs/gan/session.ts';
import { ganTable } from '../../src/labs/gan/settings.ts';
import { qualitySteps } from '../../src/labs/diffusion/measure.ts';
import { createSession as createDiffusion } from '../../src/labs/diffusion/session.ts';
import { diffusionTable } from '../../src/labs/diffusion/settings.ts';
import {
  createPainter,
  createSession as createPictures,
  PICTURES,
} from '../../src/labs/picture/session.ts';
import { pictureTable } from '../../src/labs/picture/settings.ts';
import { toCsv } from '../../src/labs/shared/own-data/csv.ts';
import { pointsFile } from '../../src/labs/shared/save/save.ts';
import { defaults } from '../../src/labs/shared/settings/settings.ts';
import { generationsFile, trialsFile } from '../../src/labs/synthetic/files.ts';
import { createGenerations, type GenerationsRow } from '../../src/labs/synthetic/generations.ts';
import { createHelp } from '../../src/labs/synthetic/help.ts';
import { syntheticTable } from '../../src/labs/synthetic/settings.ts';
import type { HelpRow } from '../../src/labs/synthetic/trials.ts';
import { SIDE } from '../../src/models/pictures/maker.ts';
import { samplerNames } from '../../src/models/sampler.ts';
import type { Engine } from '../../src/tools/engines/engine.ts';
import { waitFor } from '../../src/tools/engines/engine.ts';
import { compileKernel } from '../../src/tools/kernel.ts';
import {
  atRest,
  desktop,
  inEachEngine,
  numberIn,
  openLab,
  press,
  savedFile,
  savedText,
} from './support.ts';

const wasm = await compileKernel();

/** What is to be seen, of either lab: nothing but the points. */
const plain = { slow: false, layers: [], reading: undefined, own: undefined } as const;
const walked = { ...plain, activity: 'walking', pick: undefined } as const;

const samplesCsv = (points: ArrayLike<number>): string => {
  const { head, rows } = pointsFile(points);
  return toCsv(head, rows);
};
const rowsCsv = <Key extends string>(
  head: readonly Key[],
  rows: readonly Readonly<Record<Key, number>>[],
): string =>
  toCsv(
    head,
    rows.map((row) => head.map((key) => (Number.isNaN(row[key]) ? '' : row[key]))),
  );

inEachEngine((engine) => {
  beforeAll(() => engine().resize(desktop.width, desktop.height));

  test.each([500, 2000])('a GAN after %i iterations', async (iterations) => {
    const lab = await openLab(engine(), 'gan', '?gan-seed=1');
    await engine().evaluate(
      ([within, until]) =>
        (document.querySelector<HTMLInputElement>(`${within} [data-until]`)!.value = String(until)),
      [lab, iterations] as const,
    );
    await press(engine(), `${lab} [data-do="until"]`);
    await waitFor(
      `${iterations} iterations`,
      async () => (await numberIn(engine(), lab, 'data-steps')) === iterations,
      100,
    );
    await atRest(engine(), lab);
    const session = createGan(defaults(ganTable), undefined, wasm);
    while (session.iteration < iterations) session.iterate();
    const { fake } = session.frame({ ...plain, asked: -1 });
    expect(await savedText(engine(), lab, 'samples')).toBe(samplesCsv(fake));
    expect(await savedText(engine(), lab, 'metrics')).toBe(rowsCsv(recordColumns, session.records));
  });

  test('a diffusion model that has been trained', async () => {
    const lab = await openLab(engine(), 'diffusion', '?diffusion-denoiser=learned');
    await press(engine(), `${lab} [data-do="train"]`);
    const trained = () => numberIn(engine(), lab, 'data-trained');
    await waitFor('300 iterations', async () => (await trained()) >= 300, 100);
    await press(engine(), `${lab} [data-do="train"]`);
    await atRest(engine(), lab);
    await settled(engine(), lab);
    const settings = { ...defaults(diffusionTable), denoiser: 'learned' } as const;
    const session = createDiffusion(settings, undefined, wasm);
    session.see!({ ...walked, activity: 'training' });
    const iterations = await trained();
    while (session.iteration < iterations) session.iterate();
    session.see!(walked);
    const { samples } = session.frame(walked);
    expect(await savedText(engine(), lab, 'metrics')).toBe(
      rowsCsv(['iteration', 'loss', 'distance'], session.records),
    );
    expect(await savedText(engine(), lab, 'samples')).toBe(samplesCsv(samples[0]!));
  });

  test('exact denoisers, and what is measured of them', async () => {
    const lab = await openLab(engine(), 'diffusion', '?diffusion-seed=1');
    await press(engine(), `${lab} [data-do="measure"]`);
    await atRest(engine(), lab);
    await settled(engine(), lab);
    const session = createDiffusion(defaults(diffusionTable), undefined, wasm);
    session.see!({ ...walked, activity: 'measuring' });
    while (session.iteration < qualitySteps.length) session.iterate();
    session.see!(walked);
    const { samples, quality } = session.frame(walked);
    expect(await savedText(engine(), lab, 'steps')).toBe(
      rowsCsv(['steps', ...samplerNames], quality),
    );
    expect(await savedText(engine(), lab, 'samples')).toBe(samplesCsv(samples[0]!));
  });

  test.each(['help', 'generations'] as const)('synthetic data: %s', async (half) => {
    const lab = await openLab(engine(), 'synthetic', `?synthetic-half=${half}`);
    await press(engine(), `${lab} [data-do="play"]`);
    await waitFor('a run', async () => (await numberIn(engine(), lab, 'data-done')) === 100, 100);
    await atRest(engine(), lab);
    const settings = defaults(syntheticTable);
    const run = half === 'help' ? createHelp(settings, wasm) : createGenerations(settings, wasm);
    while (run.iteration < 100) run.iterate();
    const { head, rows } =
      run.opening.half === 'help'
        ? trialsFile(run.records as readonly HelpRow[], run.opening)
        : generationsFile(run.records as readonly GenerationsRow[], run.opening);
    const cells = rows.map((row) => row.map((cell) => (Number.isNaN(cell) ? '' : cell)));
    expect(await savedText(engine(), lab, 'numbers')).toBe(toCsv(head, cells));
  });

  test('sixteen pictures of a prompt', async () => {
    const lab = await openLab(engine(), 'picture', '?picture-seed=1');
    await press(engine(), `${lab} [type="submit"]`);
    await waitFor('pictures', () =>
      engine().evaluate(
        (within) => !document.querySelector(`${within} .lab-still`)!.checkVisibility(),
        lab,
      ),
    );
    await atRest(engine(), lab);
    const read = (file: string): Uint8Array =>
      new Uint8Array(readFileSync(`src/models/pictures/trained/${file}.bin`));
    const painter = createPainter({ diffusion: read('diffusion'), judge: read('judge') }, wasm);
    const session = createPictures(painter, defaults(pictureTable));
    while (session.iteration < session.opening.times.length - 1) session.iterate();
    const { pictures } = session.frame({
      stop: undefined,
      shows: 'state',
      picked: undefined,
      share: undefined,
    });
    const seen = await pixelsOf(engine(), await savedFile(engine(), lab, 'png'));
    expect(seen).toEqual([...pictures]);
  });
});

/** Waits until the lab's file of samples stands still: the last frame is there. */
async function settled(engine: Engine, lab: string): Promise<void> {
  let last = '';
  await waitFor('the last frame', async () => {
    const before = last;
    last = await savedText(engine, lab, 'samples');
    await new Promise((done) => setTimeout(done, 300));
    return before === last;
  });
}

/** The small pictures in the large one that the lab saves, pixel by pixel. */
function pixelsOf(engine: Engine, png: string): Promise<number[]> {
  return engine.evaluate(
    async ([address, count, side]) => {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [picture.width, picture.height];
      const context = canvas.getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
      const columns = 4;
      const scale = width / (columns * side + columns - 1);
      const found: number[] = [];
      for (let i = 0; i < count; i++) {
        for (let p = 0; p < side * side; p++) {
          const x = (i % columns) * (side + 1) + (p % side);
          const y = Math.floor(i / columns) * (side + 1) + Math.floor(p / side);
          const at = 4 * (y * scale * width + x * scale);
          found.push(...data.slice(at, at + 4));
        }
      }
      return found;
    },
    [png, PICTURES, SIDE] as const,
  );
}
