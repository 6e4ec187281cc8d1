/** What right content becomes: sections, navigation, anchors, references and their numbers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { headingsOf } from '../../src/collections/anchors.ts';
import {
  checkContent,
  ContentError,
  loadContent,
  type CheckedContent,
} from '../../src/collections/check.ts';
import { features, parseMdx } from '../../src/collections/mdx.ts';
import { contentRoot } from '../../src/collections/root.ts';
import { navigation } from '../../src/collections/navigation.ts';
import { cellAlignment } from '../../src/markdown/cell-alignment.ts';
import { footnotes } from '../../src/markdown/footnotes.ts';
import { headingAnchors } from '../../src/markdown/heading-anchors.ts';
import { contentFolder } from './overlay.ts';

test("the site's own content is right", () => {
  expect(checkContent(contentRoot).problems).toEqual([]);
});

test('all navigation follows from the files', () => {
  expect(navigation(checkContent(contentFolder()).sections)).toMatchInlineSnapshot(`
    {
      "booklet": {
        "label": "Booklet",
        "path": "booklet/",
      },
      "chapters": [
        {
          "entries": [
            {
              "anchor": "first-what-it-is",
              "depth": 3,
              "label": "What it is",
              "path": "first/#first-what-it-is",
            },
          ],
          "headings": [
            {
              "anchor": "first-what-it-is",
              "depth": 3,
              "label": "What it is",
              "path": "first/#first-what-it-is",
            },
          ],
          "id": "first",
          "label": "First: the start",
          "labs": [],
          "next": {
            "id": "second",
            "label": "Two",
            "number": "02",
            "path": "second/",
            "title": "Second",
          },
          "number": "01",
          "path": "first/",
          "previous": undefined,
          "title": "First: the start",
          "worksheet": undefined,
        },
        {
          "entries": [
            {
              "anchor": "second-how-it-works",
              "depth": 3,
              "label": "How it works",
              "path": "second/#second-how-it-works",
            },
          ],
          "headings": [
            {
              "anchor": "second-how-it-works",
              "depth": 3,
              "label": "How it works",
              "path": "second/#second-how-it-works",
            },
          ],
          "id": "second",
          "label": "Two",
          "labs": [],
          "next": undefined,
          "number": "02",
          "path": "second/",
          "previous": {
            "id": "first",
            "label": "First: the start",
            "number": "01",
            "path": "first/",
            "title": "First: the start",
          },
          "title": "Second",
          "worksheet": undefined,
        },
      ],
      "glossary": {
        "label": "Glossary",
        "path": "glossary/",
      },
      "labs": [],
      "sources": {
        "label": "Sources",
        "path": "sources/",
      },
      "to": [Function],
    }
  `);
});

test('an anchor leads to its page, or to its place on the page that asks', () => {
  const root = contentFolder();
  const term = 'A <Term means="The meaning.">term</Term>.\n';
  const path = join(root, 'sections/01-first.mdx');
  writeFileSync(path, readFileSync(path, 'utf8') + term);
  writeFileSync(join(root, 'sections/03-term-sheets.mdx'), '---\ntitle: T\nlead: L\n---\n\nText.\n');
  const { to } = checkContent(root).navigation;
  const cases = [
    ['second', 'first/', { path: 'second/' }],
    ['second', 'second/', { hash: '#second' }],
    ['second-how-it-works', 'first/', { path: 'second/#second-how-it-works' }],
    ['second-how-it-works', '', { path: 'second/#second-how-it-works' }],
    ['second-how-it-works', 'booklet/', { hash: '#second-how-it-works' }],
    // A chapter lists the sources that it cites and the terms that it defines.
    ['ref-ho2020', 'second/', { hash: '#ref-ho2020' }],
    ['ref-ho2020', 'first/', { path: 'sources/#ref-ho2020' }],
    ['term-term', 'first/', { hash: '#term-term' }],
    ['term-term', 'second/', { path: 'glossary/#term-term' }],
    ['references', 'first/', { path: 'sources/' }],
    ['glossary', 'booklet/', { hash: '#glossary' }],
    ['how-to-cite', 'first/', { path: '#how-to-cite' }],
    ['nowhere', 'first/', undefined],
    // A section may be called like the anchors of terms and sources.
    ['term-sheets', 'first/', { path: 'term-sheets/' }],
  ] as const;
  for (const [anchor, from, target] of cases) {
    expect(to(anchor, from), `${anchor} from ${from}`).toEqual(target);
  }
});

test('a file with Windows line ends reads the same', () => {
  const root = contentFolder();
  const before = checkContent(root);
  for (const name of ['sections/01-first.mdx', 'sections/02-second.mdx', 'references.bib']) {
    const path = join(root, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  }
  // All but the function of the navigation, which no two have in common.
  const data = (content: CheckedContent) => ({
    ...content,
    navigation: { ...content.navigation, to: undefined },
  });
  expect(data(checkContent(root))).toEqual(data(before));
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

test('text that only looks like marks is right', () => {
  const root = contentFolder();
  const text = [
    '"Quoted" [sic], x[i][j], a == b and c == d, C++ and D++, at 10:30:15, 2*3, a_b_c.',
    'Escaped \\[^1], \\*\\*two\\*\\*, \\`, &lt;, &nbsp; and &amp;copy;; `code: [@key], x^2^`; $x^{2}$; someone@example.org.',
    '#1 of all, and ~~struck~~ or <sup>up</sup>.[^1]',
    '[^1]: The note, with [a link][first] and **bold**.',
    '[first]: #first',
    '````markdown title="A fence: “fenced”"\n```python\n````',
    '| a | b |\n|:-|-:|\n| 1 | a \\| b |',
    'C# and F#; f(x)[i]; 5 * 3; [0, 1]; p(x|y); (a) one, (b) two; He [the author] (who wrote it); ~10; __four__.',
    'In the end\n(a) is true,\n10 percent and\n3.5 of them are.',
    'The parts are:\n- one\n- two\n  - three\n\n  Below it.',
    '1. a\n1. b\n\nand\n\n0. a\n1. b\n   - c',
    'He wrote:\n> This is it.\n>\n> — Ada',
    '<details open>\n<summary>More *words*</summary>\n\nText, [a link](#first).\n\n</details>',
    '<table>\n  <tbody>\n    <tr><td rowspan="2">1</td><td>2</td></tr>\n  </tbody>\n</table>',
    '<figure>\n\n![A square](square.png)\n\n<figcaption>With $x$.</figcaption>\n</figure>',
    'Good 👨‍👩‍👧 naïve Å, Ένα κείμενο, 文章。**重点**，مرحبا.',
  ];
  writeFileSync(
    join(root, 'sections/03-third.mdx'),
    `---\ntitle: T\nlead: L\n---\n\n${text.join('\n\n')}\n`,
  );
  expect(checkContent(root).problems).toEqual([]);
});

test('footnotes have the anchors of their section, and columns their classes', () => {
  const source = 'One[^a], two[^a].\n\n[^a]: Note.\n\n| l | c | r |\n|:-|:-:|-:|\n| 1 | 2 | 3 |\n';
  const { code } = mdxToJs(source, {
    features,
    fileURL: pathToFileURL('/content/sections/02-gans.mdx'),
    hastPlugins: [footnotes, cellAlignment],
  });
  const all = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1]);
  const anchors = ['gans:fnref-a', 'gans:fnref-a-2', 'gans:footnote-label', 'gans:fn-a'];
  expect(all(/\bid: "([^"]+)"/g)).toEqual(anchors);
  const back = ['#gans:fn-a', '#gans:fn-a', '#gans:fnref-a', '#gans:fnref-a-2'];
  expect(all(/href: "([^"]+)"/g)).toEqual(back);
  expect(all(/className: "(center|right)"/g)).toEqual(['center', 'right', 'center', 'right']);
  expect(code).not.toMatch(/style|user-content|h2/);
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

  test('have the letters that LaTeX means, each as one character', () => {
    const root = contentFolder();
    const path = join(root, 'references.bib');
    const names = "J{\\'e}r{\\^o}me {\\L}uk{\\'a}\\v{s} and Ho{\\`a}ng, D. and Mart{\\'{\\i}}nez, {\\AA}. and e\u0301, {\\O}";
    const title = 'Na\\"\\i ve {\\"U}ber {\\c{C}}, {\\u{g}}, {\\H{o}}, {\\ss}, {\\ae}, \\^{\\i}, \\v{\\j} and \\k{a}';
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8')}\n@misc{letters, author={${names}}, title={${title}}, year={2020}, doi={10.1000/a}}\n`,
    );
    const { problems, bibliography } = checkContent(root);
    expect(problems).toEqual([]);
    expect(bibliography.get('letters')).toMatchObject({
      authors: ['Jérôme Łukáš', 'D. Hoàng', 'Å. Martínez', 'Ø é'],
      title: 'Naïve Über Ç, ğ, ő, ß, æ, î, ǰ and ą',
    });
  });

  test('leave out what is never cited', () => {
    const root = contentFolder();
    const path = join(root, 'references.bib');
    const entry = '\n@misc{unused, author={{A Team}}, title={T}, date={2020-05}, doi={10.1000/a_b}}\n';
    writeFileSync(path, readFileSync(path, 'utf8') + entry);
    const { problems, bibliography, citations } = checkContent(root);
    expect(problems).toEqual([]);
    expect(bibliography.get('unused')).toMatchObject({
      authors: ['A Team'],
      year: '2020',
      href: 'https://doi.org/10.1000/a_b',
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
