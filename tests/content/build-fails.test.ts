/** The real build: wrong content ends it with exit code 1 and the message. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { patience } from '../../src/tools/load.ts';
import { contentFolder } from './overlay.ts';

test('astro build stops at wrong content', { timeout: patience(60_000) }, () => {
  const root = contentFolder('several-problems');
  const out = `${root}-dist`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build'],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
        CONTENT_DIR: root,
        OUT_DIR: out,
      },
    },
  );
  const output = stripVTControlCharacters(stdout + stderr);
  expect(output).toContain(
    `${root}/sections/02-second.mdx:6  There is no component <Nota>. Did you mean <Note>?`,
  );
  expect(output).toContain('The content has 4 problems:');
  expect(status).toBe(1);
  expect(existsSync(join(out, 'index.html'))).toBe(false);
});
