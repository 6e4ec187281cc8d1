/** What the search finds besides the text of pages: the terms of the glossary. */
import type { SearchRecord } from '../site/search-index.ts';
import { loadContent } from './check.ts';
import { glossary } from './definitions.ts';

/** The page with the glossary, under the site's root. */
const glossaryPage = '';

/** One record a term. */
export function searchRecords(): SearchRecord[] {
  return glossary(loadContent().sections).map(({ term, means, anchor }) => ({
    url: `${glossaryPage}#${anchor}`,
    title: term,
    page: 'Glossary',
    text: means,
  }));
}
