/** `npm run new`: the file it writes is right at once, and it never overwrites one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { createSection } from '../../src/tools/new-section.ts';
import { contentFolder } from './overlay.ts';

test('writes the next number, and a file that passes all checks', () => {
  const root = contentFolder();
  expect(createSection(root, ' Variational  autoencoders ')).toBe(
    'sections/03-variational-autoencoders.mdx',
  );
  const { problems, sections } = checkContent(root);
  expect(problems).toEqual([]);
  expect(sections.at(-1)).toMatchObject({
    number: 3,
    id: 'variational-autoencoders',
    title: 'Variational autoencoders',
  });
});

test.each(['Say "hello": a test', 'Über *Größe* & <Tags> {x} $1', '--- # no', "It's 100% \\ true"])(
  'takes the title %s as it is',
  (title) => {
    const root = contentFolder();
    createSection(root, title);
    const { problems, sections } = checkContent(root);
    expect(problems).toEqual([]);
    expect(sections.at(-1)?.title).toBe(title);
  },
);

test('starts with 01 in an empty folder', () => {
  expect(createSection(contentFolder('no-section'), 'First')).toBe('sections/01-first.mdx');
});

test('refuses an empty title, one without letters, and one that is taken', () => {
  const root = contentFolder();
  const before = readFileSync(join(root, 'sections/02-second.mdx'), 'utf8');
  expect(() => createSection(root, '  ')).toThrow(
    'Give the title in quotes: npm run new -- "My title"',
  );
  expect(() => createSection(root, '扩散')).toThrow('has no letters from a to z');
  expect(() => createSection(root, 'Second!')).toThrow(
    'There is a section "second" already: sections/02-second.mdx.',
  );
  expect(() => createSection(root, 'References')).toThrow(
    'The site itself has the name "references"',
  );
  expect(readFileSync(join(root, 'sections/02-second.mdx'), 'utf8')).toBe(before);
});
