import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { prepareBuild } from '../../../src/tools/before-build.ts';

function project() {
  const root = mkdtempSync(join(tmpdir(), 'build-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return { root, pid: join(root, '.cache/build.pid') };
}

test('a folder with room is held by this process', () => {
  const { root, pid } = project();
  prepareBuild(root, 'dist');
  prepareBuild(root, 'deep/in/dist');
  expect(readFileSync(pid, 'utf8')).toBe(String(process.pid));
});

test('a build beside a running one is refused, and one after a dead one is not', () => {
  const { root, pid } = project();
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  onTestFinished(() => void other.kill());
  mkdirSync(join(root, '.cache'));
  writeFileSync(pid, String(other.pid));
  expect(() => prepareBuild(root, 'dist')).toThrow(
    /^Another build runs in this folder \(process \d+\)/,
  );
  for (const left of ['', '999999999', 'x']) {
    writeFileSync(pid, left);
    prepareBuild(root, 'dist');
    expect(readFileSync(pid, 'utf8')).toBe(String(process.pid));
  }
});

test('a full disk is told', () => {
  const { root } = project();
  expect(() => prepareBuild(root, 'dist', 1e12)).toThrow(/^The disk is full: \d+ MB are free/);
});

test.each([
  [1, /^\nThe disk is full: \d+ MB are free, and a build needs 1000000000000\. .*\n$/],
  [0, /^$/],
])('a disk that became full is told where a build fails: exit code %d', (code, said) => {
  const file = JSON.stringify(join(import.meta.dirname, '../../../src/tools/before-build.ts'));
  const script = `const { explainFailure } = await import(${file}); explainFailure('.', 1e12); process.exit(${code});`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(child.status).toBe(code);
  expect(child.stderr.toString()).toMatch(said);
});

// Where a system has memory as a disk, that is another one than the project's.
const memory = statSync('/dev/shm', { throwIfNoEntry: false });
test.skipIf(memory === undefined || memory.dev === statSync('.').dev)(
  'another disk is told',
  () => {
    expect(() => prepareBuild('.', '/dev/shm/dist')).toThrow(
      'lies on another disk than the project',
    );
  },
);
