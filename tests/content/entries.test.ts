/** What a folder can hold besides files, which no fixture can: links, and what nobody may read. */
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { formatProblems } from '../../src/collections/problem.ts';
import { contentFolder } from './overlay.ts';

test('links in the place of sections and folders are told', () => {
  const root = contentFolder();
  const at = (name: string) => join(root, 'sections', name);
  symlinkSync('02-second.mdx', at('03-third.mdx'));
  symlinkSync('nowhere.mdx', at('04-fourth.mdx'));
  symlinkSync(root, at('pictures'));
  expect(formatProblems(checkContent(root).problems)).toMatchInlineSnapshot(`
    "The content has 3 problems:
    content/sections/03-third.mdx  This is a link to something elsewhere, which would not be found. Put the file itself here.
    content/sections/04-fourth.mdx  This is a link to a file that is not there. Remove the link.
    content/sections/pictures  This is a link to something elsewhere, which would not be found. Put the file itself here."
  `);
});

test('a link to an image is right', () => {
  const root = contentFolder();
  symlinkSync('square.png', join(root, 'sections/linked.png'));
  writeFileSync(
    join(root, 'sections/03-third.mdx'),
    '---\ntitle: T\nlead: L\n---\n\n![A square](linked.png)\n',
  );
  expect(checkContent(root).problems).toEqual([]);
});

test('a file in the place of the folder, and a folder in the place of a file, are told', () => {
  const root = contentFolder();
  rmSync(join(root, 'sections'), { recursive: true });
  writeFileSync(join(root, 'sections'), '');
  rmSync(join(root, 'comments.json'));
  mkdirSync(join(root, 'comments.json'));
  expect(formatProblems(checkContent(root).problems)).toMatchInlineSnapshot(`
    "The content has 2 problems:
    content/comments.json  This file cannot be read.
    content/sections  This folder cannot be read. Look whether it is a folder, and who may open it."
  `);
});

test.skipIf(process.getuid?.() === 0)('a folder that nobody may read is told', () => {
  const root = contentFolder();
  chmodSync(join(root, 'sections'), 0);
  const text = formatProblems(checkContent(root).problems);
  chmodSync(join(root, 'sections'), 0o700);
  expect(text).toContain('content/sections  This folder cannot be read.');
});
