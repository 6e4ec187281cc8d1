/** `npm run new -- "Variational autoencoders"`: writes the next section file, ready to be filled. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slug } from 'github-slugger';
import { numeral } from '../collections/numeral.ts';
import { contentRoot, folderName } from '../collections/root.ts';
import { listSectionFiles, reservedIds } from '../collections/section-files.ts';

/** What stops a new section from being written. */
export class NewSectionError extends Error {}

/**
 * Writes the file and returns its path relative to the content folder.
 *
 * @throws NewSectionError if the title gives no file name, or one that is taken.
 */
export function createSection(root: string, title: string): string {
  const text = title.trim().replaceAll(/\s+/g, ' ');
  if (text === '') throw new NewSectionError('Give the title in quotes: npm run new -- "My title"');
  const id = idOf(text);
  if (id === '') {
    throw new NewSectionError(`The title "${text}" has no letters from a to z for a file name.`);
  }
  const { files } = listSectionFiles(root);
  const twin = files.find((file) => file.id === id);
  if (twin !== undefined) {
    throw new NewSectionError(
      `There is a section "${id}" already: ${twin.file}. Choose another title.`,
    );
  }
  if (reservedIds.includes(id)) {
    throw new NewSectionError(`The site itself has the name "${id}". Choose another title.`);
  }
  const number = (files.at(-1)?.number ?? 0) + 1;
  const file = `sections/${numeral(number)}-${id}.mdx`;
  mkdirSync(join(root, 'sections'), { recursive: true });
  writeFileSync(join(root, file), skeleton(text), { flag: 'wx' });
  return file;
}

/** Small letters, digits and single hyphens, accents dropped. */
function idOf(title: string): string {
  return slug(title.normalize('NFKD').replaceAll(/\p{M}/gu, ''))
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** A section that passes all checks; what to write where stands in comments, which no reader sees. */
function skeleton(title: string): string {
  // A JSON string is a YAML string too.
  const quoted = (text: string) => JSON.stringify(text);
  return `---
title: ${quoted(title)}
# The lead stands under the title: one or two sentences that say what it is and why it matters.
lead: ${quoted(`${title}: what they are, how they work, and where they fail.`)}
# A shorter name for the list of contents, if the title is long:
# shortTitle: "Short"
---

{/*
  Text like this, between braces and stars, is for you; no reader sees it.

  Start with the explanation: short paragraphs, one idea each.
  The list of components is in the README under "Add a section"; none of them needs an import.

  A source, placed before the full stop; its key must stand in content/references.bib:
    The idea is from 2014 <Cite of="goodfellow2014" />.
  One of the five ideas in its color, or a definition:
    the <Term idea="generator">generator</Term>, a <Term means="A hidden variable.">latent</Term>
  An aside in the margin, on lines of its own:
    <Note>One to three sentences.</Note>
  Mathematics: $p(x)$ in the line, or between two lines of $$.
  A link to another section: [GANs](#gans).
  An image beside this file: ![What it shows, in words](file.png)
*/}

### The idea

{/* What problem does it solve? What would a reader guess first, and why is the guess not enough? */}

### How it works

{/*
  The steps in order. Code goes between fences:

  \`\`\`python title="Training loop"
  for batch in data:
      step(batch)
  \`\`\`
*/}

### Where it breaks

{/* When does it fail, how does one see it, and what helps? */}

{/*
  A question to end with:
    <Check question="Why does the decoder need noise?">Because …</Check>
*/}
`;
}

function main(): void {
  const root = contentRoot;
  try {
    const file = createSection(root, process.argv.slice(2).join(' '));
    const path = `${folderName(root)}/${file}`;
    console.log(`Wrote ${path}.`);
    console.log('Next: open it, write the lead and the text, and watch it with npm run dev.');
    console.log('Number, contents and anchors follow from the file; nothing else needs a change.');
    console.log(
      'It is the last section. The numbers of the files are the order: rename them to move it.',
    );
  } catch (error) {
    if (!(error instanceof NewSectionError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
