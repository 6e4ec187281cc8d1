/** What right content becomes: sections, navigation, anchors, references and their numbers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { headingsOf } from '../../src/collections/anchors.ts';
import { checkContent, ContentError, loadContent } from '../../src/collections/check.ts';
import { features, parseMdx } from '../../src/collections/mdx.ts';
import { contentRoot } from '../../src/collections/root.ts';
import { navigation } from '../../src/collections/sections.ts';
import { headingAnchors } from '../../src/markdown/heading-anchors.ts';
import { contentFolder } from './overlay.ts';

test("the site's own content is right", () => {
  expect(checkContent(contentRoot).problems).toEqual([]);
});

test('all navigation follows from the files', () => {
  expect(navigation(checkContent(contentFolder()).sections)).toMatchInlineSnapshot(`
    [
      {
        "headings": [
          {
            "depth": 3,
            "href": "#first-what-it-is",
            "text": "What it is",
          },
        ],
        "href": "#first",
        "id": "first",
        "label": "First: the start",
        "next": {
          "href": "#second",
          "id": "second",
          "label": "Two",
          "number": "02",
          "title": "Second",
        },
        "number": "01",
        "previous": undefined,
        "title": "First: the start",
      },
      {
        "headings": [
          {
            "depth": 3,
            "href": "#second-how-it-works",
            "text": "How it works",
          },
        ],
        "href": "#second",
        "id": "second",
        "label": "Two",
        "next": undefined,
        "number": "02",
        "previous": {
          "href": "#first",
          "id": "first",
          "label": "First: the start",
          "number": "01",
          "title": "First: the start",
        },
        "title": "Second",
      },
    ]
  `);
});

test('a file with Windows line ends reads the same', () => {
  const root = contentFolder();
  const before = checkContent(root);
  for (const name of ['sections/01-first.mdx', 'sections/02-second.mdx', 'references.bib']) {
    const path = join(root, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  }
  expect(checkContent(root)).toEqual(before);
});

test('headings get the anchors that the build writes', () => {
  const source = `### It's "here" -- now

### A \`code\` & <Term idea="noise">noise</Term> *both*: ü, 100%
`;
  const { code } = mdxToJs(source, {
    features,
    fileURL: pathToFileURL('/content/sections/02-gans.mdx'),
    hastPlugins: [headingAnchors],
  });
  const built = [...code.matchAll(/id: "([^"]+)"/g)].map((match) => match[1]);
  const tree = parseMdx(source, () => undefined);
  expect(tree && headingsOf(tree, 'gans').map(({ anchor }) => anchor)).toEqual(built);
  expect(built).toHaveLength(2);
});

describe('citations', () => {
  test('are numbered by first appearance, and know where they stand', () => {
    const { citations } = checkContent(contentFolder());
    const list = citations.list.map(({ number, anchor, citedIn }) => ({ number, anchor, citedIn }));
    expect(list).toEqual([
      { number: 1, anchor: 'ref-bishop2006', citedIn: ['first', 'second'] },
      { number: 2, anchor: 'ref-ho2020', citedIn: ['second'] },
    ]);
    expect(citations.numbers.get('ho2020')).toBe(2);
  });

  test('give plain data to set', () => {
    const { bibliography } = checkContent(contentFolder());
    expect([...bibliography.values()]).toMatchInlineSnapshot(`
      [
        {
          "arxiv": undefined,
          "authorText": "Christopher M. Bishop",
          "authors": [
            "Christopher M. Bishop",
          ],
          "container": "Springer",
          "detail": undefined,
          "doi": undefined,
          "href": "https://link.springer.com/book/9780387310732",
          "key": "bishop2006",
          "others": false,
          "shortAuthor": "Bishop",
          "title": "Pattern Recognition and Machine Learning",
          "type": "book",
          "year": "2006",
        },
        {
          "arxiv": "2006.11239",
          "authorText": "Jonathan Ho, Ajay Jain and Pieter Abbeel",
          "authors": [
            "Jonathan Ho",
            "Ajay Jain",
            "Pieter Abbeel",
          ],
          "container": "Advances in Neural Information Processing Systems 33",
          "detail": undefined,
          "doi": undefined,
          "href": "https://arxiv.org/abs/2006.11239",
          "key": "ho2020",
          "others": false,
          "shortAuthor": "Ho et al.",
          "title": "Denoising Diffusion Probabilistic Models",
          "type": "inproceedings",
          "year": "2020",
        },
      ]
    `);
  });

  test('leave out what is never cited', () => {
    const root = contentFolder();
    const path = join(root, 'references.bib');
    const entry = '\n@misc{unused, author={{A Team}}, title={T}, date={2020-05}, doi={10.1/a_b}}\n';
    writeFileSync(path, readFileSync(path, 'utf8') + entry);
    const { problems, bibliography, citations } = checkContent(root);
    expect(problems).toEqual([]);
    expect(bibliography.get('unused')).toMatchObject({
      authors: ['A Team'],
      year: '2020',
      href: 'https://doi.org/10.1/a_b',
    });
    expect(citations.numbers.has('unused')).toBe(false);
  });
});

describe('loadContent', () => {
  test('throws the whole list', () => {
    const root = contentFolder('several-problems');
    expect(() => loadContent(root)).toThrow(ContentError);
    expect(() => loadContent(root)).toThrow(/The content has 4 problems:\n.*comments\.json:2 /);
  });

  test('reads a changed file anew', async () => {
    const root = contentFolder();
    expect(loadContent(root).comments).toHaveLength(2);
    writeFileSync(join(root, 'comments.json'), '[]');
    await expect.poll(() => loadContent(root).comments).toHaveLength(0);
  });
});
