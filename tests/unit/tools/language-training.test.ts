/** `npm run train:language` in short: both models, from nothing to cards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patience } from '../../../src/tools/load.ts';
import { vocabulary } from '../../../src/models/language/vocabulary.ts';
import { cardsInWords } from '../../../src/tools/training/language-card.ts';
import { evaluate } from '../../../src/tools/training/language-evaluation.ts';
import { train, type Trained, type TrainOptions } from '../../../src/tools/training/train.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'language-training-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const recipe = { steps: 200, batch: 512, seed: 1 };
function options(name: string, more: Partial<TrainOptions> = {}): TrainOptions {
  return {
    model: 'base',
    recipe,
    copies: 2,
    folder,
    checkpoint: join(folder, name),
    say: () => undefined,
    stopped: () => false,
    ...more,
  };
}
const extent = { read: 4, written: 4 };
const silent = (): void => undefined;

describe('training of the language models', { timeout: patience(240_000) }, () => {
  let base: Trained;

  it('learns: far better than "all words are equally likely" after 200 steps', async () => {
    base = await train(options('base'));
    expect(base.finished).toBe(true);
    const [early, late] = base.losses.map(({ loss }) => loss!) as [number, number];
    expect(early).toBeLessThan(Math.log(vocabulary.length));
    expect(late).toBeLessThan(0.5 * Math.log(vocabulary.length));
  });

  it('goes on after an interruption and ends with the same bits', async () => {
    const short = { ...recipe, steps: 30, batch: 128 };
    const whole = await train(options('whole', { recipe: short }));
    let rounds = 0;
    const part = await train(options('part', { recipe: short, stopped: () => ++rounds > 1 }));
    expect([part.finished, part.done]).toEqual([false, 10]);
    const rest = await train(options('part', { recipe: short }));
    expect(rest.means).toEqual(whole.means);
  });

  it('writes weights of at most 450 kB and a card, then tunes them', async () => {
    const first = await evaluate('base', recipe, base, folder, silent, extent);
    expect(first.files['base.bin']!.length).toBeLessThan(450_000);
    writeFileSync(join(folder, 'base.bin'), first.files['base.bin']!);
    const short = { ...recipe, steps: 30, batch: 256 };
    const tuned = await train(options('tuned', { model: 'tuned', recipe: short }));
    const second = await evaluate('tuned', short, tuned, folder, silent, extent);
    expect(second.files['tuned.bin']).not.toEqual(first.files['base.bin']);
    const { base: before, tuned: after, bigram, trigram } = { ...first.cards, ...second.cards };
    // The floor is below every model, and the models stand in the order of what they see.
    expect(before!.worth.fit.floor).toBeLessThan(trigram!.fit.loss);
    expect(trigram!.fit.loss).toBeLessThan(bigram!.fit.loss);
    for (const { worth } of [before!, after!]) expect(worth.fit.divergence).toBeGreaterThan(0);
    for (const { right, wrong, unknown, other } of [...before!.answers, ...after!.answers]) {
      expect(right + wrong + unknown + other).toBeCloseTo(1, 9);
    }
    const text = cardsInWords({ ...first.cards, ...second.cards });
    for (const model of ['base', 'tuned', 'trigram', 'bigram'])
      expect(text).toContain(`| ${model} |`);
    expect(text).not.toMatch(/undefined|NaN/);
  });
});
