import { describe, expect, it } from 'vitest';
import { experiments as ofDiffusion } from '../../../src/labs/diffusion/experiments.ts';
import { experiments as ofGan } from '../../../src/labs/gan/experiments.ts';
import {
  explanation,
  progressInWords,
  verdictOn,
} from '../../../src/labs/shared/guide/experiment.ts';

const options = [
  { words: 'Near 1', explain: (): string => 'Not so.' },
  { words: 'Near ½', explain: (): string => 'So it is.' },
];

describe('the guide', () => {
  it('repeats the guess beside what came of it', () => {
    const asked = { options, answer: 1 };
    expect(verdictOn(asked, 0)).toMatchObject({
      kind: 'wrong',
      text: 'You said: Near 1. It was: Near ½.',
    });
    expect(verdictOn(asked, 1)).toMatchObject({
      kind: 'right',
      text: 'You said: Near ½, and so it was.',
    });
    expect(verdictOn(asked, -1)).toMatchObject({ kind: 'shown', text: 'It was: Near ½.' });
  });

  it('explains the reader’s own answer, or the right one where there was none, and then what happened', () => {
    const asked = { question: '', options, answer: 1, explain: (run: number) => `It was ${run}.` };
    expect(explanation(asked, 0, 0.5)).toEqual(['Not so.', 'It was 0.5.']);
    expect(explanation(asked, 1, 0.5)).toEqual(['So it is.', 'It was 0.5.']);
    expect(explanation(asked, -1, 0.5)).toEqual(['So it is.', 'It was 0.5.']);
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

  const titled = [...ofGan, ...ofDiffusion].flatMap(({ title, remedy, ...each }) => [
    { title, ...each },
    ...(remedy ? [{ title: remedy.label, ...remedy }] : []),
  ]);

  it.each(titled)(
    '“$title” has an answer among others, and its title does not give it away',
    (each) => {
      const words = each.options.map((option) => option.words);
      expect(words[each.answer]).toBeDefined();
      expect(new Set(words).size).toBeGreaterThan(1);
      expect(words.join(' ')).not.toMatch(/\.( |$)/); // the verdict sets the stop
      expect(each.title).not.toMatch(/collapse|oscillat|too |fail|vanish|perfect|reaches/i);
    },
  );

  it.each([...ofGan, ...ofDiffusion])('the remedy of “$title” changes one thing', (each) => {
    const [before, after] = [each.settings, each.remedy?.settings ?? each.settings].map(
      (settings): Readonly<Record<string, unknown>> => settings,
    ) as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)));
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    const one = changed.every((name) => name.endsWith('Rate')) ? 2 : 1;
    expect(changed.length).toBeLessThanOrEqual(one);
    expect(changed.length).toBeGreaterThanOrEqual(each.remedy ? 1 : 0);
    expect(changed).not.toContain('seed');
  });
});
