/** Tests of the built site in Chromium, Firefox and WebKit: `npm run test:engines`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/engines/*.test.ts'],
    globalSetup: 'tests/engines/site.ts',
    environment: 'node',
    fileParallelism: false, // each would slow the others' browser
    testTimeout: 120_000,
    hookTimeout: 20 * 60_000, // a browser may have to be installed
  },
});
