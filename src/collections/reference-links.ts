/** Where to read a source, by the url, doi and eprint of its entry: each in its form, and all of one work. No network. */

/** These fields of an entry, as text. */
export interface LinkFields {
  readonly url: string | undefined;
  readonly doi: string | undefined;
  readonly eprint: string | undefined;
  /** `archivePrefix` or `eprinttype`: whose number `eprint` is. */
  readonly archive: string | undefined;
}

/** What they say. */
export interface ReferenceLinks {
  /** Without the address in front of it: `10.1038/s41586-024-07566-y`. */
  readonly doi: string | undefined;
  /** Without its prefix: `2006.11239`. */
  readonly arxiv: string | undefined;
  /** The url, else arXiv, else the DOI. */
  readonly href: string | undefined;
}

/** Takes what is wrong with a field, as the end of a sentence that begins with it. */
export type Wrong = (field: 'url' | 'doi' | 'eprint', what: string, hint: string) => void;

/** ISO 26324: a directory, a registrant, a slash, and whatever the registrant likes. */
const doiForm = /^10\.\d{4,}(?:\.\d+)*\/\S+$/;
/** https://info.arxiv.org/help/arxiv_identifier.html: since April 2007, and before. */
const arxivForm =
  /^(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/;

/** Reads and checks them. */
export function referenceLinks(fields: LinkFields, wrong: Wrong): ReferenceLinks {
  const { url } = fields;
  const doi = fields.doi?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  const isArxiv = fields.archive?.toLowerCase() === 'arxiv';
  const arxiv = isArxiv ? fields.eprint?.replace(/^arxiv:\s*/i, '') : undefined;
  if (doi !== undefined && !doiForm.test(doi)) {
    wrong('doi', `is "${doi}", which is no DOI`, 'Write doi = {10.1038/s41586-024-07566-y}.');
  }
  if (arxiv !== undefined && !arxivForm.test(arxiv)) {
    const hint = 'Write eprint = {2006.11239}.';
    wrong('eprint', `is "${arxiv}", which is no number of arXiv`, hint);
  }
  if (url !== undefined) checkUrl(url, { doi, arxiv }, wrong);
  const href =
    url ?? (arxiv && `https://arxiv.org/abs/${arxiv}`) ?? (doi && `https://doi.org/${doi}`);
  return { doi, arxiv, href: href === '' ? undefined : href };
}

function checkUrl(
  url: string,
  { doi, arxiv }: Pick<ReferenceLinks, 'doi' | 'arxiv'>,
  wrong: Wrong,
): void {
  if (/\s/.test(url) || !/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    wrong('url', 'is not a web address', 'Write url = {https://…}, without spaces.');
    return;
  }
  const { host, pathname } = new URL(url);
  if (/^(?:dx\.)?doi\.org$/.test(host)) {
    const there = decode(pathname.slice(1));
    if (!doiForm.test(there))
      wrong('url', `leads to "${there}", which is no DOI`, 'Copy it again.');
    // A DOI is the same in capitals and in small letters.
    else if (doi !== undefined && there.toLowerCase() !== doi.toLowerCase()) {
      wrong('url', `leads to the DOI ${there}, but its doi is ${doi}`, 'Keep the right one.');
    }
  }
  const [, there] = /^\/(?:abs|pdf|html)\/(.*?)(?:\.pdf)?\/?$/.exec(pathname) ?? [];
  if (/^(?:www\.|export\.)?arxiv\.org$/.test(host) && there !== undefined) {
    if (!arxivForm.test(there)) {
      wrong('url', `leads to "${there}", which is no number of arXiv`, 'Copy it again.');
    } else if (arxiv !== undefined && withoutVersion(there) !== withoutVersion(arxiv)) {
      const what = `leads to number ${there} of arXiv, but its eprint is ${arxiv}`;
      wrong('url', what, 'Keep the right one.');
    }
  }
}

function withoutVersion(arxiv: string): string {
  return arxiv.replace(/v\d+$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
