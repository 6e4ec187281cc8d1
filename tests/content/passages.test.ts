/** The sentences of the content, each under its heading. */
import { expect, it } from 'vitest';
import { loadContent } from '../../src/collections/check.ts';
import { passagesOf, sentencesOf } from '../../src/collections/passages.ts';

it('parts sentences, and leaves out what has no word', () => {
  expect(sentencesOf('It is 0.5. Is it? “Yes.” … 12.')).toEqual(['It is 0.5.', 'Is it?', '“Yes.”']);
});

it('stand where the site has an address for them', () => {
  const { sections, navigation } = loadContent();
  const passages = passagesOf(sections, (path) => path);
  const known = new Set(
    navigation.chapters.flatMap(({ path, headings }) => [path, ...headings.map((each) => each.path)]),
  );
  expect(passages.length).toBeGreaterThan(0);
  for (const { url, sentences } of passages) {
    expect(known).toContain(url);
    expect(sentences.join('')).not.toMatch(/[\n{}]|<\/?\w/);
  }
});
