/** `npm run new`: the file it writes is right at once, and it never overwrites one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { createSection } from '../../src/tools/new-section.ts';
import { contentFolder } from './overlay.ts';

test('writes the next number, and a file that passes all checks', () => {
  const root = contentFolder();
  expect(createSection(root, ' Variational  autoencoders ')).toEqual({
    file: 'sections/03-variational-autoencoders.mdx',
    moved: [],
  });
  const { problems, sections } = checkContent(root);
  expect(problems).toEqual([]);
  expect(sections.at(-1)).toMatchObject({
    number: 3,
    id: 'variational-autoencoders',
    title: 'Variational autoencoders',
  });
});

test.each([
  ['Say "hello": a test'],
  ['Über *Größe* & <Tags> {x} $1', 'Über Größe & <Tags> {x} $1'],
  ['--- # no'],
  ["It's 100% \\ true"],
])('takes the title %s as it is', (title, plain = title) => {
    const root = contentFolder();
    createSection(root, title);
    const { problems, sections } = checkContent(root);
    expect(problems).toEqual([]);
    expect(sections.at(-1)?.title).toBe(plain);
});

test('starts with 01 in an empty folder', () => {
  expect(createSection(contentFolder('no-section'), 'First').file).toBe('sections/01-first.mdx');
});

test('makes room between two others', () => {
  const root = contentFolder();
  createSection(root, 'Third');
  expect(createSection(root, 'Between', { after: 'first' })).toEqual({
    file: 'sections/02-between.mdx',
    moved: [
      { from: 'sections/02-second.mdx', to: 'sections/03-second.mdx' },
      { from: 'sections/03-third.mdx', to: 'sections/04-third.mdx' },
    ],
  });
  const { problems, sections } = checkContent(root);
  expect(problems).toEqual([]);
  expect(sections.map(({ id }) => id)).toEqual(['first', 'between', 'second', 'third']);
});

test('after the last one there is nothing to rename', () => {
  const { file, moved } = createSection(contentFolder(), 'Last', { after: 'second' });
  expect([file, moved]).toEqual(['sections/03-last.mdx', []]);
});

test.each([
  ['The *β-VAE* and its `loss`', 'the-vae-and-its-loss'],
  ['What $\\mathbb{E}_q$ means', 'what-e-q-means'],
  ['The <em>latent</em> space', 'the-latent-space'],
  ['After [Ho et al.](https://arxiv.org/abs/2006.11239)', 'after-ho-et-al'],
  ['Sound &amp; image', 'sound-image'],
])('makes the id of “%s” from what is read of it', (title, id) => {
  expect(createSection(contentFolder(), title).file).toBe(`sections/03-${id}.mdx`);
});

test('takes an id for a title that gives none', () => {
  const root = contentFolder();
  expect(createSection(root, '扩散', { id: 'kuosan' }).file).toBe('sections/03-kuosan.mdx');
  expect(checkContent(root).sections.at(-1)?.title).toBe('扩散');
});

test('refuses an empty title, one without letters, and one that is taken', () => {
  const root = contentFolder();
  const before = readFileSync(join(root, 'sections/02-second.mdx'), 'utf8');
  expect(() => createSection(root, '  ')).toThrow(
    'Give the title in quotes: npm run new -- "My title"',
  );
  expect(() => createSection(root, '扩散')).toThrow('npm run new -- "扩散" --id');
  expect(() => createSection(root, '扩散', { id: 'Kuò san' })).toThrow('The id "Kuò san" cannot be');
  expect(() => createSection(root, 'New', { id: 'second' })).toThrow('Choose another id.');
  expect(() => createSection(root, 'New', { after: 'frist' })).toThrow(
    'There is no section "frist". Did you mean first?',
  );
  expect(() => createSection(root, 'Second!')).toThrow(
    'There is a section "second" already: sections/02-second.mdx.',
  );
  expect(() => createSection(root, 'References')).toThrow(
    'The site itself has the name "references"',
  );
  expect(readFileSync(join(root, 'sections/02-second.mdx'), 'utf8')).toBe(before);
});
