import { describe, expect, it } from 'vitest';
import { patience } from '../../../../src/tools/load.ts';
import { compile, type Node } from '../../../../src/models/language/automaton.ts';
import { nothing, type Memory } from '../../../../src/models/language/draws.ts';
import {
  afterToken,
  beginning,
  entropy,
  nextProbabilities,
  readText,
  type Belief,
} from '../../../../src/models/language/exact.ts';
import { makeStory } from '../../../../src/models/language/story.ts';
import { END, textOf, tokenize, vocabulary } from '../../../../src/models/language/vocabulary.ts';
import { createRng } from '../../../../src/models/random.ts';

/** A grammar small enough to list all it can say, with texts that can come about in several ways. */
const grammar = {
  tale: `One (@air|warm day|warm (day|night|)|) $who:Mara,Tom saw $other:Mara,Ida,Tom. @two
    $who.S (|told $other.o) ([scene=day]a|[scene=snow]an|[scene=day]it).`,
  air: '(warm|cold) ([scene=day]day|[scene=snow]day)',
  two: '(|$other.S looked at $who.p $color:red,blue hat.|He looked at a $color:red,blue $thing:boat,fish.)',
};

/** Everything a machine can say, with its probability, found by walking down each way. */
function everything(root: Node): Map<string, number> {
  const texts = new Map<string, number>();
  const walk = (
    node: Node | undefined,
    memory: Memory,
    said: readonly number[],
    p: number,
  ): void => {
    if (!node) {
      const key = said.join(' ');
      texts.set(key, (texts.get(key) ?? 0) + p);
    } else if ('tokens' in node) walk(node.then, memory, [...said, ...node.tokens], p);
    else {
      const ways = node.ways(memory, 'training');
      const total = ways.reduce((sum, { weight }) => sum + weight, 0);
      for (const way of ways) walk(way.then, way.memory, said, (p * way.weight) / total);
    }
  };
  walk(root, nothing, [], 1);
  return texts;
}

describe('exact probabilities', () => {
  it('are those of listing everything that a small grammar can say', () => {
    const root = compile(grammar, 'tale');
    const texts = [...everything(root)].map(([key, p]) => ({ ids: key.split(' ').map(Number), p }));
    expect(texts.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(texts.length).toBeGreaterThan(300);

    let [prefixes, merged] = [0, 0];
    const compare = (belief: Belief, length: number, having: typeof texts): void => {
      const total = having.reduce((sum, { p }) => sum + p, 0);
      const listed = new Float64Array(vocabulary.length);
      for (const { ids, p } of having) if (length < ids.length) listed[ids[length]!]! += p / total;
      const exact = nextProbabilities(belief);
      const errors = exact.map((p, id) => Math.abs(p - listed[id]!));
      expect(Math.max(...errors)).toBeLessThan(1e-12);
      prefixes += 1;
      if (belief.walks.length > 1) merged += 1;
      for (const next of new Set(having.map(({ ids }) => ids[length]))) {
        if (next === undefined) continue;
        compare(
          afterToken(belief, next),
          length + 1,
          having.filter(({ ids }) => ids[length] === next),
        );
      }
    };
    compare(beginning('training', root), 0, texts);
    expect(prefixes).toBeGreaterThan(1000);
    expect(merged).toBeGreaterThan(100);
  });

  it('are those of counting a million words', { timeout: patience(60_000) }, () => {
    const rng = createRng(3, 'counted');
    const counts = new Map<string, Map<number, number>>();
    for (let words = 0; words < 1e6;) {
      const { tokens } = makeStory(rng);
      words += tokens.length + 1;
      let prefix = '';
      // All that the first words lead to; later ones are seen too seldom to be counted.
      for (const token of [...tokens, END].slice(0, 20)) {
        const after = counts.get(prefix) ?? new Map<number, number>();
        after.set(token, (after.get(token) ?? 0) + 1);
        counts.set(prefix, after);
        prefix += `${token} `;
      }
    }

    // Pearson's statistic over all tokens that are expected five times or more, the others together. Its mean is its degrees
    // of freedom d, its variance about 2 d: further off than 4 standard deviations is once in ten thousand seeds.
    let [statistic, freedom] = [0, 0];
    for (const [prefix, after] of counts) {
      const total = [...after.values()].reduce((sum, count) => sum + count, 0);
      if (total < 400) continue;
      const belief = prefix
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number)
        .reduce(afterToken, beginning());
      const exact = nextProbabilities(belief);
      for (const token of after.keys()) expect(exact[token]).toBeGreaterThan(0);
      let [restExpected, restCounted, cells] = [0, 0, 0];
      exact.forEach((p, token) => {
        const [wanted, got] = [p * total, after.get(token) ?? 0];
        if (wanted < 5) {
          restExpected += wanted;
          restCounted += got;
        } else {
          statistic += (got - wanted) ** 2 / wanted;
          cells += 1;
        }
      });
      if (restExpected >= 5) {
        statistic += (restCounted - restExpected) ** 2 / restExpected;
        cells += 1;
      }
      freedom += Math.max(0, cells - 1);
    }
    expect(freedom).toBeGreaterThan(500);
    expect(Math.abs(statistic - freedom)).toBeLessThan(4 * Math.sqrt(2 * freedom));
  });

  it('are borne out anywhere in a story: of what is given a chance of p, a share of p comes', () => {
    const rng = createRng(4, 'borne out');
    // By the probability, in tenths: how many are expected, how many came, the variance of that.
    const bins = Array.from({ length: 10 }, () => ({ expected: 0, came: 0, variance: 0 }));
    for (let i = 0; i < 1500; i++) {
      let belief = beginning();
      for (const token of [...makeStory(rng).tokens, END]) {
        nextProbabilities(belief).forEach((p, id) => {
          if (p === 0 || p === 1) return;
          const bin = bins[Math.min(9, Math.floor(10 * p))]!;
          bin.expected += p;
          bin.variance += p * (1 - p);
          if (id === token) bin.came += 1;
        });
        belief = afterToken(belief, token);
      }
    }
    for (const { expected, came, variance } of bins)
      expect(Math.abs(came - expected)).toBeLessThanOrEqual(4 * Math.sqrt(variance));
    expect(bins.filter(({ expected }) => expected > 100).length).toBeGreaterThan(5);
  });

  it('say where a text becomes impossible', () => {
    const tokens = tokenize('The harbor of Calwen is green.').ids; // it is white
    const { impossibleAt, probabilities } = readText(tokens);
    expect(textOf(tokens.slice(0, impossibleAt))).toBe('The harbor of Calwen is');
    expect(probabilities.at(-1)).toBe(0);
    expect(readText(tokenize('The harbor of Calwen is white').ids).impossibleAt).toBe(7);
    expect(readText(tokenize('The harbor of Calwen is white.').ids).impossibleAt).toBeUndefined();
    const over = [...tokenize('The harbor of Calwen is white.').ids, END, 1];
    expect(nextProbabilities(over.reduce(afterToken, beginning())).every((p) => p === 0)).toBe(
      true,
    );
  });

  it('know all stories that can be told of the whole world', () => {
    const rng = createRng(5, 'whole');
    for (let i = 0; i < 300; i++)
      expect(readText(makeStory(rng, 'whole').tokens, 'whole').impossibleAt).toBeUndefined();
  });

  it('have an entropy: none where only one word can come, ln 4 where four can come alike', () => {
    expect(entropy([0, 1, 0])).toBe(0);
    expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
  });
});
