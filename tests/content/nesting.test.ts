/** Content that is nested so often that a parser or a compiler would give up: the file and the line are told. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { formatProblems } from '../../src/collections/problem.ts';
import { contentFolder } from './overlay.ts';

const head = '---\ntitle: T\nlead: L\n---\n\nText.\n\n';

test.each([
  ['quotations', (n: number) => `${'> '.repeat(n)}x`],
  ['lists in lines', (n: number) => `${'- '.repeat(n)}x`],
  ['lists', (n: number) => Array.from({ length: n }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  ['tags', (n: number) => `${'<b>'.repeat(n)}x${'</b>'.repeat(n)}`],
])('%s', (_name, make) => {
  const root = contentFolder();
  for (const times of [100, 1000, 10_000]) {
    // As many lists by indentation would be a file of 100 megabytes.
    const text = make(times === 10_000 && make(2).includes('\n') ? 2000 : times);
    writeFileSync(join(root, 'sections/03-third.mdx'), head + text);
    const told = formatProblems(checkContent(root).problems);
    expect(told).toMatch(/sections\/03-third\.mdx:\d+ {2}.* nested /);
  }
});

test('what people nest is right', () => {
  const root = contentFolder();
  const text = `${head}> - a\n>   - b\n>     - c\n>       - d\n>         - e <b><i>*f*</i></b>`;
  writeFileSync(join(root, 'sections/03-third.mdx'), text);
  expect(checkContent(root).problems).toEqual([]);
});

test('frontmatter, JSON and braces of sources', () => {
  const root = contentFolder();
  const deep = 100_000;
  const yaml = `---\ntitle: ${'['.repeat(deep)}${']'.repeat(deep)}\n---\n`;
  writeFileSync(join(root, 'sections/03-third.mdx'), yaml);
  writeFileSync(join(root, 'comments.json'), `[\n${'['.repeat(deep)}${']'.repeat(deep)}]`);
  writeFileSync(
    join(root, 'references.bib'),
    `@misc{ho2020,\n  title = ${'{'.repeat(deep)}${'}'.repeat(deep)}}\n`,
  );
  expect(formatProblems(checkContent(root).problems)).toMatchInlineSnapshot(`
    "The content has 6 problems:
    content/comments.json:2  Lists or objects are nested too often here. A comment is { "id": "…", "text": "…" }, in the one list.
    content/references.bib:1  This is not BibTeX: Maximum call stack size exceeded. Check that each { has its } and that a comma ends each field.
    content/sections/01-first.mdx:6  There is no source "bishop2006" in references.bib. The keys are: ho2020.
    content/sections/02-second.mdx:7  There is no source "bishop2006" in references.bib. The keys are: ho2020.
    content/sections/03-third.mdx  This section has no text. Write it below the frontmatter.
    content/sections/03-third.mdx:2  The frontmatter is not valid YAML: nesting exceeded maxDepth (100). Put a text that contains a colon or a quotation mark in quotes: title: "GANs: a game"."
  `);
});
