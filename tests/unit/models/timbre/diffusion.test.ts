import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../../src/models/kernel/kernel.ts';
import {
  createTimbreNetwork,
  folded,
  timbreDrawer,
  unfolded,
} from '../../../../src/models/timbre/diffusion.ts';
import { agreement, createJudge } from '../../../../src/models/timbre/judge.ts';
import { NUMBERS, SIDE } from '../../../../src/models/timbre/picture.ts';
import { trainingTimbre } from '../../../../src/models/timbre/training-set.ts';
import { combinations, heldOut, seen } from '../../../../src/models/timbre/vocabulary.ts';
import { createRng } from '../../../../src/models/random.ts';
import { compileKernel } from '../../../../src/tools/kernel.ts';
import { drawReal } from '../../../../src/tools/training/timbre-evaluation.ts';

const k = createKernel(await compileKernel(), 48);
const net = createTimbreNetwork(k);
const rng = createRng(1, 'weights');
for (const { parameters } of net.parts)
  parameters.data.forEach((_, i) => (parameters.data[i] = 0.05 * rng.normal()));
const { draw, walk } = timbreDrawer(k, net, 4);
const usual = { steps: 4, guidance: 2, seed: 1 };
const near = (a: Float32Array, b: Float32Array): void =>
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 5));

describe('folding', () => {
  it('keeps every number, two by two of them side by side', () => {
    const picture = trainingTimbre(2);
    const points = folded(picture);
    expect(unfolded(Float64Array.from(points))).toEqual([picture]);
    const square = (y: number, x: number): number[] =>
      [0, 1, SIDE, SIDE + 1].map((step) => picture[y * SIDE + x + step]!);
    expect(Array.from(points.subarray(0, 4))).toEqual(square(0, 0));
    expect(Array.from(points.subarray(4, 8))).toEqual(square(0, 2));
    expect(Array.from(points.subarray(64, 68))).toEqual(square(2, 0));
  });
});

describe('drawing', () => {
  it('gives a picture for each that is asked, the same in any company', () => {
    const asked = combinations.slice(0, 6); // more than pass together
    const pictures = draw(asked, usual);
    expect(pictures.map(({ length }) => length)).toEqual(Array(6).fill(NUMBERS));
    for (const picture of pictures)
      for (const value of picture) expect(Math.abs(value)).toBeLessThanOrEqual(1);
    near(draw(asked.slice(0, 1), usual)[0]!, pictures[0]!);
  });

  it('keeps all of its way', () => {
    const way = walk(seen.slice(0, 2), usual);
    expect([way.stops, way.reached, way.done()]).toEqual([5, 1, false]);
    while (!way.done()) way.step();
    expect(way.reached).toBe(5);
    expect(way.states(4)).toEqual(draw(seen.slice(0, 2), usual));
    expect(way.states(4)).toEqual(way.guesses(3)); // the last guess is where it ends
    expect(way.states(0)).toEqual(walk([{}, {}], usual).states(0));
  });

  it('blends two prompts: the ends are the prompts themselves', () => {
    const [from, to] = [seen[0]!, seen[20]!];
    const shares = [0, 0.5, 1].map((share) => draw([{ from, to, share }], usual)[0]!);
    near(shares[0]!, draw([from], usual)[0]!);
    near(shares[2]!, draw([to], usual)[0]!);
    const apart = (a: Float32Array, b: Float32Array): number =>
      a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
    const whole = apart(shares[0]!, shares[2]!);
    expect(apart(shares[1]!, shares[0]!)).toBeGreaterThan(0);
    expect(apart(shares[1]!, shares[0]!)).toBeLessThan(whole);
  });
});

describe('the judge', () => {
  it('knows new sounds by the maker, also those that training never hears', () => {
    const judge = createJudge();
    const asked = [...combinations, ...combinations, ...heldOut];
    const { all, length, tone } = agreement(asked, drawReal(asked, 99).map(judge));
    expect(all).toBeGreaterThan(0.97);
    expect([length, tone]).toEqual([1, 1]);
  });
});
