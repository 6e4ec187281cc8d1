/** @file The text of a section, for tests that hold it to what the code computes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from '../../src/collections/root.ts';
import { listSectionFiles } from '../../src/collections/section-files.ts';

/** The MDX of the section with an id, whatever its number is now. Throws an Error if there is none. */
export function chapterOf(id: string): string {
  const section = listSectionFiles(contentRoot).files.find((file) => file.id === id);
  if (!section) throw new Error(`There is no section “${id}”.`);
  return readFileSync(join(contentRoot, section.file), 'utf8');
}
