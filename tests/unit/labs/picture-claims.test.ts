/** What the picture lab and its section say of the trained models is so: counted by the judge, with the lab's own session. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repaint } from '../../../src/labs/picture/background.ts';
import { pictureParts } from '../../../src/labs/picture/parts.ts';
import { numbersOf, pictureOf } from '../../../src/labs/picture/pixels.ts';
import {
  createPainter,
  createSession,
  PICTURES,
  type PictureFrame,
} from '../../../src/labs/picture/session.ts';
import {
  conditionOf,
  pictureTable,
  stridesOf,
  type PictureSettings,
} from '../../../src/labs/picture/settings.ts';
import { defaults } from '../../../src/labs/shared/settings/settings.ts';
import { matricesOf } from '../../../src/models/network/generator.ts';
import { conditionFeatures } from '../../../src/models/pictures/conditions.ts';
import {
  createPictureGenerator,
  ganNoise,
  pictureMaker,
} from '../../../src/models/pictures/gan.ts';
import { rightOf, waysOf } from '../../../src/models/pictures/score.ts';
import type { Condition } from '../../../src/models/pictures/vocabulary.ts';
import { decodeWeights } from '../../../src/models/network/weights.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';
import type { Cards } from '../../../src/tools/training/pictures-card.ts';
import { chapterOf } from '../chapter.ts';

const folder = new URL('../../../src/models/pictures/trained/', import.meta.url);
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const cards = JSON.parse(readFileSync(new URL('cards.json', folder), 'utf8')) as Required<Cards>;
const section = chapterOf('diffusion');

const painter = createPainter(
  { diffusion: file('diffusion.bin'), judge: file('judge.bin') },
  await compileKernel(),
);
const usual = defaults(pictureTable);
const blue = { ...usual, thing: 'any', color: 'blue', scene: 'any' } as const;

function draw(settings: PictureSettings, own?: Float64Array): PictureFrame {
  const session = createSession(painter, settings, own);
  for (let i = 0; i < stridesOf(settings, own); i++) session.iterate();
  return session.frame({ stop: undefined, shows: 'guess', picked: undefined, share: undefined });
}

const generator = createPictureGenerator(painter.kernel);
decodeWeights(file('gan.bin'), matricesOf(generator));
const make = pictureMaker(painter.kernel, generator, PICTURES);
const gan = (condition: Condition) =>
  painter.see(make(ganNoise(PICTURES, 1), Array(PICTURES).fill(conditionFeatures(condition))));

describe('guidance', () => {
  it('costs variety of what a prompt leaves open, as the section says', () => {
    const ways = (guidance: number): number =>
      waysOf(conditionOf(blue), draw({ ...blue, guidance }).seen!);
    const [low, high] = [ways(1), ways(8)];
    expect(high).toBeLessThan(low);
    expect(section).toContain(
      `in ${low} ways among the sixteen pictures at guidance 1, in ${high} at guidance 8`,
    );
  }, 60_000);
});

describe('a picture that is begun with', () => {
  const night = { ...usual, mode: 'edit', scene: 'night' } as const;
  const first = numbersOf(pictureOf(draw(usual).pictures, 0));
  const right = (settings: PictureSettings, own: Float64Array): number =>
    rightOf(conditionOf(settings), draw(settings, own).seen!);

  it('heeds the words at the usual noise, and not at much less', () => {
    const whole = Float64Array.from([...first, ...Array(256).fill(1)]);
    expect(right(night, whole)).toBeGreaterThanOrEqual(15);
    expect(right({ ...night, strength: 0.6 }, whole)).toBeLessThanOrEqual(2);
  }, 60_000);

  it('becomes night around its thing, which stays', () => {
    const own = repaint(first);
    const { pictures, seen } = draw(night, own);
    expect(rightOf(conditionOf(night), seen!)).toBeGreaterThanOrEqual(15);
    const end = numbersOf(pictureOf(pictures, 5));
    const kept = first.filter((_, i) => own[768 + Math.floor(i / 3)] === 0);
    expect(kept.length).toBeGreaterThan(3 * 75);
    expect(end.filter((_, i) => own[768 + Math.floor(i / 3)] === 0)).toEqual(kept);
  }, 60_000);
});

describe('the GAN', () => {
  const { gan: small, diffusion: large } = cards;

  it('has a third of the parameters and of the time, and the counts that stand beside it', () => {
    expect(small.parameters / large.parameters).toBeCloseTo(1 / 3, 1);
    expect(small.minutes / large.minutes).toBeCloseTo(1 / 3, 1);
    const counted = ({ all, pictures }: { all: number; pictures: number }): string =>
      `${Math.round(all * pictures)} of ${pictures}`;
    expect(pictureParts.gan).toContain(`words in ${counted(small.scores.seen)}; of combinations`);
    expect(pictureParts.gan).toContain(`in ${counted(small.scores.heldOut)}, and you`);
    const [d, g] = [small.losses['discriminator']!, small.losses['generator']!];
    expect(pictureParts.gan).toContain(`ended at ${d.toFixed(2)} and ${g.toFixed(2)}`);
    expect(Math.abs(d - 2 * Math.LN2)).toBeGreaterThan(0.3);
    expect(Math.abs(g - Math.LN2)).toBeGreaterThan(0.3);
  });

  it('draws what training showed, varies little, and misses a combination that it never showed', () => {
    const heart = { thing: 'heart', color: 'red', scene: 'day' } as const;
    const house = { thing: 'house', color: 'white', scene: 'day' } as const;
    expect(rightOf(heart, gan(heart))).toBe(PICTURES);
    expect(rightOf(house, gan(house))).toBe(0);
    const open = gan({ color: 'blue' });
    expect(new Set(open.map(({ scene }) => scene)).size).toBe(1);
    const ways = waysOf({ color: 'blue' }, open);
    expect(ways).toBeLessThan(0.7 * waysOf({ color: 'blue' }, draw(blue).seen!));
  }, 60_000);
});
