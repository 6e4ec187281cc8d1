/** @file The list of results. What comes from the index is set as text, never as HTML. */
import type { Place } from './protocol.ts';

/** An entry a place: its page, its heading, and the words among others. */
export function entriesOf(places: readonly Place[]): HTMLLIElement[] {
  return places.map((place, index) => {
    const link = document.createElement('a');
    link.href = place.url;
    const page = span('search-page', place.page);
    // The page is named once for the places that follow each other; a screen reader hears it with each.
    if (places[index - 1]?.page === place.page) page.classList.add('search-page-again');
    const excerpt = span('search-excerpt');
    excerpt.append(...place.excerpt.map(({ text, marked }) => (marked ? mark(text) : text)));
    link.append(page, ' ', span('search-heading', place.heading), ' ', excerpt);
    const entry = document.createElement('li');
    entry.append(link);
    return entry;
  });
}

function span(name: string, text = ''): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}
