/**
 * Lighthouse on the built site in its phone profile (`npm run audit`, after `npm run build`). Prints
 * the four scores, of the median of three runs, and what keeps one under 100; fails if any is.
 */
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { computeMedianRun } from 'lighthouse/core/lib/median-run.js';
import { browserArguments, ensureBrowser } from './browser.ts';
import { serve } from './serve.ts';

const runs = 3;
const { OUT_DIR = 'dist', BASE_PATH = '/' } = process.env;

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

/** Prints scores and shortcomings. Returns whether all scores are 100. */
function print({ categories, audits }: Result): boolean {
  let perfect = true;
  for (const { title, score, auditRefs } of Object.values(categories)) {
    console.log(`${title.padEnd(16)}${String(Math.round((score ?? 0) * 100)).padStart(4)}`);
    if (score === 1) continue;
    perfect = false;
    for (const { id, weight } of auditRefs) {
      const item = audits[id];
      const found = item?.score ?? 1;
      if (!item || weight === 0 || found === 1) continue;
      console.log(`  ${found.toFixed(2)}  ${item.title} (${item.displayValue ?? id})`);
    }
  }
  return perfect;
}

const site = await serve({ dir: OUT_DIR, base: BASE_PATH, port: 0 });
try {
  if (!print(await audit(site.url))) process.exitCode = 1;
} finally {
  await site.close();
}
