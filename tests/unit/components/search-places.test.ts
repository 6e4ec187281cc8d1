/** What the search lists: the parts with the reader's words, the best first, as plain pieces of text. */
import { describe, expect, it } from 'vitest';
import { answers, closeness, wordsOf } from '../../../src/components/search/closeness.ts';
import type { Found, FoundPart } from '../../../src/components/search/pagefind.ts';
import { piecesOf, placesOf, withoutHeading } from '../../../src/components/search/places.ts';

describe('closeness', () => {
  it('is 1 for the word itself, less for its other forms, 0 for another word', () => {
    expect(closeness('noise', 'noise')).toBe(1);
    expect(closeness('gradients', 'gradient')).toBeGreaterThan(0.8);
    expect(closeness('diffu', 'diffusion')).toBeGreaterThan(0.5);
    expect(closeness('generative', 'generator')).toBeGreaterThan(0.5);
    expect(closeness('xyzzy', 'x')).toBe(0);
    expect(closeness('noise', 'nonsense')).toBe(0);
    expect(closeness('p', 'p')).toBe(1);
  });

  it('counts each word of the query by the best word that was found', () => {
    expect(answers(['mode', 'collapse'], ['collapse', 'model', 'mode'])).toBe(2);
    expect(answers(['mode', 'collapse'], ['collapse'])).toBe(1);
    expect(answers(['mode'], [])).toBe(0);
  });

  it('reads words without signs, accents and capitals', () => {
    expect(wordsOf('(Bézier’s “U-Net”, alpha_bar[t])')).toEqual([
      'bezier',
      's',
      'u',
      'net',
      'alpha',
      'bar',
      't',
    ]);
  });
});

describe('excerpts', () => {
  it('are pieces of text, marked from the first letter of a word to its last', () => {
    expect(piecesOf('a &lt;b&gt; of <mark>(noise,</mark> <mark>noisy_data</mark>')).toEqual([
      { text: 'a <b> of ', marked: false },
      { text: '(', marked: false },
      { text: 'noise', marked: true },
      { text: ',', marked: false },
      { text: ' ', marked: false },
      { text: 'noisy_data', marked: true },
    ]);
  });

  it.each([
    ['Adding noise. Call it so', 'Adding noise', 'Call it so'],
    ['… noise Call it so', 'Adding noise', 'Call it so'],
    ['… a noise Call it so', 'Adding noise', '… a noise Call it so'],
    ['Noise', 'Noise', ''],
  ])('“%s” under “%s” begins after it', (excerpt, heading, rest) => {
    const pieces = withoutHeading(piecesOf(excerpt), heading);
    expect(pieces.map(({ text }) => text).join('')).toBe(rest);
  });
});

describe('places', () => {
  /** A part whose words stand at these places of the page's text. */
  const part = (title: string, locations: number[], score = 1): FoundPart => ({
    url: `/#${title}`,
    title,
    excerpt: title,
    weighted_locations: locations.map((location) => ({ location, balanced_score: score })),
  });
  const page = (title: string, content: string, sub_results: FoundPart[]): Found => ({
    url: '/',
    content,
    meta: { title },
    sub_results,
  });

  it('puts what answers all words before what answers some, in and between pages', () => {
    const one = page('one', 'models collapse noise', [part('a', [0, 1])]);
    const two = page('two', 'mode alone mode collapse', [part('b', [0], 9), part('c', [2, 3])]);
    const { places, more } = placesOf('mode collapse', [one, two]);
    expect(places.map(({ page, heading }) => `${page} ${heading}`)).toEqual([
      'two c',
      'two b',
      'one a',
    ]);
    expect(more).toBe(false);
  });

  it('lists the three weightiest parts of a page, and says that there are more', () => {
    const parts = [1, 4, 2, 3].map((score, at) => part(`h${score}`, [at], score));
    const { places, more } = placesOf('noise', [page('one', 'noise '.repeat(4), parts)]);
    expect(places.map(({ heading }) => heading)).toEqual(['h4', 'h3', 'h2']);
    expect(more).toBe(true);
  });

  it('leaves out what holds no word of the query', () => {
    const found = page('one', 'x marks it', [part('a', [0])]);
    expect(placesOf('xyzzy', [found])).toEqual({ places: [], more: false });
  });
});
