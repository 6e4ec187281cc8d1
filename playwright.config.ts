/** Browser tests: the built site in Chromium. `npm test` builds first; `npm run test:browser` does not. */
import { defineConfig, devices } from '@playwright/test';
import { browserArguments, ensureBrowser } from './src/tools/browser.ts';
import { patience, slowness } from './src/tools/load.ts';
import { sites } from './tests/browser/sites.ts';

// Workers load this file again and find the path in the environment.
const executablePath = await ensureBrowser();
process.env['CHROMIUM_PATH'] = executablePath;

// On a busy machine tests are slow, not wrong: fewer at a time, more patience, and a second chance for what has limits of
// its own. What needed it is reported as flaky.
const busy = slowness() > 2;

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.cache/browser-results',
  globalSetup: './tests/browser/global-setup.ts',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: busy ? 1 : 2,
  retries: busy ? 2 : 0,
  timeout: patience(30_000),
  expect: { timeout: patience(5_000) },
  globalTimeout: patience(30 * 60_000),
  ignoreSnapshots: true,
  reporter: 'list',
  use: {
    baseURL: process.env[sites.root.variable] ?? '',
    locale: 'en',
    launchOptions: {
      executablePath,
      args: [...browserArguments],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
