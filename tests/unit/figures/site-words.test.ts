/** The site's own text, counted: what follows, where it stands, and what is said where nothing does. */
import { describe, expect, it } from 'vitest';
import {
  guess,
  nextWordsOf,
  noteOn,
  readText,
  readWords,
  spoken,
} from '../../../src/figures/site-words.ts';

const text = readText([
  {
    url: '/a/#a-cats',
    chapter: 'A',
    heading: 'Cats',
    sentences: [
      'The cat, the dog & the cat sleep.',
      'Here the cat sleeps (the end).',
      'The cat sleeps.',
    ],
  },
  { url: '/b/', chapter: 'B', heading: 'B', sentences: ['A dog sleeps.', 'The cat sleeps.'] },
]);

describe('what comes next', () => {
  it('is counted after the last word and the last two, with each sentence once', () => {
    const [bigram, trigram] = guess(text, ['the', 'cat']);
    expect(bigram).toMatchObject({ model: 'Bigram', after: ['cat'], total: 5 });
    expect(trigram).toMatchObject({ model: 'Trigram', after: ['the', 'cat'], total: 5 });
    expect(bigram!.words.map(({ word, count }) => [word, count])).toEqual([
      ['sleeps', 3],
      ['the', 1],
      ['sleep', 1],
    ]);
    const [after] = guess(text, ['the']);
    expect(after!.words[0]).toMatchObject({ word: 'cat', count: 5, probability: 5 / 7 });
    // Twice in the first sentence; the same words in two places are two sentences.
    expect(after!.words[0]!.sentences.map(({ passage }) => passage.url)).toEqual([
      '/a/#a-cats',
      '/a/#a-cats',
      '/a/#a-cats',
      '/b/',
    ]);
  });

  it('is nothing after a word that is unknown, and the bigram’s alone where only the last is known', () => {
    expect(guess(text, [])).toEqual([]);
    expect(guess(text, ['the', 'bird'])).toEqual([]);
    expect(guess(text, ['bird', 'the']).map(({ model }) => model)).toEqual(['Bigram']);
  });

  it('ends where nothing ever followed', () => {
    const guesses = guess(text, ['dog', 'sleeps']);
    expect(guesses.map(({ total }) => total)).toEqual([0, 0]);
    expect(nextWordsOf(text, ['dog', 'sleeps'], true)).toContain('a counting model has no answer');
    expect(spoken(text, ['dog', 'sleeps'])).toContain('nothing follows');
  });
});

it('reads what is written up to the end of a sentence', () => {
  expect(readWords('  One end. The Cat ')).toEqual(['the', 'cat']);
  expect(readWords(' … ')).toEqual([]);
});

it('names a word that is unknown, with the nearest that is known', () => {
  expect(noteOn(text, ['the', 'cat'])).toBe('');
  expect(noteOn(text, ['the', 'slep'])).toMatch(/“slep” is not a word .*“sleep”/);
  expect(noteOn(text, ['xylophone'])).not.toContain('nearest');
  expect(noteOn(text, ['far', 'far', 'cat', 'sleeps'])).toBe(''); // what no model looks at
  expect(noteOn(text, [])).toContain('“the”');
});

it('shows words to press, counts, and sentences as links with the words marked', () => {
  const words = ['the', 'dog', 'the'];
  const markup = nextWordsOf(text, words, true);
  expect(markup).toContain('data-word="cat"');
  expect(markup).toContain('5 of 7, 71%');
  expect(markup).toContain(
    '<a href="/a/#a-cats"><mark>The cat</mark>, the dog &amp; <mark>the cat</mark> sleep.</a> <i>A: Cats</i>',
  );
  expect(markup).toContain('<i>B</i>');
  expect(nextWordsOf(text, words, false)).not.toContain('<button');
});

it('marks whole words only, across commas', () => {
  expect(nextWordsOf(text, ['cat'], false)).toContain('The <mark>cat, the</mark> dog');
  expect(nextWordsOf(text, ['the', 'cat'], false)).not.toContain('<mark>the cat sleep</mark>s');
});
