/**
 * Builds the sites that the browser tests visit (`npm run build:test`): one as `npm run build` makes
 * it, one for a path, with a repository, on another domain, one of hostile content, and one of the
 * site's content after an editor has changed it.
 */
import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numeral } from '../collections/numeral.ts';
import { listSectionFiles } from '../collections/section-files.ts';
import { sites } from '../../tests/browser/sites.ts';
import { createSection } from './new-section.ts';
import { runNode, type RunResult } from './process.ts';

const settings = [
  'SITE_URL',
  'BASE_PATH',
  'OUT_DIR',
  'CONTENT_DIR',
  'REPOSITORY_URL',
  'REPOSITORY_BRANCH',
  'CONTACT_EMAIL',
] as const;
type Settings = Partial<Record<(typeof settings)[number], string>> & { readonly OUT_DIR: string };

/** Settings of each build; what is not named here is unset, whatever the caller's environment says. */
export const testBuilds: readonly { readonly name: string; readonly env: Settings }[] = [
  { name: 'build at a root', env: { OUT_DIR: sites.root.dir } },
  {
    name: 'build under a path',
    env: {
      SITE_URL: 'https://example.org',
      BASE_PATH: sites.path.base,
      OUT_DIR: sites.path.dir,
      REPOSITORY_URL: 'https://code.example/owner/name',
    },
  },
  {
    name: 'build of hostile content',
    env: { CONTENT_DIR: sites.hostile.content, OUT_DIR: sites.hostile.dir },
  },
  {
    name: 'build of edited content',
    env: { CONTENT_DIR: sites.edited.content, OUT_DIR: sites.edited.dir },
  },
];

/** What the editor adds to the site's content. */
export const edits = {
  first: 'An added section at the start',
  between: 'An added section between two others, under its second name',
  last: 'An added section at the end',
  comment: {
    id: 'added-comment',
    text: 'A comment that an editor has added.',
    author: 'A reader',
    date: '2026-01-31',
  },
  card: { title: 'An added card', lead: 'It has a lead line and cites an added source.' },
  code: { title: 'An added loop', line: 'added = step()' },
  reference: { key: 'added2026', title: 'An added source', checked: '2026-01-31' },
} as const;

/** Copies the site's content to `root` and changes it as an editor would: with `npm run new` and by hand. */
export function editContent(root: string): void {
  rmSync(root, { recursive: true, force: true });
  cpSync('content', root, { recursive: true });
  const [start, ...rest] = listSectionFiles(root).files.map(({ file }) => file);
  const first = createSection(root, edits.first).file;
  const working = createSection(root, 'A working title').file;
  const last = createSection(root, edits.last).file;

  // The second name of a section: its title's and its file's.
  const between = working.replace('a-working-title', 'an-added-section-between');
  edit(join(root, working), (text) => text.replaceAll('A working title', edits.between));
  renameSync(join(root, working), join(root, between));
  const order = [first, start, between, ...rest, last].filter((file) => file !== undefined);
  for (const [index, file] of order.entries()) {
    renameSync(join(root, file), join(root, file.replace(/\d+/, numeral(index + 1))));
  }

  const { files } = listSectionFiles(root);
  const { code } = edits;
  const fence = `\n\`\`\`python title="${code.title}" brief\n${code.line}\n\`\`\`\n`;
  appendFileSync(join(root, files.at(-1)!.file), fence);
  edit(join(root, 'comments.json'), (text) => {
    const comments = JSON.parse(text) as object[];
    const comment = { ...edits.comment, section: files[0]?.id };
    return JSON.stringify([...comments, comment], undefined, 2);
  });

  const { key, title, checked } = edits.reference;
  appendFileSync(
    join(root, 'references.bib'),
    `\n@misc{${key},\n  author = {Ada Example},\n  title = {${title}},\n  year = {2026},\n  url = {https://example.org/added},\n}\n`,
  );
  const card = `<Card title="${edits.card.title}" lead="${edits.card.lead}">\nIts text<Cite of="${key}" checked="${checked}" again="2099-12" />.\n</Card>\n\n`;
  const sections = files.map(({ file }) => join(root, file));
  const withCards = sections.find((path) => readFileSync(path, 'utf8').includes('</Cards>'));
  if (withCards) edit(withCards, (text) => text.replace('</Cards>', `${card}</Cards>`));
  else appendFileSync(sections.at(-1)!, `\n<Cards brief>\n\n${card}</Cards>\n`);
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** Builds one of them. */
export function buildForTest(env: Settings, quiet = false): Promise<RunResult> {
  if (env.CONTENT_DIR === sites.edited.content) editContent(env.CONTENT_DIR);
  const unset = Object.fromEntries(settings.map((name) => [name, undefined]));
  return runNode(['src/tools/astro.ts', 'build'], { quiet, env: { ...unset, ...env } });
}

if (import.meta.main) {
  for (const { name, env } of testBuilds) {
    console.log(`\n── ${name}`);
    const { code } = await buildForTest(env);
    if (code !== 0) process.exit(code);
  }
}
