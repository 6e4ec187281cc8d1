import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { train, type TrainOptions } from '../../../src/tools/training/train.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'training-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const lines: string[] = [];
function options(name: string, steps: number, more: Partial<TrainOptions> = {}): TrainOptions {
  return {
    model: 'diffusion',
    recipe: { steps, batch: 8, seed: 1 },
    copies: 2,
    examples: 172,
    folder,
    checkpoint: join(folder, name),
    say: (line) => lines.push(line),
    stopped: () => false,
    ...more,
  };
}

describe('training', () => {
  it('learns: the error falls far below that of "no idea", which is about 1', async () => {
    const { finished, losses, copies } = await train(options('learns', 200));
    expect([finished, copies]).toEqual([true, 2]);
    expect(losses.map(({ step }) => step)).toEqual([100, 200]);
    expect(losses[1]!['loss']).toBeLessThan(0.45);
    expect(losses[1]!['loss']).toBeLessThan(losses[0]!['loss']!);
    expect(lines.at(-1)).toMatch(
      /^diffusion {2}step 200 of 200 · loss 0\.\d{4} · \d+\.\d steps\/s · 0 s left$/,
    );
  }, 240_000);

  it('goes on after an interruption and ends with the same bits', async () => {
    const whole = await train(options('whole', 30));
    let rounds = 0;
    const part = await train(options('part', 30, { stopped: () => ++rounds > 1 }));
    expect([part.finished, part.done]).toEqual([false, 10]);
    const rest = await train(options('part', 30));
    expect(rest.finished).toBe(true);
    expect(lines).toContain('diffusion: goes on after step 10.');
    expect(rest.means).toEqual(whole.means);
  }, 240_000);

  it('begins anew where the checkpoint is of another recipe, or cannot be read', async () => {
    const before = lines.length;
    await train(options('part', 10, { recipe: { steps: 10, batch: 8, seed: 2 } }));
    writeFileSync(join(folder, 'broken'), readFileSync(join(folder, 'part')).subarray(0, 1000));
    const { done } = await train(options('broken', 10));
    expect(done).toBe(10);
    expect(lines.slice(before).join('\n')).not.toContain('goes on');
  }, 240_000);
});
