import { describe, expect, it } from 'vitest';
import { experiments as ofDiffusion } from '../../../src/labs/diffusion/experiments.ts';
import { experiments as ofGan } from '../../../src/labs/gan/experiments.ts';
import { progressInWords, verdictOn } from '../../../src/labs/shared/guide/experiment.ts';

describe('the guide', () => {
  const options = ['Near 1: it still knows them', 'Near ½: it can only guess'];

  it('repeats the guess beside what came of it', () => {
    expect(verdictOn(options, 1, 0)).toMatchObject({
      kind: 'wrong',
      text: 'You said: Near 1. It was: Near ½.',
    });
    expect(verdictOn(options, 1, 1)).toMatchObject({
      kind: 'right',
      text: 'You said: Near ½, and so it was.',
    });
    expect(verdictOn(options, 1, -1)).toMatchObject({ kind: 'shown', text: 'It was: Near ½.' });
  });

  it.each([
    [1200, 5000, 1.9, 'Iteration 1,200 of 5,000, about 7 s left'],
    [10, 5000, 1, 'Iteration 10 of 5,000, about 8 min left'],
    [4999, 5000, 9, 'Iteration 4,999 of 5,000, about 1 s left'],
    [5000, 5000, 9, 'Iteration 5,000 of 5,000'],
    [0, 5000, 1, 'Iteration 0 of 5,000'],
  ])('tells how long it will take: %i of %i after %d s', (done, total, seconds, words) => {
    expect(progressInWords('Iteration', done, total, seconds)).toBe(words);
  });

  it.each([...ofGan, ...ofDiffusion])(
    '“$title” has an answer, and does not give it away',
    (each) => {
      expect(each.options[each.answer]).toBeDefined();
      expect(each.options.join(' ')).not.toMatch(/\.( |$)/); // the verdict sets the stop
      expect(each.title).not.toMatch(/collapse|oscillat|too |fail|vanish|perfect/i);
    },
  );
});
