/** @file From Pagefind's results to the places that the dialog lists: the best few parts of each page. */
import { answers, wordsOf } from './closeness.ts';
import type { Found, FoundPart } from './pagefind.ts';
import type { Piece, Place } from './protocol.ts';

/** Most places of one page, so that a long one does not push the others out of sight. */
const PER_PAGE = 3;

interface Ranked extends FoundPart {
  /** How well the words found in it answer those of the query. */
  readonly worth: number;
  readonly score: number;
}

/**
 * The places for a query: the best part of a page first, pages by their best part and otherwise in the order they come.
 * A part that holds no word of the query is none.
 */
export function placesOf(
  words: string,
  pages: readonly Found[],
): { places: Place[]; more: boolean } {
  const query = wordsOf(words);
  const ranked = pages
    .map(({ meta, content, sub_results }) => ({ meta, parts: rank(query, content, sub_results) }))
    .filter(({ parts }) => parts.length > 0)
    .toSorted((a, b) => b.parts[0]!.worth - a.parts[0]!.worth);
  return {
    more: ranked.some(({ parts }) => parts.length > PER_PAGE),
    places: ranked.flatMap(({ meta, parts }) =>
      parts.slice(0, PER_PAGE).map(({ url, title, excerpt }) => ({
        url,
        heading: title,
        page: meta['page'] ?? meta['title'] ?? '',
        excerpt: withoutHeading(piecesOf(excerpt), title),
      })),
    ),
  };
}

function rank(query: readonly string[], content: string, parts: readonly FoundPart[]): Ranked[] {
  const all = content.split(/\s+/);
  return parts
    .map((part) => {
      const places = part.weighted_locations;
      const found = places.flatMap(({ location }) => wordsOf(all[location] ?? ''));
      // In steps, so that where words answer about as well, their number and weight decide.
      const worth = Math.round(answers(query, found) * 5);
      const score = places.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
      return { ...part, worth, score };
    })
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth || b.score - a.score);
}

/** An excerpt as plain pieces, so that nobody has to parse it as HTML. */
export function piecesOf(excerpt: string): Piece[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/gs) // what stands in a mark comes at every second place
    .flatMap((text, index) =>
      index % 2 === 1 ? markWord(unescaped(text)) : plain(unescaped(text)),
    )
    .filter(({ text }) => text !== '');
}

function plain(text: string): Piece[] {
  return [{ text, marked: false }];
}

/** What Pagefind marks reaches from space to space: the signs around the word are not marked here. */
function markWord(text: string): Piece[] {
  const [, before = '', word = '', after = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
  return [...plain(before), { text: word, marked: true }, ...plain(after)];
}

/** An ellipsis in the place of a formula that ends a sentence is its full stop too. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('….', '…');
}

/** The pieces after the heading, or after the end of it, where they begin with that: it stands above them already. */
export function withoutHeading(pieces: readonly Piece[], heading: string): Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  const start = /^…?\s*/.exec(text)![0].length;
  const words = heading.split(' ');
  const ends = words.map((_, index) => words.slice(index).join(' '));
  const end = ends.find((each) => text.startsWith(each, start));
  if (end === undefined) return [...pieces];
  let rest = start + end.length;
  rest += /^[.\s]*/.exec(text.slice(rest))![0].length;
  return pieces.flatMap(({ text, marked }) => {
    const kept = text.slice(rest);
    rest = Math.max(0, rest - text.length);
    return kept === '' ? [] : [{ text: kept, marked }];
  });
}
