/** Synthetic data: what is known of it beforehand, and the classifier and generators that are measured with it. */
import { describe, expect, it } from 'vitest';
import { fitMixture, meanLogLikelihood } from '../../../src/models/em.ts';
import { classPosterior } from '../../../src/models/guidance.ts';
import {
  logDensity,
  responsibilities,
  sampleMixture,
  sharesOf,
} from '../../../src/models/mixture.ts';
import { indexRuns, nextTokens } from '../../../src/models/ngram.ts';
import { count, moments, normalPoints } from '../../../src/models/points.ts';
import { createRng } from '../../../src/models/random.ts';
import { BORDER, createBigram } from '../../../src/models/synthetic/bigram.ts';
import {
  bayesError,
  classPair,
  classPairNames,
  sampleClasses,
  type Labelled,
} from '../../../src/models/synthetic/classes.ts';
import { errorRate, fitPolynomial } from '../../../src/models/synthetic/classifier.ts';
import {
  createChain,
  modelNames,
  nextGeneration,
  perfectDistance,
  RIDGE,
  worldNames,
  worlds,
  type GenerationsOptions,
} from '../../../src/models/synthetic/generations.ts';
import {
  fitGaussian,
  fitKernelDensity,
  fitMixtureTo,
  jittered,
} from '../../../src/models/synthetic/generators.ts';
import { estimate, studentQuantile } from '../../../src/models/synthetic/interval.ts';
import { trainNetwork } from '../../../src/models/synthetic/network.ts';
import { createTextChain, nextTexts, RARE } from '../../../src/models/synthetic/text-chain.ts';
import { isWord, joinedWords, newStories } from '../../../src/models/synthetic/texts.ts';
import {
  expectedVariances,
  leftByDrift,
  lossByDrift,
  widenings,
} from '../../../src/models/synthetic/theory.ts';
import {
  createTrial,
  sourceNames,
  type TrialOptions,
} from '../../../src/models/synthetic/trial.ts';

/** Abramowitz & Stegun 1964, 7.1.26, within 1.5e-7: the normal distribution's tail beyond z >= 0. */
function normalTail(z: number): number {
  const t = 1 / (1 + (0.3275911 * z) / Math.SQRT2);
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const sum = series.reduceRight((rest, a) => (rest + a) * t, 0);
  return 0.5 * sum * Math.exp((-z * z) / 2);
}

describe('the Bayes error', () => {
  it('of two round bells is the normal tail beyond half their distance', () => {
    const least = bayesError(classPair('clouds'));
    expect(Math.abs(least - normalTail(1))).toBeLessThan(1e-4);
  });

  it('of opposite corners is that of two borders that may cancel', () => {
    // Wrong where exactly one coordinate lies on the wrong side: 2 q (1 - q), with q the tail beyond 0.8 / 0.45.
    const q = normalTail(0.8 / 0.45);
    expect(Math.abs(bayesError(classPair('corners')) - 2 * q * (1 - q))).toBeLessThan(1e-4);
  });

  it.each(classPairNames)('%s: a finer and wider grid gives the same', (name) => {
    const finer = bayesError(classPair(name), { reach: 6, nodes: 901 });
    expect(Math.abs(bayesError(classPair(name)) - finer)).toBeLessThan(1e-4);
  });

  it.each(classPairNames)('%s: is what the best classifier gets wrong', (name) => {
    const pair = classPair(name);
    const n = 20000;
    const least = bayesError(pair);
    const fresh = sampleClasses(pair, n, createRng(3, name));
    const best = errorRate(
      (points) =>
        Float64Array.from({ length: count(points) }, (_, i) =>
          classPosterior(pair, 1, points[2 * i]!, points[2 * i + 1]!),
        ),
      fresh,
    );
    expect(Math.abs(best - least)).toBeLessThan(4 * Math.sqrt((least * (1 - least)) / (2 * n)));
  });
});

describe('the classifier', () => {
  const pair = classPair('moons');

  it('stands at the bottom, where the constant’s slope is 0', () => {
    // At the best fit the predictions of an unpenalised constant agree with the labels on average.
    const train = sampleClasses(pair, 40, createRng(1));
    const judge = fitPolynomial(train, 3);
    const sum = [...judge(train[0]), ...judge(train[1])].reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(40, 3);
  });

  it('finds the border of two round bells, 1 / (1 + e^(-2 x 0.6 / 0.36))', () => {
    const train = sampleClasses(classPair('clouds'), 20000, createRng(2));
    const judge = fitPolynomial(train, 1);
    for (const x of [-0.5, 0, 0.5]) {
      const truth = 1 / (1 + Math.exp((-2 * x * 0.6) / 0.36));
      expect(Math.abs(judge(Float64Array.from([x, 0.3]))[0]! - truth)).toBeLessThan(0.02);
    }
  });

  it('bends with its degree, and nears the best one with many examples', () => {
    const train = sampleClasses(pair, 3000, createRng(4));
    const fresh = sampleClasses(pair, 10000, createRng(5));
    const [straight, bent] = [1, 3].map((degree) => errorRate(fitPolynomial(train, degree), fresh));
    expect(straight).toBeGreaterThan(0.1);
    expect(bent).toBeLessThan(bayesError(pair) + 0.006);
  });

  it('keeps finite where examples can be separated, and knows which class is which', () => {
    const train: Labelled = [Float64Array.from([-1, 0, -2, 1]), Float64Array.from([1, 0, 2, 1])];
    const judge = fitPolynomial(train, 3);
    const [left, right] = judge(Float64Array.from([-1.5, 0.5, 1.5, 0.5]));
    expect(left).toBeLessThan(0.2);
    expect(right).toBeGreaterThan(0.8);
    expect(errorRate(judge, train)).toBe(0);
    expect(errorRate(judge, [train[1], train[0]])).toBe(1);
  });
});

describe('the interval of a mean', () => {
  it('has Student’s quantiles', () => {
    // Table of the t distribution, 97.5 %.
    const table = [
      [4, 2.7764],
      [9, 2.2622],
      [19, 2.093],
      [99, 1.9842],
      [999, 1.9623],
    ] as const;
    for (const [freedom, quantile] of table) {
      expect(Math.abs(studentQuantile(freedom) / quantile - 1)).toBeLessThan(0.002);
    }
  });

  const REPEATS = 4000;
  const covers = (draw: () => number, n: number, truth: number): number => {
    let inside = 0;
    for (let i = 0; i < REPEATS; i++) {
      const { low, high } = estimate(Array.from({ length: n }, draw));
      if (low <= truth && truth <= high) inside += 1;
    }
    return inside / REPEATS;
  };
  const ERROR = 3 * Math.sqrt((0.95 * 0.05) / REPEATS);

  it.each([5, 20, 100])('covers the truth of %i normal values in 95 of 100 cases', (n) => {
    const rng = createRng(1, `interval ${n}`);
    expect(Math.abs(covers(() => rng.normal(), n, 0) - 0.95)).toBeLessThan(ERROR);
  });

  it('covers about as often with 100 trials of the lab, errors and their changes', () => {
    const trials = Array.from({ length: 1000 }, (_, i) => {
      const trial = createTrial({ ...few, examples: 5 }, i);
      const [none, density] = (['none', 'density'] as const).map((source) =>
        trial.error(trial.judge(trial.added(source))),
      );
      return { none: none!, change: density! - none! };
    });
    for (const of of ['none', 'change'] as const) {
      const all = trials.map((trial) => trial[of]);
      const rng = createRng(2, of);
      const share = covers(() => all[rng.below(all.length)]!, 100, estimate(all).mean);
      expect(Math.abs(share - 0.95)).toBeLessThan(0.01 + ERROR);
    }
  });

  it('does not pretend to know anything after four values', () => {
    expect(estimate([1, 2, 3, 4]).high).toBe(Infinity);
  });
});

describe('expectation-maximisation', () => {
  it('never lowers the likelihood', () => {
    const points = sampleClasses(classPair('moons'), 60, createRng(6))[0];
    let before = -Infinity;
    for (let iterations = 1; iterations <= 40; iterations++) {
      const model = fitMixture(points, 3, createRng(7), iterations, 0);
      const now = meanLogLikelihood(model, points);
      expect(now).toBeGreaterThanOrEqual(before - 1e-12);
      before = now;
    }
  });

  it('ends early where it gains no more, nearly as high', () => {
    const points = sampleClasses(classPair('moons'), 200, createRng(8))[0];
    const likelihood = (iterations: number, tolerance: number) =>
      meanLogLikelihood(fitMixture(points, 3, createRng(9), iterations, 0, tolerance), points);
    expect(likelihood(300, 1e-4)).not.toBe(likelihood(300, 0));
    expect(likelihood(300, 0) - likelihood(300, 1e-4)).toBeLessThan(0.02);
  });

  it('shares many points as it shares one', () => {
    const [m] = classPair('corners');
    const points = normalPoints(20, createRng(10));
    const { shares, meanLogDensity } = sharesOf(m, points);
    let sum = 0;
    for (let i = 0; i < 20; i++) {
      const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
      expect(shares.map((of) => of[i])).toEqual([...responsibilities(m, x, y)]);
      sum += logDensity(m, x, y);
    }
    expect(meanLogDensity).toBeCloseTo(sum / 20, 12);
  });
});

describe('generators', () => {
  const points = sampleClasses(classPair('rare'), 50, createRng(11))[1];
  const made = {
    gaussian: fitGaussian(points),
    density: fitKernelDensity(points),
    jitter: jittered(points, 0.3),
    mixture: fitMixtureTo(points, 3, 0.01, createRng(12)),
  };

  it.each(Object.entries(made))(
    '%s draws points of the mean of its examples and of the variance it says',
    (_, generator) => {
      const n = 40000;
      const drawn = moments(generator.sample(n, createRng(13)));
      const { mean } = moments(points);
      for (const axis of [0, 1] as const) {
        const se = Math.sqrt(drawn.cov[axis === 0 ? 0 : 2] / n);
        expect(Math.abs(drawn.mean[axis] - mean[axis])).toBeLessThan(4.5 * se);
      }
      const variance = (drawn.cov[0] + drawn.cov[2]) / 2;
      expect(Math.abs(variance / generator.variance - 1)).toBeLessThan(0.03);
    },
  );

  it('keeps to as many components as the examples bear', () => {
    const three = Float64Array.from([0, 0, 1, 0.2, 2, 0]);
    const { cov } = moments(three);
    expect(fitMixtureTo(three, 3, 0, createRng(1)).variance).toBeCloseTo((cov[0] + cov[2]) / 2, 12);
  });

  it('a Gaussian survives examples that lie in one place', () => {
    const one = fitGaussian(Float64Array.from([1, 2, 1, 2, 1, 2]));
    expect([one.variance, ...one.sample(2, createRng(1))]).toEqual([0, 1, 2, 1, 2]);
  });

  it('a network learns each class by its label', () => {
    const classes = sampleClasses(classPair('clouds'), 100, createRng(14));
    const [left, right] = trainNetwork(classes, 1).map((g) => moments(g.sample(500, createRng(2))));
    expect(left!.mean[0]).toBeLessThan(-0.3);
    expect(right!.mean[0]).toBeGreaterThan(0.3);
  });
});

const few: TrialOptions = {
  ...{ classes: 'moons', examples: 10, added: 200, jitter: 0.2, components: 3, more: 20 },
  ...{ degree: 3, seed: 1 },
};

describe('a trial', () => {
  const fast = sourceNames.filter((name) => name !== 'network');

  it('is the same whichever sources are asked, in whatever order', () => {
    const one = createTrial(few, 4);
    const errors = fast.map((name) => one.error(one.judge(one.added(name))));
    const other = createTrial(few, 4);
    for (const name of [...fast].reverse()) {
      expect(other.error(other.judge(other.added(name)))).toBe(errors[fast.indexOf(name)]);
    }
    expect(new Set(errors).size).toBe(fast.length);
  });

  it('draws its own examples and fresh points, and adds as many as asked', () => {
    const [a, b] = [createTrial(few, 0), createTrial(few, 1)];
    expect(a.real).not.toEqual(b.real);
    expect(a.fresh).not.toEqual(b.fresh);
    expect(a.added('none').map(count)).toEqual([0, 0]);
    expect(a.added('density').map(count)).toEqual([200, 200]);
  });
});

describe('generation after generation', () => {
  const CHAINS = 300;
  const GENERATIONS = 12;
  const usual: GenerationsOptions = {
    ...{ world: 'islands', model: 'gaussian', components: 3, seed: 5 },
    ...{ examples: 40, keeping: 'replace', kept: 0 },
  };
  const run = (options: GenerationsOptions) =>
    Array.from({ length: CHAINS }, (_, i) => {
      const chain = createChain(options, i);
      return Array.from({ length: GENERATIONS }, () => nextGeneration(chain));
    });

  it('a Gaussian that replaces its examples loses 1/n of its variance a generation', () => {
    const found = expectedVariances(2, usual, widenings.gaussian, 30);
    found.forEach((variance, i) => expect(variance).toBeCloseTo(2 * (1 - 1 / 40) ** (i + 1), 12));
  });

  it('one that accumulates them loses 1/(n g²), so that most of it stays for ever', () => {
    const found = expectedVariances(
      2,
      { ...usual, keeping: 'accumulate' },
      widenings.gaussian,
      400,
    );
    let product = 2;
    found.forEach((variance, i) => {
      product *= 1 - 1 / (40 * (i + 1) ** 2);
      expect(variance).toBeCloseTo(product, 12);
    });
    expect(found.at(-1)).toBeGreaterThan(2 * 0.958);
  });

  it.each(
    (['gaussian', 'mixture', 'density'] as const).flatMap((model) =>
      (
        [
          ['replace', 0],
          ['replace', 8],
          ['accumulate', 0],
        ] as const
      ).map(([keeping, kept]) => [model, keeping, kept] as const),
    ),
  )('%s, %s, %i real ones kept: runs have the expected variance', (model, keeping, kept) => {
    const options = { ...usual, model, keeping, kept };
    const widening = model === 'mixture' ? widenings.mixture(RIDGE) : widenings[model];
    const expected = expectedVariances(worlds.islands.variance, options, widening, GENERATIONS);
    const runs = run(options);
    for (const g of [0, 1, 4, GENERATIONS - 1]) {
      const { mean, sd } = estimate(runs.map((records) => records[g]!.variance));
      expect(Math.abs(mean - expected[g]!)).toBeLessThan((4 * sd) / Math.sqrt(CHAINS));
    }
  });

  it('drift: of one example in two, half are lost in the next generation, and the rest go the same way', () => {
    // n = 2, share 1/2: counts 0, 1, 2 with chances 1/4, 1/2, 1/4; of the 1s a quarter is lost each time.
    const lost = lossByDrift(0.5, 2, 4);
    [1 / 4, 3 / 8, 7 / 16, 15 / 32].forEach((chance, i) => expect(lost[i]).toBeCloseTo(chance, 14));
    // In the end a part of share s is all that there is with chance s, and else lost.
    expect(lossByDrift(0.05, 40, 1500).at(-1)).toBeCloseTo(0.95, 6);
    expect(lossByDrift(0.05, 1000, 1)[0]).toBeCloseTo(0.95 ** 1000, 24);
  });

  it('a mixture loses the rare island about as often as drift says, though its mean weight stays', () => {
    const runs = run({ ...usual, model: 'mixture' });
    const lost = runs.filter((records) => records.at(-1)!.lost).length / CHAINS;
    const drift = lossByDrift(worlds.islands.rare, 40, GENERATIONS).at(-1)!;
    expect(Math.abs(lost - drift)).toBeLessThan(0.12);
    const { mean, sd } = estimate(runs.map((records) => records.at(-1)!.rare));
    expect(Math.abs(mean - worlds.islands.rare)).toBeLessThan((4 * sd) / Math.sqrt(CHAINS));
  });

  it.each(worldNames)('%s: the truth has the variance and the rare share that are said', (name) => {
    const { truth, variance, rare, inRare } = worlds[name];
    const n = 40000;
    const rng = createRng(1, name);
    const points = sampleMixture(truth, n, rng);
    const { cov } = moments(points);
    expect(Math.abs((cov[0] + cov[2]) / 2 / variance - 1)).toBeLessThan(0.03);
    expect(Math.abs(inRare(points) / n - rare)).toBeLessThan(0.005);
    expect(perfectDistance(name, 1)).toBeGreaterThan(0);
    expect(perfectDistance(name, 1)).toBeLessThan(0.03);
  });

  it.each(modelNames)('%s: equal seeds give equal chains, and to look changes nothing', (model) => {
    const options = { ...usual, model };
    const [a, b] = [createChain(options, 3), createChain(options, 3)];
    expect(nextGeneration(a)).toEqual(nextGeneration(b));
    b.measure();
    for (const chain of [a, b]) chain.gather();
    expect(a.examples).toEqual(b.examples);
    expect(createChain(options, 2).examples).not.toEqual(createChain(options, 3).examples);
  });
});

describe('words over generations', () => {
  const spoken = newStories(30, 1, 'test');
  const names = ['', ...new Set(spoken.flat())];
  const texts = spoken.map((text) => text.map((word) => names.indexOf(word)));
  const bigram = createBigram(names.length);
  for (const text of texts) bigram.add(text);

  it('a text is words and signs, which make the text again', () => {
    expect(joinedWords(['“', 'Ida', '’s', 'cup', ',', '”', 'said', 'Max', '.'])).toBe(
      '“Ida’s cup,” said Max.',
    );
    expect(['Ida', 'cup', '’s', ',', '“'].map(isWord)).toEqual([true, true, false, false, false]);
    // A name in two pieces is one word.
    expect(spoken.flat().some((word) => word.includes('+') || word.includes(' '))).toBe(false);
  });

  it('the bigram counts what the index of n-grams finds', () => {
    const index = indexRuns(texts.map((text) => [BORDER, ...text, BORDER]));
    for (let a = 0; a < names.length; a++) {
      const found = nextTokens(index, [a]);
      expect(bigram.pairs().filter(([first]) => first === a)).toHaveLength(found.length);
      for (const { token, count: times } of found) expect(bigram.pair(a, token)).toBe(times);
    }
  });

  it('it writes pairs as often as it counted them, and no others', () => {
    const rng = createRng(1);
    const again = createBigram(names.length);
    const times = 100;
    for (let i = 0; i < times * texts.length; i++) again.add(bigram.write(rng));
    for (const pair of again.pairs()) expect(bigram.pair(...pair)).toBeGreaterThan(0);
    const often = bigram.pairs().filter((pair) => bigram.pair(...pair) >= 10);
    for (const pair of often) {
      expect(again.pair(...pair) / times / bigram.pair(...pair)).toBeGreaterThan(0.85);
      expect(again.pair(...pair) / times / bigram.pair(...pair)).toBeLessThan(1.15);
    }
    expect(bigram.write(createRng(2), 3)).toHaveLength(3);
  });

  it('drift leaves of many rare things what a sample of large size leaves of one', () => {
    const left = leftByDrift([1, 1, 3], 12);
    expect(left[0]).toBe(1);
    expect(left[1]).toBeCloseTo(1 - (2 * Math.exp(-1) + Math.exp(-3)) / 3, 9);
    // One in 1,000 draws, from generation 1 with one example of it: the chain of Wright and Fisher, exactly.
    const n = 1000;
    const three = lossByDrift(3 / n, n, 11).map((lost) => 1 - lost);
    leftByDrift([3], 12)
      .slice(1)
      .forEach((share, i) => {
        expect(Math.abs(share - three[i]!)).toBeLessThan(0.002);
      });
  });

  const chains = (changes: object, lines = 24) =>
    Array.from({ length: lines }, (_, i) =>
      createTextChain({ examples: 60, keeping: 'replace', kept: 0, seed: 5, ...changes }, i),
    );

  it('words and pairs are lost as drift has it, within what chance leaves open', () => {
    const lines = chains({});
    const rare = lines.map(({ real }) => real.filter((times) => times <= RARE));
    for (let generation = 1; generation <= 20; generation++) {
      const found = lines.map(nextTexts);
      const check = (shares: number[], expected: number[]): void => {
        const { mean, low, high } = estimate(shares);
        const drift = estimate(expected).mean;
        // Twice the interval: it is looked at 60 times. And a hundredth, for texts in which a word comes again soon.
        expect(Math.abs(mean - drift)).toBeLessThan(high - low + 0.01);
      };
      const at = (counts: readonly number[]): number => leftByDrift(counts, generation).at(-1)!;
      check(
        found.map(({ left }) => left),
        lines.map(({ real }) => at(real)),
      );
      check(
        found.map(({ rareLeft }) => rareLeft),
        rare.map(at),
      );
      check(
        found.map(({ pairs }) => pairs),
        lines.map(({ realPairs }) => at(realPairs)),
      );
    }
  });

  it('what is added to the texts loses nothing; what is drawn again finds words again', () => {
    const [added] = chains({ keeping: 'accumulate' }, 1);
    for (let i = 0; i < 6; i++) {
      expect(nextTexts(added!)).toMatchObject({ left: 1, rareLeft: 1, pairs: 1 });
    }
    // In as many words as the real texts have.
    const sum = (values: readonly number[]): number =>
      values.reduce((all, value) => all + value, 0);
    expect(sum(added!.counts) / sum(added!.real)).toBeCloseTo(1, 1);
    const [again] = chains({ kept: 12 }, 1);
    const left = Array.from({ length: 20 }, () => nextTexts(again!).rareLeft);
    expect(left.some((share, i) => i > 0 && share > left[i - 1]!)).toBe(true);
  });

  it('three texts go round in circles, and yet each generation ends', () => {
    const [few] = chains({ examples: 3 }, 1);
    for (let i = 0; i < 150; i++) nextTexts(few!);
    expect(few!.text.split(' ').length).toBeLessThanOrEqual(200);
  });

  it('lines of descent are the same whether others run or not', () => {
    const [alone] = chains({}, 1);
    const [first] = chains({}, 3);
    expect(nextTexts(alone!)).toEqual(nextTexts(first!));
    expect(nextTexts(alone!)).toEqual(nextTexts(first!));
    expect(chains({ seed: 6 }, 1)[0]!.realText).not.toBe(first!.realText);
  });
});
