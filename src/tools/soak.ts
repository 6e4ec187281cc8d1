/**
 * Trains a lab of the built site for ten minutes (`npm run soak`, after `npm run build`; `MINUTES=2` for less,
 * `LAB=diffusion` for another than the GAN's) and prints, every half minute, iterations and frames a second, the
 * memory in use, and long tasks of the page. Fails where memory grows.
 */
import { readFileSync } from 'node:fs';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { labAnchor, labNames, labs, type LabName } from '../labs/registry.ts';
import { browserArguments, ensureBrowser } from './browser.ts';
import { serve } from './serve.ts';

export interface Sample {
  readonly iterations: number;
  readonly frames: number;
  /** Megabytes of JavaScript in the page after a collection. */
  readonly heap: number;
  /** Megabytes that the page's process holds, worker included; NaN where the system does not tell. */
  readonly process: number;
  /** The longest task of the page's main thread since the last sample, in milliseconds; 0 if none took 50. */
  readonly longest: number;
}

/** The labs that go on until they are stopped. */
const training = labNames.filter((name) => labs[name].counter !== undefined);

/** Starts a lab of the site at `url` at full speed, on its own page. Returns a way to sample it. */
export async function trainLab(
  page: Page,
  url: string,
  name: LabName = 'gan',
): Promise<() => Promise<Sample>> {
  await page.goto(`${url}labs/${name}/`);
  const lab = page.locator(`${labAnchor(name)}[data-ready]`);
  const { start, counter = '' } = labs[name];
  await lab.locator(start).click();
  // The lab's start, its first layout and its first picture are not what is watched.
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const watched = { frames: 0, longest: 0 };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        watched.longest = Math.max(watched.longest, duration);
      }
    }).observe({ type: 'longtask' });
    const count = (): void => {
      watched.frames += 1;
      requestAnimationFrame(count);
    };
    count();
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const iterations = Number(await lab.locator(`[${counter}]`).getAttribute(counter));
    const { frames, longest } = await page.evaluate(
      () => (window as unknown as { watched: { frames: number; longest: number } }).watched,
    );
    const memory = { heap: await heapOf(session), process: await processOf(page) };
    // To sample is itself a long task: it is not counted.
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      (window as unknown as { watched: { longest: number } }).watched.longest = 0;
    });
    return { iterations, frames, longest, ...memory };
  };
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6;
}

/** Resident memory of the largest renderer, from /proc. */
async function processOf(page: Page): Promise<number> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const sizes = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => resident(id));
    return Math.max(...sizes);
  } catch {
    return NaN;
  } finally {
    await session.detach();
  }
}

function resident(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1000;
}

async function main(): Promise<void> {
  const { OUT_DIR = 'dist', BASE_PATH = '/', MINUTES = '10', LAB = 'gan' } = process.env;
  const name = training.find((each) => each === LAB);
  if (!name) throw new Error(`LAB is one of ${training.join(', ')}.`);
  const site = await serve({ dir: OUT_DIR, base: BASE_PATH, port: 0 });
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
  const page = await browser.newPage();
  const sample = await trainLab(page, site.url, name);
  await page.waitForTimeout(15_000); // until the engine has what it needs
  const first = await sample();
  let before = first;
  console.log('minutes  iterations/s  frames/s  heap MB  process MB  longest task ms');
  const every = 30;
  for (let half = 1; half <= 2 * Number(MINUTES); half++) {
    await page.waitForTimeout(every * 1000);
    const now = await sample();
    const cells = [
      (half / 2).toFixed(1).padStart(7),
      ((now.iterations - before.iterations) / every).toFixed(0).padStart(14),
      ((now.frames - before.frames) / every).toFixed(1).padStart(10),
      now.heap.toFixed(1).padStart(9),
      now.process.toFixed(0).padStart(12),
      now.longest.toFixed(0).padStart(17),
    ];
    console.log(cells.join(''));
    before = now;
  }
  await browser.close();
  await site.close();
  const grown = [before.heap - first.heap, before.process - first.process];
  console.log(
    `\nGrown by ${grown[0]!.toFixed(1)} MB of JavaScript, ${grown[1]!.toFixed(0)} MB in all.`,
  );
  if (grown[0]! > 5 || grown[1]! > 50) process.exitCode = 1;
}

if (import.meta.main) await main();
