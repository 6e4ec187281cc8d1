/** The trained weights that the page ships do what their cards say, on samples small enough for a test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/collections/check.ts';
import { contentRoot } from '../../../src/collections/root.ts';
import { createKernel } from '../../../src/models/kernel/kernel.ts';
import { pictureTable } from '../../../src/labs/picture/settings.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { matricesOf as generatorMatrices } from '../../../src/models/network/generator.ts';
import { createTape, matricesOf } from '../../../src/models/network/unet.ts';
import { createPictureNetwork, drawPictures } from '../../../src/models/pictures/diffusion.ts';
import { conditionFeatures } from '../../../src/models/pictures/conditions.ts';
import {
  createPictureGenerator,
  ganNoise,
  pictureMaker,
} from '../../../src/models/pictures/gan.ts';
import { judgeFrom } from '../../../src/models/pictures/judge.ts';
import { SIDE } from '../../../src/models/pictures/maker.ts';
import { TRAINING_PICTURES } from '../../../src/models/pictures/training-set.ts';
import { agreement, split, variety } from '../../../src/models/pictures/score.ts';
import {
  colors,
  combinations,
  heldOut,
  isHeldOut,
  scenes,
  seen,
  things,
} from '../../../src/models/pictures/vocabulary.ts';
import { decodeWeights } from '../../../src/models/network/weights.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import type { Cards } from '../../../src/tools/training/pictures-card.ts';
import { drawReal } from '../../../src/tools/training/pictures-evaluation.ts';

const folder = new URL('../../../src/models/pictures/trained/', import.meta.url);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const cards = JSON.parse(readFileSync(new URL('cards.json', folder), 'utf8')) as Required<Cards>;

const k = createKernel(await compileKernel(), 96);
const see = judgeFrom(k, file('judge.bin'));

const net = createPictureNetwork(k);
decodeWeights(file('diffusion.bin'), matricesOf(net));
const tape = createTape(k, net, 16);
const some = seen.filter((_, i) => i % 9 === 0); // 20 of them

describe('the judge', () => {
  it('knows new pictures by the maker', () => {
    expect(agreement(combinations, see(drawReal(combinations, 99))).all).toBeGreaterThan(0.98);
    expect(cards.judge.accuracy.all).toBeGreaterThan(0.99);
  });
});

describe('the diffusion model', () => {
  const usual = { steps: 20, guidance: 2, seed: 1 };

  it('has a card that meets its targets, and a file as long as the card says', () => {
    expect(cards.diffusion.scores.seen.all).toBeGreaterThanOrEqual(0.97);
    expect(cards.diffusion.scores.heldOut.all).toBeGreaterThanOrEqual(0.9);
    expect(file('diffusion.bin')).toHaveLength(cards.diffusion.bytes);
    expect(file('judge.bin')).toHaveLength(cards.judge.bytes);
  });

  it('draws what is asked for, also what training never showed', () => {
    const asked = [...some, ...heldOut];
    const drawn = see(drawPictures(k, net, tape, asked, usual));
    expect(agreement(some, drawn.slice(0, some.length)).all).toBeGreaterThanOrEqual(0.95);
    expect(agreement(heldOut, drawn.slice(some.length)).all).toBeGreaterThanOrEqual(0.9);
  }, 120_000);

  it('hardly heeds the words without guidance from them, and needs its steps', () => {
    const right = (options: Partial<typeof usual>): number =>
      agreement(some, see(drawPictures(k, net, tape, some, { ...usual, ...options }))).all;
    expect(right({ guidance: 0 })).toBeLessThan(0.2);
    expect(right({ steps: 5 })).toBeGreaterThan(0.7);
  }, 120_000);

  it('leaves to chance what the prompt leaves open', () => {
    const asked = Array.from({ length: 16 }, () => ({ color: 'blue' }) as const);
    const drawn = see(drawPictures(k, net, tape, asked, usual));
    expect(drawn.filter(({ color }) => color === 'blue').length).toBeGreaterThanOrEqual(15);
    expect(new Set(drawn.map(({ thing }) => thing)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(drawn.map(({ scene }) => scene)).size).toBeGreaterThanOrEqual(3);
  }, 120_000);
});

it('is what the section with its lab says of it', ({ skip }) => {
  const { sections } = checkContent(contentRoot);
  const use = sections.find(({ labs }) => labs.some(({ name }) => name === 'picture'));
  if (use === undefined) return skip('No section uses the picture lab.');
  const section = readFileSync(join(contentRoot, use.file), 'utf8');
  const words = things.length + colors.length + scenes.length;
  const millions = (cards.diffusion.parameters / 1e6).toFixed(1);
  const usual = defaults(pictureTable);
  const passes = usual.guidance === 1 ? usual.steps : 2 * usual.steps;
  for (const text of [
    `${TRAINING_PICTURES.toLocaleString('en')} pictures of ${SIDE} by ${SIDE} pixels`,
    `of ${millions} million numbers`,
    `knows ${words} words`,
    `Of their ${combinations.length} combinations ${heldOut.length} were held out`,
    'one pass instead of forty',
  ]) {
    expect(section).toContain(text);
  }
  expect(passes).toBe(40);
  expect(isHeldOut({ thing: 'boat', color: 'yellow', scene: 'night' })).toBe(true);
  expect(isHeldOut({ thing: 'boat', color: 'yellow', scene: 'day' })).toBe(false);
});

describe('the GAN', () => {
  const generator = createPictureGenerator(k);
  decodeWeights(file('gan.bin'), generatorMatrices(generator));
  const make = pictureMaker(k, generator, 16);

  it('draws what is asked for in one pass', () => {
    const drawn = make(ganNoise(some.length, 1), some.map(conditionFeatures));
    expect(agreement(some, see(drawn)).all).toBeGreaterThanOrEqual(0.9);
    expect(file('gan.bin')).toHaveLength(cards.gan.bytes);
  });

  it('draws different pictures of one prompt, though fewer than there are', () => {
    const asked = Array.from({ length: 16 }, () => conditionFeatures(seen[0]!));
    const spread = variety(split(make(ganNoise(16, 1), asked)));
    expect(spread).toBeGreaterThan(0.1);
    expect(spread).toBeLessThan(variety(split(drawReal(Array(16).fill(seen[0]!), 1))));
  });
});
