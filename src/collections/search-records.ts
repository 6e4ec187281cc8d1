/** What the search finds besides the text of chapters: sources, the terms of the glossary, and labs with their settings. */
import { labs } from '../labs/registry.ts';
import { inlineText } from '../markdown/inline.ts';
import type { SettingsTable } from '../labs/shared/settings/settings.ts';
import type { SearchRecord } from '../site/search-index.ts';
import { loadContent } from './check.ts';

/** One record a source, a term, a lab. */
export function searchRecords(): SearchRecord[] {
  const { glossary, citations, navigation } = loadContent();
  return [
    ...citations.list.map(({ anchor, reference }) => ({
      url: `${navigation.sources.path}#${anchor}`,
      title: reference.title,
      page: navigation.sources.label,
      text: [reference.authors.join(', '), reference.container, reference.year]
        .filter(Boolean)
        .join('. '),
    })),
    ...glossary.entries.map(({ term, means, anchor }) => ({
      url: `${navigation.glossary.path}#${anchor}`,
      title: term,
      page: navigation.glossary.label,
      text: inlineText(means),
    })),
    ...navigation.labs.map(({ name, path, label, does }) => ({
      url: path,
      title: label,
      page: 'Lab',
      text: `${does} Settings: ${settingsOf(labs[name].table)}.`,
    })),
  ];
}

/** Labels of settings, and of what there is to choose. */
function settingsOf(table: SettingsTable): string {
  return Object.values(table)
    .map((field) => {
      const choices = field.kind === 'choice' ? field.choices.map(({ label }) => label) : [];
      return [field.label, ...choices].join(', ');
    })
    .join('; ');
}
