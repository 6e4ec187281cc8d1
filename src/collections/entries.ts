/** What is in the folder of sections, whatever it is: what cannot be a section or an image is told, not passed over. */
import { lstatSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { imageName } from './image-file.ts';
import type { Problem } from './problem.ts';

/** What there is under a name, as far as it matters. */
type Kind = 'file' | 'folder' | 'link' | 'broken link' | 'unreadable' | 'other';

/** One of them, by its path inside the folder: empty for the folder itself, where that is unreadable. */
export interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * What is in a folder and below, hidden files left out; none where there is no folder. A folder is an entry only if
 * `isNamed` takes it for a section; a link to an image is a file.
 */
export function readEntries(
  folder: string,
  isNamed: (name: string) => boolean,
  prefix = '',
): Entry[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    const there = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
    return there ? [{ name: prefix.slice(0, -1), kind: 'unreadable' }] : [];
  }
  const found = entries
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry): Entry[] => {
      const name = prefix + entry.name;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (isNamed(entry.name)) return [{ name, kind: 'folder' }];
        return readEntries(path, isNamed, `${name}/`);
      }
      if (entry.isFile()) return [{ name, kind: 'file' }];
      if (!entry.isSymbolicLink()) return [{ name, kind: 'other' }];
      const target = statSync(path, { throwIfNoEntry: false });
      if (target === undefined) return [{ name, kind: 'broken link' }];
      const image = target.isFile() && imageName.test(name);
      return [{ name, kind: image ? 'file' : 'link' }];
    });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is wrong with an entry that is no file. */
export function strange(kind: Exclude<Kind, 'file'>): Pick<Problem, 'message' | 'hint'> {
  switch (kind) {
    case 'folder':
      return {
        message: 'This is a folder with the name of a section.',
        hint: 'A section is one file: move the text out of the folder, or call the folder otherwise.',
      };
    case 'link':
      return {
        message: 'This is a link to something elsewhere, which would not be found.',
        hint: 'Put the file itself here.',
      };
    case 'broken link':
      return { message: 'This is a link to a file that is not there.', hint: 'Remove the link.' };
    case 'unreadable':
      return {
        message: 'This folder cannot be read.',
        hint: 'Look whether it is a folder, and who may open it.',
      };
    case 'other':
      return { message: 'This is no file.', hint: 'Remove it.' };
  }
}
