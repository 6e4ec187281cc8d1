/** What an entry of the .bib file says that BibTeX reads otherwise than it was meant. */
import type { Creator, Entry } from '@retorquere/bibtex-parser';
import { nearest } from './suggest.ts';

/** Takes a problem of one field; the entry is then left out. */
export type Wrong = (field: string, message: string, hint?: string) => void;

/** Optional fields that readers see. */
const shown = (
  'editor journal journaltitle booktitle publisher institution organization school howpublished volume number ' +
  'pages'
).split(' ');

/** Fields that mean something else, so that none of them is taken for a misspelt one. */
export const known: ReadonlySet<string> = new Set([
  ...shown,
  ...`author title year date month url urldate doi eprint eprinttype eprintclass archiveprefix primaryclass
  series edition address location note howpublished keywords keyword abstract isbn issn language issue`.split(
    /\s+/,
  ),
]);

/** @param title the title as plain text. */
export function checkEntry(entry: Entry, title: string, wrong: Wrong): void {
  const creators = entry.fields.author ?? entry.fields.editor ?? [];
  const name = creators.map(misread).find((each) => each !== undefined);
  if (name !== undefined) {
    const hint =
      'Write and between names, {…} around the name of an institution, and others for et al.';
    wrong('author', `The authors of "${entry.key}" cannot be told apart at "${name}".`, hint);
  }
  const mark = /&#?\w+;|`[^`]+`|\*\S[^*]*\*|\$\S*\$/.exec(title)?.[0];
  if (mark !== undefined) {
    wrong(
      'title',
      `The title of "${entry.key}" would show ${mark} as it is.`,
      'Write the words alone.',
    );
  }
  // LaTeX has other characters where these two signs are.
  if (/[¡¿]/.test(title) && !/[¡¿]/.test(entry.input)) {
    wrong('title', `The title of "${entry.key}" has < or >.`, 'Write $<$ and $>$ for the signs.');
  }
  for (const field of Object.keys(entry.fields)) {
    const near = known.has(field) || field.length < 4 ? undefined : nearest(field, shown);
    if (near === undefined) continue;
    wrong(field, `The field "${field}" of "${entry.key}" is not known.`, `Did you mean "${near}"?`);
  }
}

/** Reports addresses that lead nowhere. */
export function checkAddresses(
  key: string,
  { url, doi, arxiv }: Readonly<Record<'url' | 'doi' | 'arxiv', string | undefined>>,
  wrong: Wrong,
): void {
  if (url !== undefined && !(URL.canParse(url) && /^https?:\/\/[^/\s\\][^\s\\]*$/.test(url))) {
    wrong('url', `The url of "${key}" is not a web address.`, 'Write url = {https://…}.');
  }
  if (doi !== undefined && !/^10\.\d+(?:\.\d+)*\/\S+$/.test(doi)) {
    wrong('doi', `The doi of "${key}" is "${doi}".`, 'Write it like doi = {10.1038/nature14539}.');
  }
  if (
    arxiv !== undefined &&
    !/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.test(arxiv)
  ) {
    wrong(
      'eprint',
      `The eprint of "${key}" is "${arxiv}".`,
      'Write it like eprint = {2006.11239}.',
    );
  }
}

/** A name that is more than one, or less. */
function misread({
  name,
  firstName = '',
  lastName = '',
  suffix = '',
}: Creator): string | undefined {
  if (name !== undefined) return undefined;
  const all = [firstName, lastName].join(' ').trim();
  if (/[;&]|\bet al\b|^and\b/.test(all)) return all;
  // The part between two commas is for Jr. and the like.
  return suffix === '' || /^(?:[JS]r\.?|[IVX]+)$/i.test(suffix) ? undefined : suffix;
}
