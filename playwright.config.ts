/** Browser tests: the built site in Chromium. `npm test` builds first; `npm run test:browser` does not. */
import { defineConfig, devices } from '@playwright/test';
import { browserArguments, ensureBrowser } from './src/tools/browser.ts';
import { sites } from './tests/browser/sites.ts';

// Workers load this file again and find the path in the environment.
const executablePath = await ensureBrowser();
process.env['CHROMIUM_PATH'] = executablePath;

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.cache/browser-results',
  globalSetup: './tests/browser/global-setup.ts',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  globalTimeout: 30 * 60_000,
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
