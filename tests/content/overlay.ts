/**
 * Content folders for tests: the valid fixture with the files of another laid over it. A file named
 * REMOVE in a fixture lists, one a line, what to take away from the valid one.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const fixtures = join(import.meta.dirname, '../fixtures/content');

/** Names of the fixtures that are wrong: every folder but `valid`. */
export const badFixtures: readonly string[] = readdirSync(fixtures)
  .filter((name) => name !== 'valid')
  .sort();

/** Path of a new folder with the fixture's content, deleted when the test ends. */
export function contentFolder(fixture = 'valid'): string {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(fixtures, 'valid'), root, { recursive: true });
  if (fixture === 'valid') return root;
  const folder = join(fixtures, fixture);
  const removals = join(folder, 'REMOVE');
  if (existsSync(removals)) {
    for (const path of readFileSync(removals, 'utf8').split('\n').filter(Boolean)) {
      rmSync(join(root, path), { recursive: true });
    }
  }
  cpSync(folder, root, { recursive: true });
  rmSync(join(root, 'REMOVE'), { force: true });
  return root;
}
