/** Terms: what counts as a use before the explanation and what does not, what a link names, what the site makes of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/collections/check.ts';
import { contentFolder } from './overlay.ts';

/** The content with terms defined in its third section and this text in its fourth. */
function withText(definitions: string, text: string) {
  const root = contentFolder();
  const head = (title: string) => `---\ntitle: ${title}\nlead: The latent lead.\n---\n\nText.\n\n`;
  writeFileSync(join(root, 'sections/03-third.mdx'), `${head('A latent')}${definitions}\n`);
  writeFileSync(join(root, 'sections/04-fourth.mdx'), `${head('The latent')}${text}\n`);
  return checkContent(root);
}

const latent = 'A <Term means="A form." also="code word">latent</Term>.';

test.each([
  ['linked', 'A <Term>latent</Term> is a latent.'],
  ['linked in another form', 'The <Term>Code  words</Term>, then the latent.'],
  ['linked under other words', 'The <Term of="latent">compressed form</Term>, then the latent.'],
  ['linked by an address', 'The [latent](#term-latent), then the latent.'],
  ['linked to where it is defined', 'The [latent](#third), then the latent.'],
  ['a part of a word', 'That is latently blatant, pre-latent and latent-free.'],
  ['a heading', '### The latent\n\nText.'],
  ['the words of a link', 'See [The latent](#second).'],
  ['code', '`latent`\n\n```python\nlatent = 1 # the latent\n```'],
  ['a formula', '$\\text{latent}$'],
  ['a note to the author', '{/* latent */}'],
  [
    'a given title and lead',
    '### C\n\n<Cards>\n<Card title="Latent" lead="A latent.">Text.</Card>\n</Cards>',
  ],
])('no use before the explanation: %s', (_name, text) => {
  expect(withText(latent, text).problems).toEqual([]);
});

test.each([
  ['a capital', 'Latent it is.', 'Latent'],
  ['a plural', 'The latents.', 'latents'],
  ['another word', 'A code\nword.', 'code word'],
  ['the plural of another word', 'Code words.', 'Code words'],
  ['emphasis within', 'A *code* word.', 'code word'],
  ['a possessive', "The latent's place.", 'latent'],
  ['a caption', '<ForwardFigure>\nThe latent.\n</ForwardFigure>', 'latent'],
  ['a table', '| a |\n|-|\n| latent |', 'latent'],
  ['words for an image', '![a latent](square.png)', 'latent'],
  ['a footnote', 'Text.[^1]\n\n[^1]: The latent.', 'latent'],
  ['one idea that is no link', 'The <Term idea="noise">latent noise</Term>.', 'latent'],
])('a use before the explanation: %s', (_name, text, words) => {
  const told = withText(latent, text).problems.map(({ message }) => message);
  expect(told).toEqual([`"${words}" is not explained in this section.`]);
});

test('an abbreviation is another word than its letters', () => {
  const defined = 'An <Term means="A model." also="generative game">AM</Term>.';
  expect(withText(defined, 'I am.').problems).toEqual([]);
  expect(withText(defined, 'The AMs.').problems).toHaveLength(1);
  expect(withText(defined, 'Generative games.').problems).toHaveLength(1);
});

test('of a common word only the other forms are looked for, and it can be linked', () => {
  const defined = 'A <Term means="A peak." common also="mode of the data">mode</Term>.';
  expect(withText(defined, 'In dark mode. A <Term>mode</Term>.').problems).toEqual([]);
  expect(withText(defined, 'The modes of the data.').problems).toEqual([]);
  expect(withText(defined, 'A mode of the data.').problems).toHaveLength(1);
});

test('the longer of two terms is meant', () => {
  const defined = `${latent} A <Term means="A model.">latent diffusion</Term>.`;
  expect(withText(defined, 'The <Term>latent diffusion</Term>. Latent diffusion.').problems).toEqual(
    [],
  );
});

test('a section that cannot be read takes its definitions with it, and no more is told', () => {
  const { problems } = withText('A <b>latent.', 'A <Term>latent</Term>.');
  expect(problems.map(({ file }) => file)).toEqual(['sections/03-third.mdx']);
});

test('a chapter has the terms that it links, and links to them there', () => {
  const { sections, glossary, navigation } = withText(latent, 'A <Term>latent</Term>.');
  expect(glossary.entries.map(({ term, file }) => [term, file])).toEqual([
    ['latent', 'sections/03-third.mdx'],
  ]);
  expect(sections.map(({ terms }) => terms)).toEqual([[], [], ['term-latent'], ['term-latent']]);
  expect(navigation.to('term-latent', 'fourth/')).toEqual({ hash: '#term-latent' });
  expect(navigation.to('term-latent', 'first/')).toEqual({ path: 'glossary/#term-latent' });
});
