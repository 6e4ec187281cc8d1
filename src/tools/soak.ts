/**
 * Lets every lab of the built site work at full speed on its own page (`npm run soak`, after `npm run build`; `LAB=gan` for
 * one of them, `MINUTES=10` for longer than one) and prints, every half minute, iterations and frames a second, how busy
 * the page's own thread is, its longest task, and the memory in use. Fails where the thread is busier than a page at rest
 * may be, and where memory grows.
 */
import { readFileSync } from 'node:fs';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { labAnchor, labNames, labs, type LabName } from '../labs/registry.ts';
import { browserArguments, ensureBrowser } from './browser.ts';
import { serve } from './serve.ts';

/** Most milliseconds in 10 s that a lab may keep the page's thread busy, and most of one task. */
export const MOST_BUSY = 600;
export const LONGEST_TASK = 50;

/** Since the sample before, where nothing else is said. */
export interface Sample {
  readonly seconds: number;
  /** NaN for labs that do not count. */
  readonly iterations: number;
  readonly frames: number;
  /** Milliseconds in 10 s in which the page's main thread was busy. */
  readonly busy: number;
  /** The longest task of the page's main thread, in milliseconds; 0 if none took 50. */
  readonly longest: number;
  /** Megabytes of JavaScript in the page after a collection, now. */
  readonly heap: number;
  /** Megabytes that the page's process holds now, worker included; NaN where the system does not tell. */
  readonly process: number;
}

/** Starts a lab of the site at `url` at full speed, on its own page. Returns a way to sample it. */
export async function workLab(
  page: Page,
  url: string,
  name: LabName = 'gan',
): Promise<() => Promise<Sample>> {
  await page.goto(`${url}labs/${name}/`);
  await page.locator(`${labAnchor(name)}[data-ready]`).waitFor();
  const { start, counter } = labs[name];
  await page.evaluate(
    ([anchor, selector]) => {
      const lab = document.querySelector<HTMLElement>(anchor)!;
      const watched = { longest: 0 };
      Object.assign(window, { watched });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          watched.longest = Math.max(watched.longest, duration);
        }
      }).observe({ type: 'longtask' });
      // What is done at once is asked for again.
      const press = (): void => {
        if (!('running' in lab.dataset)) lab.querySelector<HTMLElement>(selector)!.click();
      };
      press();
      setInterval(press, 500);
    },
    [labAnchor(name), start] as const,
  );
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');

  /** Counts that only grow, in seconds where they are times. */
  const counts = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (key: string): number => metrics.find((each) => each.name === key)?.value ?? NaN;
    const seen = await page.evaluate(
      ([anchor, attribute]) => {
        const lab = document.querySelector<HTMLElement>(anchor)!;
        const value = attribute && lab.querySelector(`[${attribute}]`)?.getAttribute(attribute);
        const { watched } = window as unknown as { watched: { longest: number } };
        const { longest } = watched;
        return { iterations: Number(value ?? NaN), frames: Number(lab.dataset['frames']), longest };
      },
      [labAnchor(name), counter] as const,
    );
    return { time: of('Timestamp'), busy: of('TaskDuration'), ...seen };
  };

  // The lab's start, its first layout and its first picture are not what is watched.
  await page.waitForTimeout(2000);
  let before = await counts();
  return async () => {
    const now = await counts();
    const seconds = now.time - before.time;
    const sample = {
      seconds,
      iterations: now.iterations - before.iterations,
      frames: now.frames - before.frames,
      busy: (10_000 * (now.busy - before.busy)) / seconds,
      longest: now.longest,
      heap: await heapOf(session),
      process: await processOf(page),
    };
    // To sample is itself a long task: it is not counted.
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      (window as unknown as { watched: { longest: number } }).watched.longest = 0;
    });
    before = await counts();
    return sample;
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

/** Prints a row every half minute; whether the lab kept within the limits. */
async function soak(page: Page, url: string, name: LabName, minutes: number): Promise<boolean> {
  const sample = await workLab(page, url, name);
  await page.waitForTimeout(10_000); // until the engine has what it needs
  const first = await sample();
  let last = first;
  let good = true;
  for (let half = 1; half <= 2 * minutes; half++) {
    await page.waitForTimeout(30_000);
    last = await sample();
    good &&= last.busy <= MOST_BUSY && last.longest <= LONGEST_TASK;
    const rate = (count: number): string => (count / last.seconds).toFixed(1);
    const cells: readonly (readonly [string, number])[] = [
      [(half / 2).toFixed(1), 9],
      [Number.isNaN(last.iterations) ? '–' : rate(last.iterations), 14],
      [rate(last.frames), 10],
      [last.busy.toFixed(0), 16],
      [last.longest.toFixed(0), 17],
      [last.heap.toFixed(1), 9],
      [last.process.toFixed(0), 12],
    ];
    console.log(name.padEnd(10) + cells.map(([text, width]) => text.padStart(width)).join(''));
  }
  return good && last.heap - first.heap < 5 && !(last.process - first.process > 50);
}

async function main(): Promise<void> {
  const { OUT_DIR = 'dist', BASE_PATH = '/', MINUTES = '1', LAB } = process.env;
  const names = labNames.filter((name) => LAB === undefined || name === LAB);
  if (names.length === 0) throw new Error(`LAB is one of ${labNames.join(', ')}.`);
  const site = await serve({ dir: OUT_DIR, base: BASE_PATH, port: 0 });
  const executablePath = await ensureBrowser();
  console.log(
    'lab         minutes  iterations/s  frames/s  busy ms in 10 s  longest task ms  heap MB  process MB',
  );
  for (const name of names) {
    const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
    const page = await browser.newPage();
    if (!(await soak(page, site.url, name, Number(MINUTES)))) process.exitCode = 1;
    await browser.close();
  }
  await site.close();
}

if (import.meta.main) await main();
