/** `npm run check:html`, after a build: whether every page of the built site is HTML as the standard has it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { deployment } from '../site/deployment.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // How the source looks is not for readers.
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      // Footnotes have a colon in theirs, so that none meets the anchor of a heading.
      'valid-id': ['error', { relaxed: true }],
      // A section may have a long title, to which its page adds the site's.
      'long-title': 'off',
    },
  }),
);

/** What is wrong in the pages of a built site, one line each: file, line, column, rule and message. */
export async function problemsOfHtml(dir: string): Promise<string[]> {
  const pages = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();
  if (pages.length === 0) throw new Error(`No built site in ${dir}: run "npm run build" first.`);
  const problems: string[] = [];
  for (const page of pages) {
    const { results } = await validator.validateFile(join(dir, page));
    for (const { line, column, ruleId, message } of results.flatMap(({ messages }) => messages)) {
      problems.push(`${join(dir, page)}:${line}:${column}  ${message} (${ruleId})`);
    }
  }
  return problems;
}

if (import.meta.main) {
  try {
    const folders = process.argv.slice(2);
    const all = folders.length > 0 ? folders : [deployment().outDir];
    const problems = (await Promise.all(all.map(problemsOfHtml))).flat();
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
