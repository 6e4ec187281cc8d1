/**
 * Lighthouse on the pages of the built site in its phone profile (`npm run audit`, after `npm run build`; `PAGES=gans/,`
 * for some only, with commas). Prints the four scores and the blocking time of each, of the median of five runs, and what
 * keeps a score under 100; fails if one is, or if a page blocks for longer than {@link MOST_BLOCKING}.
 */
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { computeMedianRun } from 'lighthouse/core/lib/median-run.js';
import { browserArguments, ensureBrowser } from './browser.ts';
import { pagesOf } from './budgets.ts';
import { serve } from './serve.ts';

/** Milliseconds. */
const MOST_BLOCKING = 100;

const { OUT_DIR = 'dist', BASE_PATH = '/', PAGES, RUNS = '5' } = process.env;
const runs = Number(RUNS);

/** Lighthouse's result for the page, of the median of all runs. */
async function audit(url: string): Promise<Result> {
  const results: Result[] = [];
  // On a busy machine a run may fail to paint in time: it is repeated, but not for ever.
  for (let left = 2 * runs; results.length < runs; left -= 1) {
    const chrome = await launch({
      chromePath: await ensureBrowser(),
      chromeFlags: ['--headless=new', ...browserArguments],
    });
    try {
      const report = await lighthouse(url, {
        port: chrome.port,
        logLevel: 'error',
        onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
      });
      if (!report) throw new Error('Lighthouse gave no result.');
      const error = report.lhr.runtimeError;
      if (!error) results.push(report.lhr);
      else if (left <= 1) throw new Error(error.message);
    } finally {
      chrome.kill();
    }
  }
  return computeMedianRun(results);
}

/** Prints a line for the page, and its shortcomings. Returns whether it has none. */
function print(page: string, { categories, audits }: Result): boolean {
  const blocking = audits['total-blocking-time']?.numericValue ?? 0;
  const scores = Object.values(categories).map(({ score }) => Math.round((score ?? 0) * 100));
  const cells = [...scores, Math.round(blocking)].map((cell) => String(cell).padStart(6));
  console.log(`/${page}`.padEnd(26) + cells.join(''));
  for (const { score, auditRefs } of Object.values(categories)) {
    if (score === 1) continue;
    for (const { id, weight } of auditRefs) {
      const item = audits[id];
      const found = item?.score ?? 1;
      if (!item || weight === 0 || found === 1) continue;
      console.log(`    ${found.toFixed(2)}  ${item.title} (${item.displayValue ?? id})`);
    }
  }
  return scores.every((score) => score === 100) && blocking <= MOST_BLOCKING;
}

const site = await serve({ dir: OUT_DIR, base: BASE_PATH, port: 0 });
try {
  console.log('                          perf.  acc.  best   seo  blocking ms');
  // Booklet and worksheets are for paper, and not to be found.
  const forPaper = /(?:^booklet|\/worksheet)\/$/;
  const pages = PAGES?.split(',') ?? pagesOf(OUT_DIR).filter((page) => !forPaper.test(page));
  for (const page of pages) {
    if (!print(page, await audit(`${site.url}${page}`))) process.exitCode = 1;
  }
} finally {
  await site.close();
}
