/** Tests of pure code and of content, without a browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,content}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000, // many train models: on a busy machine they are slow, not wrong
  },
});
