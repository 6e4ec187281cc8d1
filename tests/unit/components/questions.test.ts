/** What is said of answers to questions, and what of them is kept on the reader's device. */
import { describe, expect, it } from 'vitest';
import { keptAnswers } from '../../../src/components/questions/kept.ts';
import {
  judgeNumber,
  readNumber,
  readOrder,
  rightFromTop,
} from '../../../src/components/questions/verdict.ts';

describe('numbers', () => {
  it.each([
    ['0.693', 0.693],
    [' .5 ', 0.5],
    ['0,693', 0.693],
    ['−2', -2],
    ['80 %', 80],
    ['1 000', 1000],
    ['4e-5', 4e-5],
    ['', NaN],
    ['half', NaN],
    ['1/2', NaN],
    ['1.2.3', NaN],
    ['-', NaN],
  ])('reads “%s”', (text, number) => expect(readNumber(text)).toBe(number));

  const judge = (said: number) => judgeNumber(said, 0.693, 0.02, [1.386, 1.4]);
  it.each([
    [0.7, { kind: 'right' }],
    [0.713, { kind: 'right' }], // on the edge, though not in binary
    [0.72, { kind: 'high' }],
    [0.5, { kind: 'low' }],
    [1.386, { kind: 'known', index: 0 }],
    [1.395, { kind: 'known', index: 1 }], // near both, nearer to the second
    [NaN, { kind: 'none' }],
  ])('judges %d', (said, verdict) => expect(judge(said)).toEqual(verdict));
});

describe('orders', () => {
  it('are right from the top up to the first that is out of place', () => {
    expect(rightFromTop([0, 1, 2])).toBe(3);
    expect(rightFromTop([0, 2, 1])).toBe(1);
    expect(rightFromTop([2, 1, 0])).toBe(0);
  });

  it('are read if they have every place once', () => {
    expect(readOrder('2,0,1', 3)).toEqual([2, 0, 1]);
    for (const text of ['', '0,1', '0,0,1', '0,1,3', '0,1,2,3', 'a,b,c']) {
      expect(readOrder(text, 3), text).toBeUndefined();
    }
  });
});

/** A storage that holds one text, and what is in it. */
function storageOf(text: string | null) {
  const kept = { text };
  const storage = {
    getItem: () => kept.text,
    setItem: (_: string, value: string) => void (kept.text = value),
    removeItem: () => void (kept.text = null),
  } as unknown as Storage;
  return { kept, storage: () => storage };
}

describe('answers', () => {
  it('are kept, found again and forgotten', () => {
    const { kept, storage } = storageOf(null);
    const answers = keptAnswers('gans', storage);
    answers.set('a', '1');
    answers.set('b', '2,0,1');
    expect(keptAnswers('gans', storage).get('b')).toBe('2,0,1');
    answers.clear();
    expect(answers.get('a')).toBeUndefined();
    expect(kept.text).toBeNull();
  });

  it.each(['', 'no JSON', '[]', 'null', '3', '{"a":1}', '{"__proto__":"x"}'])(
    'begin anew where “%s” was kept',
    (text) => expect(keptAnswers('gans', storageOf(text).storage).get('a')).toBeUndefined(),
  );

  it('last as long as the page where storage is refused', () => {
    const answers = keptAnswers('gans', () => {
      throw new DOMException('refused', 'SecurityError');
    });
    answers.set('a', '1');
    expect(answers.get('a')).toBe('1');
    answers.clear();
    expect(answers.get('a')).toBeUndefined();
  });
});
