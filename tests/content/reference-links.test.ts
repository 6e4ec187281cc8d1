/** Links of sources that are right, in all the forms in which they come. */
import { expect, test } from 'vitest';
import { referenceLinks, type LinkFields } from '../../src/collections/reference-links.ts';

const doi = '10.1038/s41586-024-07566-y';

const right: [Partial<LinkFields>, string][] = [
  [{ url: 'http://example.org/a_(b)?c=d#e' }, 'http://example.org/a_(b)?c=d#e'],
  [{ doi }, `https://doi.org/${doi}`],
  [{ doi: `doi:${doi}` }, `https://doi.org/${doi}`],
  [{ doi: `https://dx.doi.org/${doi}` }, `https://doi.org/${doi}`],
  [{ doi: '10.1000.10/a(b)<c>' }, 'https://doi.org/10.1000.10/a(b)<c>'],
  [{ doi, url: `https://doi.org/${doi.toUpperCase()}` }, `https://doi.org/${doi.toUpperCase()}`],
  [{ eprint: 'arXiv:2006.11239v2', archive: 'arXiv' }, 'https://arxiv.org/abs/2006.11239v2'],
  [{ eprint: 'cond-mat/0703470', archive: 'arXiv' }, 'https://arxiv.org/abs/cond-mat/0703470'],
  [{ eprint: 'math.GT/0309136', archive: 'arxiv' }, 'https://arxiv.org/abs/math.GT/0309136'],
  [
    { eprint: '2006.11239', archive: 'arXiv', url: 'https://www.arxiv.org/pdf/2006.11239v2.pdf' },
    'https://www.arxiv.org/pdf/2006.11239v2.pdf',
  ],
  // Where a paper is elsewhere too, its url may lead there.
  [{ eprint: '2006.11239', archive: 'arXiv', url: `https://doi.org/${doi}` }, `https://doi.org/${doi}`],
];

test.each(right)('%o', (fields, href) => {
  const wrong: string[] = [];
  const none = { url: undefined, doi: undefined, eprint: undefined, archive: undefined };
  const links = referenceLinks({ ...none, ...fields }, (field, what) => wrong.push(`${field} ${what}`));
  expect(wrong).toEqual([]);
  expect(links.href).toBe(href);
});

test('a number of another archive is no link', () => {
  const fields = { url: undefined, doi: undefined, eprint: '12345', archive: 'hal' };
  expect(referenceLinks(fields, expect.unreachable).href).toBeUndefined();
});
