import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseMdx } from '../../../src/collections/mdx.ts';
import { codeOf, proseOf, siteText } from '../../../src/collections/prose.ts';
import { contrastFigure } from '../../../src/figures/contrast.ts';
import { svgOf } from '../../../src/drawing/svg.ts';
import { augmentationThumbnail } from '../../../src/figures/thumbnails/augmentation.ts';
import { densityThumbnail } from '../../../src/figures/thumbnails/density.ts';
import { fromNoiseThumbnail } from '../../../src/figures/thumbnails/from-noise.ts';
import { ganRingThumbnail } from '../../../src/figures/thumbnails/gan-ring.ts';
import {
  nextTokenThumbnail,
  nextWordThumbnail,
} from '../../../src/figures/thumbnails/next-token.ts';
import { pianoRollThumbnail } from '../../../src/figures/thumbnails/piano-roll.ts';
import { pluckedStringThumbnail } from '../../../src/figures/thumbnails/plucked-string.ts';
import { readersWordsThumbnail } from '../../../src/figures/thumbnails/readers-words.ts';
import { spiralThumbnail } from '../../../src/figures/thumbnails/spiral.ts';
import { diffusionEnd, stillRun as diffusionRun } from '../../../src/labs/diffusion/still.ts';
import { ganEnd, stillRun as ganRun } from '../../../src/labs/gan/still.ts';
import { thumbnailNames, type ThumbnailName } from '../../../src/site/thumbnail-names.ts';
import { compileKernel } from '../../../src/tools/kernel.ts';

const wasm = await compileKernel();
const gan = ganEnd(ganRun(wasm));
const diffusion = diffusionEnd(diffusionRun(wasm));
const files = readdirSync('content/sections').filter((name) => name.endsWith('.mdx'));
const { prose, code } = siteText(
  files.map((name) => ({ file: `sections/${name}` })),
  'content',
);

const said = ['Diffusion models are magic!', 'GANs and diffusion, side by side.'];

/** Bytes, compressed: of an overview's section, and of a card. */
const SECTION = 1200;
const CARD = 700;
const drawn = {
  density: { make: densityThumbnail, most: SECTION },
  'gan-ring': { make: () => ganRingThumbnail(gan), most: SECTION },
  spiral: { make: () => spiralThumbnail(diffusion), most: SECTION },
  'next-word': { make: () => nextWordThumbnail(prose), most: CARD },
  'next-token': { make: () => nextTokenThumbnail(code), most: CARD },
  'piano-roll': { make: pianoRollThumbnail, most: SECTION },
  'plucked-string': { make: pluckedStringThumbnail, most: CARD },
  augmentation: { make: augmentationThumbnail, most: CARD },
  'from-noise': { make: fromNoiseThumbnail, most: CARD },
  'readers-words': { make: () => readersWordsThumbnail(said), most: CARD },
} satisfies Partial<Record<ThumbnailName, unknown>>;

it('has all names, but that of the pictures, which are a file', () => {
  expect(Object.keys(drawn).sort()).toEqual(
    thumbnailNames.filter((name) => name !== 'pictures').sort(),
  );
});

describe.each(Object.entries(drawn))('%s', (_name, { make, most }) => {
  const thumbnail = make();
  const { drawing, alt, caption } = thumbnail;
  const svg = svgOf(drawing);

  it('is a square of marks that obeys the page’s policy', () => {
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 200 200" class="fig-panel" aria-hidden="true"/);
    expect(svg.match(/<path [^>]*d="M\d/g)?.length).toBeGreaterThan(0);
    expect(svg).not.toMatch(/ style=| on[a-z]+=|<script|<style| id="|href/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says what it shows, with computed numbers', () => {
    expect(alt.length).toBeGreaterThan(80);
    expect(alt.match(/\d+/g)?.length).toBeGreaterThanOrEqual(3);
    expect(alt + caption).not.toMatch(/undefined|NaN|Infinity/);
    expect(caption).toMatch(/^\S.{20,}\.$/);
  });

  it('is drawn the same twice', () => {
    expect(make()).toEqual(thumbnail);
  });

  it(`has at most ${most} bytes, compressed`, () => {
    expect(gzipSync(svg, { level: 9 }).length).toBeLessThanOrEqual(most);
  });
});

it('tells numbers that are the models’', () => {
  const { facts } = contrastFigure();
  const right = Math.round(100 * Number(facts.discriminativeAccuracy));
  expect(densityThumbnail().alt).toContain(`right for ${right} % of fresh points`);
  expect(ganRingThumbnail(gan).alt).toContain(`which cover ${gan.covered} of them`);
  expect(spiralThumbnail(diffusion).alt).toContain(diffusion.distance.toFixed(4));
  const { alt } = fromNoiseThumbnail();
  const clusters = /right: (\d+), (\d+), (\d+) of them/.exec(alt)!.slice(1).map(Number);
  expect(clusters.reduce((sum, n) => sum + n)).toBe(Number(/^\d+/.exec(alt)![0]));
});

describe('what comes next', () => {
  it('is drawn in proportion to what was counted', () => {
    const { drawing, alt } = nextWordThumbnail('The cat. The cat. The dog.');
    const svg = svgOf(drawing);
    expect(svg).toMatch(/>cat<\/text><path class="generator area" d="M12 64h176v9h-176z"/);
    expect(svg).toMatch(/>dog<\/text><path class="generator area" d="M12 103h88v9h-88z"/);
    expect(alt).toContain('“cat” 67 %, “dog” 33 %. Counted in 3 places');
  });

  it('follows the commonest token where the usual one is not there', () => {
    expect(nextWordThumbnail('Un chat. Un chien.').alt).toContain('after “un”');
    expect(nextTokenThumbnail('step(1)').alt).toContain('after “step”');
  });

  it('says that there is nothing to count', () => {
    expect(nextTokenThumbnail('').alt).toBe('There is no token to count yet.');
  });

  it('counts words that stand side by side for a reader, not what tags and formulas hide', () => {
    const tree = parseMdx(
      'A <Term means="Hidden.">language model</Term> reads $\\real{x}$ on<Cite of="a2020" />.\n\n```\nstep(x)\n```\n',
      () => undefined,
    )!;
    expect(proseOf(tree)).toBe('A language model reads … on.');
    expect(codeOf(tree)).toBe('step(x)');
    expect(prose).not.toMatch(/<|\bmeans=|\\real/);
  });
});

it('counts what readers write, and says when there is nothing', () => {
  expect(readersWordsThumbnail(said).alt).toContain('“diffusion” 2, “models” 1, “magic” 1');
  expect(readersWordsThumbnail([]).alt).toMatch(/no comment/);
});
