import { describe, expect, it } from 'vitest';
import { commonest, nextTokens, trainBigram } from '../../../src/models/bigram.ts';
import { codeRuns, wordRuns } from '../../../src/models/tokens.ts';

describe('tokens', () => {
  it('are words in small letters, in runs that end with sentences, lines and signs', () => {
    expect(wordRuns('The cat, the dog’s bone. A well-known\ncat (1 of 2)!')).toEqual([
      ['the', 'cat', 'the', 'dog’s', 'bone'],
      ['a', 'well-known'],
      ['cat'],
      ['1', 'of', '2'],
    ]);
    expect(wordRuns(' … \n')).toEqual([]);
  });

  it('are names, numbers and signs of code, without its comments', () => {
    expect(codeRuns('x_t = f(x, 0.5) ** 2 # the [!code step:next]\n# only words\n')).toEqual([
      ['x_t', '=', 'f', '(', 'x', ',', '0.5', ')', '**', '2'],
    ]);
  });
});

describe('a bigram model', () => {
  const model = trainBigram(wordRuns('the cat saw the dog. The cat slept, the end'));

  it('counts pairs within runs, the most likely first', () => {
    expect(nextTokens(model, 'the')).toEqual([
      { token: 'cat', count: 2, probability: 2 / 4 },
      { token: 'dog', count: 1, probability: 1 / 4 },
      { token: 'end', count: 1, probability: 1 / 4 },
    ]);
    expect(nextTokens(model, 'cat').map(({ token }) => token)).toEqual(['saw', 'slept']);
    expect(nextTokens(model, 'dog')).toEqual([]); // the sentence ends
    expect(nextTokens(model, 'bird')).toEqual([]);
  });

  it('gives probabilities that sum to 1', () => {
    for (const token of model.keys()) {
      const sum = nextTokens(model, token).reduce((all, { probability }) => all + probability, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('knows its commonest token, if it has any, and takes names of objects for words', () => {
    expect(commonest(model)).toBe('the');
    expect(commonest(trainBigram([]))).toBeUndefined();
    expect(nextTokens(trainBigram([['constructor', 'toString']]), 'constructor')).toEqual([
      { token: 'toString', count: 1, probability: 1 },
    ]);
  });
});
