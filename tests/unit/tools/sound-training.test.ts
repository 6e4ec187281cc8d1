/** `npm run train:music` in short: both models, from nothing to cards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vocabulary } from '../../../src/models/music/tokens.ts';
import { patience } from '../../../src/tools/load.ts';
import { notesInWords } from '../../../src/tools/training/notes-card.ts';
import { evaluateNotes } from '../../../src/tools/training/notes-evaluation.ts';
import type { SoundModelName } from '../../../src/tools/training/sound-models.ts';
import { timbresInWords } from '../../../src/tools/training/timbre-card.ts';
import { evaluateTimbres } from '../../../src/tools/training/timbre-evaluation.ts';
import { train, type TrainOptions } from '../../../src/tools/training/train.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sound-training-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const recipes = {
  notes: { steps: 200, batch: 512, seed: 1 },
  timbres: { steps: 100, batch: 8, seed: 1 },
};
function options(
  model: SoundModelName,
  name: string,
  more: Partial<TrainOptions> = {},
): TrainOptions {
  return {
    model,
    recipe: recipes[model],
    copies: 2,
    examples: 60,
    folder,
    checkpoint: join(folder, name),
    say: () => undefined,
    stopped: () => false,
    ...more,
  };
}
const silent = (): void => undefined;

describe('training of the models of sound', { timeout: patience(240_000) }, () => {
  it.each(['notes', 'timbres'] as const)(
    '%s: goes on after an interruption and ends with the same bits',
    async (model) => {
      const recipe = { ...recipes[model], steps: 20, batch: model === 'notes' ? 256 : 4 };
      const whole = await train(options(model, `${model} whole`, { recipe }));
      let rounds = 0;
      const stopped = (): boolean => ++rounds > 1;
      const part = await train(options(model, `${model} part`, { recipe, stopped }));
      expect([part.finished, part.done]).toEqual([false, 10]);
      const rest = await train(options(model, `${model} part`, { recipe }));
      expect(rest.means).toEqual(whole.means);
    },
  );

  it('learns notes, and writes weights of at most 200 kB and a card', async () => {
    const trained = await train(options('notes', 'notes'));
    const [early, late] = trained.losses.map(({ loss }) => loss!) as [number, number];
    expect(early).toBeLessThan(Math.log(vocabulary.length));
    expect(late).toBeLessThan(0.6 * Math.log(vocabulary.length));
    const extent = { tunes: 4, atTemperature: 2, training: 40, looked: 4 };
    const { files, cards } = await evaluateNotes(recipes.notes, trained, silent, extent);
    expect(files['notes.bin']!.length).toBeLessThanOrEqual(200_000);
    // In the order of what they see.
    const { trigram, bigram } = cards.notes.rivals;
    expect(trigram.loss.seen).toBeLessThan(bigram.loss.seen);
    const text = notesInWords(cards.notes);
    for (const model of ['notes', 'trigram', 'bigram']) expect(text).toContain(`| ${model} |`);
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it('learns sounds, and writes weights of at most 300 kB and a card', async () => {
    const trained = await train(options('timbres', 'timbres'));
    expect(trained.losses[0]!['loss']).toBeLessThan(0.8); // "no idea" is about 1
    const extent = { each: 1, training: 60, looked: 4 };
    const { files, cards } = await evaluateTimbres(recipes.timbres, trained, silent, extent);
    expect(files['timbres.bin']!.length).toBeLessThanOrEqual(300_000);
    expect(cards.timbres.judge.all).toBeGreaterThan(0.9);
    expect(timbresInWords(cards.timbres)).not.toMatch(/undefined|NaN/);
  });
});
