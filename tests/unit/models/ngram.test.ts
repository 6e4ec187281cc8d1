import { describe, expect, it } from 'vitest';
import { commonest, indexRuns, nextTokens, placeOf } from '../../../src/models/ngram.ts';
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

describe('a model that counts', () => {
  const runs = wordRuns('the cat saw the dog. The cat slept, the end');
  const index = indexRuns(runs);
  const said = (...context: [...string[], string]): [string, number][] =>
    nextTokens(index, context).map(({ token, probability }) => [token, probability]);

  it('counts what came next within runs, the most frequent first', () => {
    expect(said('the')).toEqual([
      ['cat', 2 / 4],
      ['dog', 1 / 4],
      ['end', 1 / 4],
    ]);
    expect(said('cat')).toEqual([
      ['saw', 1 / 2],
      ['slept', 1 / 2],
    ]);
    expect(said('dog')).toEqual([]); // the sentence ends
    expect(said('bird')).toEqual([]);
  });

  it('counts after two tokens, and after three', () => {
    expect(said('saw', 'the')).toEqual([['dog', 1]]);
    expect(said('the', 'cat', 'slept')).toEqual([['the', 1]]);
    expect(said('dog', 'the')).toEqual([]); // of two sentences
  });

  it('knows where it has each from', () => {
    for (const next of nextTokens(index, ['the'])) {
      expect(next.positions).toHaveLength(next.count);
      for (const position of next.positions) {
        const { run, token } = placeOf(index, position);
        expect(runs[run]!.slice(token - 1, token + 1)).toEqual(['the', next.token]);
      }
    }
  });

  it('knows its commonest token, if it has any, and takes names of objects for words', () => {
    expect(commonest(index)).toBe('the');
    expect(commonest(indexRuns([]))).toBeUndefined();
    expect(nextTokens(indexRuns([['constructor', 'toString']]), ['constructor'])).toEqual([
      { token: 'toString', count: 1, probability: 1, positions: [1] },
    ]);
  });

  it('counts numbers, 0 too', () => {
    expect(nextTokens(indexRuns([[0, 7, 0]]), [7])[0]).toMatchObject({ token: 0, probability: 1 });
  });
});
