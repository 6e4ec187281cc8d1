/** Where the content lives: the one place that reads `CONTENT_DIR`. */
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Absolute path of the content folder: `CONTENT_DIR`, or `content` beside package.json. */
export const contentRoot: string = resolve(process.env['CONTENT_DIR'] ?? 'content');

/** How messages call that folder: relative to the working directory where it lies inside. */
export function folderName(root: string): string {
  const path = relative(process.cwd(), resolve(root));
  return path.startsWith('..') || isAbsolute(path) ? resolve(root) : path.split(sep).join('/');
}
