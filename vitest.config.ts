/** Tests of pure code and of content, without a browser. */
import { defineConfig } from 'vitest/config';
import { patience } from './src/tools/load.ts';

export default defineConfig({
  test: {
    include: ['tests/{unit,content}/**/*.test.ts'],
    environment: 'node',
    testTimeout: patience(30_000), // many train models: on a busy machine they are slow, not wrong
  },
});
