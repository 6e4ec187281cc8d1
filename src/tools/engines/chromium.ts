/** @file Chromium, by Playwright. */
import { chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../browser.ts';
import { expression, type Engine } from './engine.ts';

export async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...browserArguments],
  });
  const page = await browser.newPage();
  let faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  return {
    version: `Chromium ${browser.version()}`,
    goto: async (url) => void (await page.goto(url)),
    resize: (width, height) => page.setViewportSize({ width, height }),
    evaluate: async (work, argument) =>
      JSON.parse(await page.evaluate<string>(expression(work, argument))) as never,
    screenshot: () => page.screenshot(),
    async faults() {
      const found = faults;
      faults = [];
      return found;
    },
    close: () => browser.close(),
  };
}
