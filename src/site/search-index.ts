/**
 * The search index: Pagefind reads the built pages and leaves its files in `pagefind/`, from where
 * `components/search/worker.ts` loads them. Only pages that mark a part with `data-pagefind-body` are in it.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { site } from './config.ts';

/** Something to be found that is not a heading of a page, such as a term of the glossary. */
export interface SearchRecord {
  /** Address under the site's root: `glossary/#term-latent`. */
  readonly url: string;
  readonly title: string;
  /** What it is, or where it stands; shown where other results name their page. */
  readonly page: string;
  readonly text: string;
}

/** What a page has besides its text: controls, marks of citations, links to headings, what is hidden at first. */
const notText = [
  '[data-pagefind-ignore]',
  '[data-lab-control]',
  '[aria-hidden="true"]',
  '[hidden]',
  '.sr-only',
  '.permalink',
  '.section-nav',
  '.cite',
  '.check-kind',
  '.check-letter',
  '.lab-legend',
  '.lab-charts',
  '.lab-still',
  'button',
  'select',
  'output',
];

/** Of Pagefind's files those that the worker asks for: not its own interface, nor its own workers. */
const needed = new RegExp(
  `^pagefind\\.js$|^pagefind-entry\\.json$|^wasm\\.${site.language}\\.pagefind$|\\.pf_(?:meta|index|fragment)$`,
);

/** Integration: indexes the built pages and the records. */
export function searchIndex(records: () => readonly SearchRecord[]): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, pages }) => {
        const { index, errors } = await createIndex({
          forceLanguage: site.language,
          excludeSelectors: notText,
        });
        if (!index) throw new Error(`Pagefind did not start: ${errors.join(', ')}`);
        try {
          for (const { pathname } of pages) {
            if (pathname === '404/') continue;
            const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8');
            if (!html.includes('data-pagefind-body')) continue;
            check(await index.addHTMLFile({ url: pathname, content: readable(html) }));
          }
          for (const { url, title, page, text } of records()) {
            const meta = { title, page };
            const content = `${title}. ${text}`;
            check(await index.addCustomRecord({ url, content, language: site.language, meta }));
          }
          const written = check(await index.getFiles());
          for (const { path, content } of written.files.filter((each) => needed.test(each.path))) {
            const file = new URL(`pagefind/${path}`, dir);
            await mkdir(new URL('.', file), { recursive: true });
            await writeFile(file, content);
          }
        } finally {
          await close();
        }
      },
    },
  };
}

/** Pagefind reports what went wrong in its answers. */
function check<Response extends { readonly errors: readonly string[] }>(
  response: Response,
): Response {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join(', ')}`);
  return response;
}

/**
 * The page as an excerpt can show it. Formulas that read right without raised, lowered or stacked parts stay, others
 * become an ellipsis, and displayed ones go. What stands above or before a text does not run into it.
 */
function readable(html: string): string {
  return html
    .replaceAll(/<\/(?:figcaption|summary|dt|pre)>/g, ' $&')
    .replaceAll(/<math\b([^>]*)>(.*?)<\/math>/gs, (formula, attributes: string, inner: string) => {
      if (attributes.includes('display="block"')) return '';
      return builtUp.test(inner) ? '…' : formula;
    });
}

const builtUp = /<m(?:frac|sup|sub|subsup|over|under|underover|sqrt|root|table)\b/;
