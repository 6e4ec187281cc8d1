/**
 * `npm run new -- "Variational autoencoders"`: writes the next section file, ready to be filled. `--after gans` puts it
 * behind another section, and `--id vaes` names its file and its address.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { slug } from 'github-slugger';
import { numeral } from '../collections/numeral.ts';
import { contentRoot, folderName } from '../collections/root.ts';
import {
  listSectionFiles,
  parseSectionName,
  reservedIds,
  type SectionFile,
} from '../collections/section-files.ts';
import { suggestion } from '../collections/suggest.ts';

/** What stops a new section from being written. */
export class NewSectionError extends Error {}

export interface NewSectionOptions {
  /** Id of the section that it follows; by default the last one. */
  readonly after?: string | undefined;
  /** Its own id; by default made from the title. */
  readonly id?: string | undefined;
}

/** Paths are relative to the content folder. */
export interface NewSection {
  readonly file: string;
  /** Files that were renamed to make room, in order. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Writes the file, and makes room for it between others.
 *
 * @throws NewSectionError if the title gives no file name, or one that is taken, or if there is no section to follow.
 */
export function createSection(
  root: string,
  title: string,
  options: NewSectionOptions = {},
): NewSection {
  const text = title.trim().replaceAll(/\s+/g, ' ');
  if (text === '') throw new NewSectionError('Give the title in quotes: npm run new -- "My title"');
  const { files } = listSectionFiles(root);
  const id = checkedId(options.id ?? idOf(text), text, files, options.id !== undefined);
  const number = (before(files, options.after)?.number ?? 0) + 1;
  const later = files.filter((file) => file.number >= number);
  const moved = later.map(({ file, number: old, id: own }) => ({
    from: file,
    to: `sections/${numeral(old + 1)}-${own}.mdx`,
  }));
  const file = `sections/${numeral(number)}-${id}.mdx`;
  mkdirSync(join(root, 'sections'), { recursive: true });
  // The last one first, so that none is ever in the way of another.
  for (const { from, to } of moved.toReversed()) renameSync(join(root, from), join(root, to));
  writeFileSync(join(root, file), skeleton(text), { flag: 'wx' });
  return { file, moved };
}

/** The section that the new one follows. */
function before(files: readonly SectionFile[], after: string | undefined): SectionFile | undefined {
  if (after === undefined) return files.at(-1);
  const found = files.find(({ id, file }) => id === after || file === `sections/${after}`);
  if (found !== undefined) return found;
  const ids = files.map(({ id }) => id);
  throw new NewSectionError(
    `There is no section "${after}". ${suggestion(after, ids, 'sections')}`,
  );
}

/** The id, if it can be one and nothing else has it. */
function checkedId(
  id: string,
  title: string,
  files: readonly SectionFile[],
  given: boolean,
): string {
  const other = given ? 'Choose another id.' : 'Choose another title, or give an id with --id.';
  if (id === '' && !given) {
    throw new NewSectionError(
      `The title "${title}" has no letters from a to z for a file name and an address. ` +
        `Give them: npm run new -- "${title}" --id diffusion`,
    );
  }
  if (parseSectionName(`01-${id}.mdx`) === undefined) {
    throw new NewSectionError(
      `The id "${id}" cannot be a file name and an address: write small letters from a to z, digits, and single hyphens between them.`,
    );
  }
  const twin = files.find((file) => file.id === id);
  if (twin !== undefined) {
    throw new NewSectionError(`There is a section "${id}" already: ${twin.file}. ${other}`);
  }
  if (reservedIds.includes(id)) {
    throw new NewSectionError(`The site itself has the name "${id}". ${other}`);
  }
  return id;
}

/** Small letters, digits and single hyphens: accents and markup dropped. */
function idOf(title: string): string {
  return slug(plain(title).normalize('NFKD').replaceAll(/\p{M}/gu, ''))
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** A title as it is read: without addresses of links, tags, entities, and commands of TeX that only change letters. */
function plain(title: string): string {
  return title
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/<\/?[a-z][^>]*>/g, '')
    .replaceAll(/&#?\w+;/g, ' ')
    .replaceAll(/\\[a-zA-Z]+\s*(?=\{)/g, '')
    .replaceAll(/[\\_^]/g, ' ');
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
    The idea is from 2014<Cite of="goodfellow2014" />.
  A claim that ages has the day of its check, and the month or day of the next:
    Three companies make one<Cite of="key" checked="2026-11-26" again="2027-05" />.
  One of the five ideas in its color; a definition; a link to one, at the first use of a term that another section defines:
    the <Term idea="generator">generator</Term>, a <Term means="A hidden variable.">code</Term>, a <Term>latent</Term>
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
  Questions to end with; the README has them under "Ask the reader". In lists, why it is right or wrong stands below:
    <Check question="Why does the decoder need noise?">Because …</Check>
    <Choose question="What does it learn?">
    - [x] What is right
      Why it is right.
    - [ ] What is not
      Why it is not.
    </Choose>
*/}
`;
}

const usage = 'npm run new -- "My title" --after gans --id my-title';

interface Order extends NewSectionOptions {
  readonly title: string;
}

/** What is asked for on the command line. */
function order(args: readonly string[]): Order {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { after: { type: 'string' }, id: { type: 'string' } },
    });
    return { title: positionals.join(' '), ...values };
  } catch (error) {
    throw new NewSectionError(`${(error as Error).message}\nWrite it like this: ${usage}`);
  }
}

function main(): void {
  const root = contentRoot;
  const path = (file: string): string => `${folderName(root)}/${file}`;
  try {
    const { title, ...options } = order(process.argv.slice(2));
    const { file, moved } = createSection(root, title, options);
    for (const { from, to } of moved) console.log(`Renamed ${path(from)} to ${path(to)}.`);
    console.log(`Wrote ${path(file)}.`);
    console.log('Next: open it, write the lead and the text, and watch it with npm run dev.');
    console.log('Number, contents and anchors follow from the file; nothing else needs a change.');
  } catch (error) {
    if (!(error instanceof NewSectionError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
