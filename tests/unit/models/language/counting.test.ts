import { describe, expect, it } from 'vitest';
import { corpus, testStories } from '../../../../src/models/language/corpus.ts';
import { countTexts } from '../../../../src/models/language/counting.ts';
import { readText } from '../../../../src/models/language/exact.ts';
import { END, vocabulary } from '../../../../src/models/language/vocabulary.ts';
import { placeOf, nextTokens } from '../../../../src/models/ngram.ts';

const V = vocabulary.length;

describe('counting models of the language', () => {
  it('mix what was counted with what a shorter context says', () => {
    const { next } = countTexts([
      [5, 6],
      [5, 7],
      [4, 5, 6],
    ]);
    // After 5: 6 twice and 7 once, and one observation's weight of all tokens alike.
    expect(next([5], 2)[6]).toBeCloseTo((2 + 1 / V) / 4, 12);
    expect(next([5], 2)[9]).toBeCloseTo(1 / V / 4, 12);
    // After 4 5: 6 once, and one observation's weight of what comes after 5.
    expect(next([4, 5], 3)[6]).toBeCloseTo((1 + (2 + 1 / V) / 4) / 2, 12);
    // A text begins after its end's token: with 5 twice, with 4 once.
    expect(next([], 2)[5]).toBeCloseTo((2 + 1 / V) / 4, 12);
    expect(next([5, 7], 2)[END]).toBeCloseTo((1 + 1 / V) / 2, 12);
    for (const before of [[], [5], [4, 5], [300]])
      for (const order of [2, 3])
        expect(next(before, order).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it('come nearer to the truth the more they read, and never reach it', () => {
    const texts = [];
    for (const { tokens } of corpus()) {
      texts.push(tokens);
      if (texts.length === 3000) break;
    }
    const { index, next } = countTexts(texts);
    const surprise = { bigram: 0, trigram: 0, exact: 0 };
    let words = 0;
    for (const { tokens } of testStories(200)) {
      const all = [...tokens, END];
      all.forEach((token, i) => {
        surprise.bigram -= Math.log(next(all.slice(0, i), 2)[token]!);
        surprise.trigram -= Math.log(next(all.slice(0, i), 3)[token]!);
      });
      for (const p of readText(tokens).probabilities) surprise.exact -= Math.log(p);
      words += all.length;
    }
    expect(surprise.bigram / words).toBeLessThan(Math.log(V) / 2);
    expect(surprise.trigram).toBeLessThan(0.7 * surprise.bigram);
    expect(surprise.exact).toBeLessThan(0.6 * surprise.trigram);

    // Where a word comes from: a text, and a token of it behind the END that begins each run.
    const [likeliest] = nextTokens(index, [texts[7]![0]!]);
    for (const position of likeliest!.positions.slice(0, 5)) {
      const { run, token } = placeOf(index, position);
      expect(texts[run]![token - 1]).toBe(likeliest!.token);
    }
  });
});
