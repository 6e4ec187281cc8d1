/** What the search finds besides the text of pages: the terms of the glossary. */
import type { SearchRecord } from '../site/search-index.ts';
import { loadContent } from './check.ts';
import { glossary } from './definitions.ts';

/** One record a term. */
export function searchRecords(): SearchRecord[] {
  const { sections, navigation } = loadContent();
  const { path, label } = navigation.glossary;
  return glossary(sections).map(({ term, means, anchor }) => ({
    url: `${path}#${anchor}`,
    title: term,
    page: label,
    text: means,
  }));
}
