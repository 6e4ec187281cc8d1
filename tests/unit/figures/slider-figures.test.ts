/** Figures with a slider: well formed wherever it stands, and the numbers in their words against closed forms. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bitmapOf } from '../../../src/drawing/bitmap.ts';
import { EXAMPLES, PLACE } from '../../../src/figures/margin/training-shares.ts';
import { percent, portion, signed } from '../../../src/figures/margin/words.ts';
import { panelsOf, type SliderFigure } from '../../../src/figures/slider-figure.ts';
import { sliderFigures } from '../../../src/figures/sliders.ts';
import { pointSetDenoiser } from '../../../src/models/denoiser.ts';
import { optimalDiscriminator } from '../../../src/models/discriminator.ts';
import { raisedCosine } from '../../../src/models/line.ts';
import { marginFigureNames } from '../../../src/site/margin-figure-names.ts';

/** The places at which a slider can stand, at most `most` of them. */
function places({ min, max, step }: SliderFigure, most = 12): number[] {
  const stops = Math.round((max - min) / step);
  const count = Math.min(stops, most);
  return Array.from({ length: count + 1 }, (_, i) => {
    return Number((min + step * Math.round((stops * i) / count)).toFixed(9));
  });
}

/** The numbers in the words of a figure with its slider at a place. */
function numbers(figure: SliderFigure, at: number): number[] {
  const { words } = figure.state(at);
  return (words.replaceAll('−', '-').match(/-?\d[\d,]*(\.\d+)?/g) ?? []).map((number) =>
    Number(number.replaceAll(',', '')),
  );
}

it('has every margin figure that editors can name, and the one of the full width', () => {
  expect(Object.keys(sliderFigures).sort()).toEqual([...marginFigureNames, 'divergence'].sort());
});

describe.each(Object.entries(sliderFigures))('%s', (_name, figure: SliderFigure) => {
  it('starts at a stop of its slider', () => {
    const stops = (figure.start - figure.min) / figure.step;
    expect(Math.abs(stops - Math.round(stops))).toBeLessThan(1e-9);
    expect(figure.start).toBeGreaterThanOrEqual(figure.min);
    expect(figure.start).toBeLessThanOrEqual(figure.max);
  });

  it('is drawn and told wherever the slider stands, the same each time', () => {
    for (const at of places(figure)) {
      const shown = figure.state(at);
      const all = [panelsOf(shown), shown.value, shown.words, shown.alt].join('\n');
      expect(all).not.toMatch(/NaN|undefined|Infinity| style=| id="|−0\b(?!\.)/);
      expect(shown.alt.length).toBeGreaterThan(60);
      expect(figure.state(at)).toEqual(shown);
    }
  });

  it('says something else at each of its ends', () => {
    const [first, last] = [figure.state(figure.min), figure.state(figure.max)];
    for (const key of ['value', 'words', 'alt'] as const) expect(first[key]).not.toBe(last[key]);
    expect(panelsOf(first)).not.toBe(panelsOf(last));
  });

  it('is a still of less than a kilobyte', () => {
    const still = panelsOf(figure.state(figure.start));
    expect(gzipSync(still, { level: 9 }).length).toBeLessThan(1000);
  });
});

describe('the numbers that they tell', () => {
  it('more examples, less probability in the wrong place', () => {
    const figure = sliderFigures['learned-density'];
    const wrong = places(figure).map((at) => numbers(figure, at)[1]!);
    expect(wrong).toEqual([...wrong].sort((a, b) => b - a));
    expect(wrong[0]).toBeGreaterThan(4 * wrong.at(-1)!);
  });

  it('the share of a label is logistic, while p(x) falls as a bell does', () => {
    const figure = sliderFigures['two-heights'];
    // Bells at -1.5 and 1.5 of width 1: log odds 3 x.
    const [, share] = numbers(figure, 0.5);
    expect(share).toBe(Math.round(100 / (1 + Math.exp(-1.5))));
    expect(figure.state(6).words).toContain('more than 99.9%');
    const bell = (x: number): number => Math.exp(-0.5 * (x - 1.5) ** 2);
    const rarity = Number(/1\/([\d,]+)/.exec(figure.state(6).words)![1]!.replaceAll(',', ''));
    expect(rarity / (1 / bell(6))).toBeCloseTo(1, 1);
  });

  it('the slopes of the generator are -D and -(1 - D)', () => {
    const figure = sliderFigures['generator-slopes'];
    for (const at of places(figure)) {
      const answer = 1 / (1 + Math.exp(-at));
      const [score, d, minimax, nonSaturating] = numbers(figure, at) as [number, ...number[]];
      expect(score).toBe(at === 0 ? 0 : at);
      expect(d).toBeCloseTo(answer, 3);
      expect(minimax).toBeCloseTo(-answer, 3);
      expect(nonSaturating).toBeCloseTo(answer - 1, 3);
    }
  });

  it('the strengths of picture and noise are sqrt(abar) and sqrt(1 - abar)', () => {
    const [at, picture, noise] = numbers(sliderFigures['noise-level'], 0.36);
    expect([at, picture, noise]).toEqual([0.36, 60, 80]);
  });

  it('the guess is that of the exact denoiser, from the average to the nearest example', () => {
    const figure = sliderFigures['training-shares'];
    const denoise = pointSetDenoiser(Float64Array.from(EXAMPLES.flatMap((x) => [x, 0])));
    for (const at of places(figure)) {
      const [guess] = denoise(Float64Array.of(Math.sqrt(at) * PLACE, 0), at);
      expect(numbers(figure, at).at(-1)).toBeCloseTo(Math.abs(guess! + 0.2), 2);
    }
    const mean = EXAMPLES.reduce((sum, x) => sum + x, 0) / EXAMPLES.length;
    expect(numbers(figure, 0.01).at(-1)).toBeCloseTo(Math.abs(mean + 0.2), 1);
    expect(numbers(figure, 0.99).at(-1)).toBe(0);
  });

  it('a temperature flattens and keeps the order; at 1 the shares are e^2 : e : 1', () => {
    const figure = sliderFigures.temperature;
    const total = Math.E ** 2 + Math.E + 1;
    const shares = (at: number): number[] =>
      [...figure.state(at).alt.matchAll(/has (?:more than |less than )?([\d.]+)%/g)].map(
        ([, share]) => Number(share),
      );
    expect(shares(1)).toEqual([Math.E ** 2, Math.E, 1].map((e) => Math.round((100 * e) / total)));
    for (const at of places(figure)) {
      const [first, second, third] = shares(at) as [number, number, number];
      expect(first).toBeGreaterThan(second);
      expect(second).toBeGreaterThanOrEqual(third);
    }
    expect(shares(4)[0]).toBeLessThan(shares(1)[0]!);
  });

  it('a tone comes back as the difference from the nearest multiple of the rate, until there are two samples a wave', () => {
    const figure = sliderFigures['sampling-rate'];
    for (const [rate, heard] of [
      [700, 300],
      [900, 100],
      [1100, 100],
      [1300, 300],
      [1500, 500],
      [1900, 900],
    ] as const)
      expect(numbers(figure, rate)).toEqual([rate, 1000, heard]);
    for (const rate of [2100, 4900, 8100]) expect(figure.state(rate).words).toContain('is kept');
  });

  it('one score moves all shares and leaves the ratio of the others at e', () => {
    const figure = sliderFigures.logits;
    for (const at of places(figure)) expect(numbers(figure, at).at(-1)).toBe(2.72);
    expect(numbers(figure, 1)[1]).toBe(Math.round((100 * Math.E) / (2 * Math.E + 1)));
  });

  it('the rarest kind is lost first: at once with the chance that no draw hits it', () => {
    const figure = sliderFigures.drift;
    const chances = (at: number): number[] =>
      [...figure.state(at).alt.matchAll(/of the data: (?:more than |less than )?([\d.]+)%/g)].map(
        ([, share]) => Number(share),
      );
    // 0.99 and 0.95 to the power of a hundred draws.
    expect(chances(1).slice(2)).toEqual([0.6, Math.round(100 * 0.99 ** 100)]);
    for (const at of places(figure)) {
      expect(chances(at)).toEqual([...chances(at)].sort((a, b) => a - b));
    }
  });

  it('V(D*) is 2 JSD - ln 4, from -ln 4 to a flat 0, while Wasserstein is the distance', () => {
    const figure = sliderFigures.divergence;
    // V at D* by its definition: E_p ln D* + E_q ln(1 - D*).
    const game = (distance: number): number => {
      const [p, q] = [raisedCosine(0, 1), raisedCosine(distance, 1)];
      let sum = 0;
      for (let x = -1.4995; x < 5.5; x += 0.001) {
        const d = optimalDiscriminator(p(x), q(x));
        if (d > 0) sum += Math.exp(p(x)) * Math.log(d);
        if (d < 1) sum += Math.exp(q(x)) * Math.log(1 - d);
      }
      return sum * 0.001;
    };
    for (const at of [0, 0.4, 1, 1.6, 2, 3.1, 4]) {
      // After the distance and the 2 and 4 of the formula.
      const told = numbers(figure, at).slice(3);
      const [value, slope, wasserstein, straight] = told as [number, number, number, number];
      expect(value).toBeCloseTo(game(at), 2);
      const rise = (game(at + 0.001) - game(at)) / 0.001;
      expect(Math.abs(slope - rise)).toBeLessThan(0.011);
      expect(wasserstein).toBe(at);
      expect(straight).toBe(1);
    }
    expect(game(0)).toBeCloseTo(-Math.log(4), 5);
    expect(game(2)).toBeCloseTo(0, 9);
  });
});

it('writes shares and signs so that nothing is called all, nothing or minus zero that is not', () => {
  expect([0, 0.0004, 0.004, 0.5, 0.994, 0.9996, 1].map(percent)).toEqual([
    ...['0%', 'less than 0.1%', '0.4%', '50%', '99.4%', 'more than 99.9%', '100%'],
  ]);
  expect([0.5, 0.00004].map(portion)).toEqual(['50%', '1/25,000']);
  expect([-2.25, -0.001, 0, 3].map((value) => signed(value, 2))).toEqual([
    ...['−2.25', '0.00', '0.00', '3.00'],
  ]);
});

it('writes a bitmap that a browser reads: five bits of each color, rows from the bottom', () => {
  const colors = [1, 0, 0, 0, 1, 0, 0, 0, 1, 2, -1, 1]; // red, green; blue, magenta beyond what can be shown
  const source = /base64,([^"]+)"/.exec(bitmapOf({ side: 2, colors }))![1]!;
  const file = Buffer.from(source, 'base64');
  expect(file.toString('latin1', 0, 2)).toBe('BM');
  expect([file.readUInt32LE(2), file.readUInt32LE(10), file.readInt32LE(18)]).toEqual([62, 54, 2]);
  const pixels = [0, 1, 2, 3].map((i) => file.readUInt16LE(54 + 2 * i));
  expect(pixels).toEqual([0b11111, 0b111110000011111, 0b111110000000000, 0b1111100000]);
  expect(() => bitmapOf({ side: 3, colors: new Float64Array(27) })).toThrow(RangeError);
});
