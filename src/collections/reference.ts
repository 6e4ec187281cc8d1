/** One entry of the .bib file as plain data: names, title, where it appeared, where to read it. */
import type { Creator, Entry } from '@retorquere/bibtex-parser';
import { fieldLine } from './bib-source.ts';
import { checkEntry, known } from './check-entry.ts';
import type { Report } from './problem.ts';
import { referenceLinks } from './reference-links.ts';
import { listed, nearest } from './suggest.ts';

/** One source, as plain text without markup. */
export interface Reference {
  /** The key that `<Cite of>` names. */
  readonly key: string;
  /** `article`, `inproceedings`, `misc`, … */
  readonly type: string;
  /** Names in reading order, `Ian J. Goodfellow`. */
  readonly authors: readonly string[];
  /** Whether the list of authors ends in "and others". */
  readonly others: boolean;
  /** For a list of sources: up to three names, or the first and "et al.". */
  readonly authorText: string;
  /** For the running text: up to two family names, or `Goodfellow et al.`. */
  readonly shortAuthor: string;
  readonly title: string;
  readonly year: string;
  /** Journal, proceedings, book or publisher, or else the arXiv number, where there is one. */
  readonly container: string | undefined;
  /** Volume, number and pages, where there are any: `521(7553), 436–444`. */
  readonly detail: string | undefined;
  /** Where to read it: the entry's url, else arXiv, else the DOI. */
  readonly href: string;
  readonly doi: string | undefined;
  readonly arxiv: string | undefined;
}

const required = ['author', 'title', 'year'] as const;

/** Reads one entry; undefined, after reports, where something that a reader needs is not there. */
export function readReference(entry: Entry, line: number, report: Report): Reference | undefined {
  let right = true;
  const wrong = (field: string, message: string, hint?: string) => {
    right = false;
    report(fieldLine(entry, line, field), message, hint);
  };
  const names = Object.keys(entry.fields);
  for (const name of names) {
    const twice = /^(.*)\+duplicate-/.exec(name)?.[1];
    if (twice !== undefined) {
      wrong(twice, `The entry "${entry.key}" has the field "${twice}" twice.`, 'Keep one.');
    }
  }
  const year = /^[12]\d{3}\b/.exec(plain(entry, 'year') ?? plain(entry, 'date') ?? '')?.[0];
  const title = plain(entry, 'title');
  const creators = entry.fields.author ?? entry.fields.editor ?? [];
  for (const field of required) {
    if (field === 'author' ? creators.length > 0 : field === 'title' ? title : year) continue;
    if (names.includes(field)) {
      const value = plain(entry, field);
      const message = value === undefined ? 'is empty' : `is "${value}"`;
      const hint = field === 'year' ? 'Write year = {2020}.' : undefined;
      wrong(field, `The ${field} of "${entry.key}" ${message}.`, hint);
      continue;
    }
    const near = nearest(
      field,
      names.filter((name) => !known.has(name)),
    );
    const hint = near
      ? `Did you mean "${field}" where it says "${near}"?`
      : `Add the field ${field} = {…}.`;
    wrong(near ?? '', `The entry "${entry.key}" has no ${field}.`, hint);
  }
  const { doi, arxiv, href } = referenceLinks(
    {
      url: plain(entry, 'url'),
      doi: plain(entry, 'doi'),
      eprint: plain(entry, 'eprint'),
      archive: plain(entry, 'archiveprefix') ?? plain(entry, 'eprinttype'),
    },
    (field, what, hint) => wrong(field, `The ${field} of "${entry.key}" ${what}.`, hint),
  );
  checkEntry(entry, title ?? '', wrong);
  if (!href) {
    const message = `The entry "${entry.key}" has no link.`;
    wrong('', message, `Add the field url, doi or eprint (this one with archivePrefix = {arXiv}).`);
  }
  if (!right || !title || !year || !href) return undefined;
  const people = creators.map(fullName);
  const others = creators.at(-1)?.lastName === 'others' && !creators.at(-1)?.firstName;
  const authors = others ? people.slice(0, -1) : people;
  const shortNames = creators.slice(0, authors.length).map(familyName);
  return {
    key: entry.key,
    type: entry.type,
    authors,
    others,
    authorText: joinNames(authors, others, 3),
    shortAuthor: joinNames(shortNames, others, 2),
    title,
    year,
    container: containerOf(entry) ?? (arxiv && `arXiv:${arxiv}`),
    detail: detailOf(entry),
    href,
    doi,
    arxiv,
  };
}

/** A field as plain text: the parser marks italics and the like with HTML tags. */
function plain(entry: Entry, field: string): string | undefined {
  const value: unknown = (entry.fields as Record<string, unknown>)[field];
  const text = Array.isArray(value) ? listed(value.map(String)) : value;
  if (typeof text !== 'string') return undefined;
  const clean = letters(text)
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return clean === '' ? undefined : clean;
}

/** Accents and letters as one character; LaTeX takes a letter without its dot, which then gets an accent in its place. */
function letters(text: string): string {
  return text
    .replaceAll(/ı(?=\p{M})/gu, 'i')
    .replaceAll(/ȷ(?=\p{M})/gu, 'j')
    .normalize('NFC');
}

function containerOf(entry: Entry): string | undefined {
  const fields =
    'journaltitle journal booktitle publisher institution organization school howpublished';
  return fields
    .split(' ')
    .map((field) => plain(entry, field))
    .find((text) => text !== undefined);
}

function detailOf(entry: Entry): string | undefined {
  const volume = plain(entry, 'volume') ?? '';
  const number = plain(entry, 'number');
  const issue = number === undefined ? volume : `${volume}(${number})`;
  const pages = plain(entry, 'pages')?.replaceAll(/(?<=\d)-(?=\d)/g, '–');
  return [issue, pages].filter(Boolean).join(', ') || undefined;
}

function familyName(creator: Creator): string {
  return letters(creator.name ?? [creator.prefix, creator.lastName].filter(Boolean).join(' '));
}

function fullName(creator: Creator): string {
  const suffix = creator.suffix === undefined ? '' : `, ${creator.suffix}`;
  return letters([creator.firstName, familyName(creator)].filter(Boolean).join(' ') + suffix);
}

function joinNames(names: readonly string[], others: boolean, most: number): string {
  return others || names.length > most ? `${names[0]} et al.` : listed(names);
}
