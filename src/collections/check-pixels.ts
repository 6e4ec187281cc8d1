/** Decodes the images of sections: finds damage that an image's structure does not show. */
import { readFileSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { faultOf, imageName } from './image-file.ts';
import type { Problem } from './problem.ts';

/** An image in a section. */
export interface ImageUse {
  /** The section's, relative to the content folder. */
  readonly file: string;
  readonly line: number | undefined;
  /** As the author wrote it. */
  readonly url: string;
  /** Of the image's own file. */
  readonly path: string;
}

/** What decoding an image once said, by its path, time and size. */
const known = new Map<string, Promise<string | undefined>>();

/** Problems of those images that are files and look whole; {@link faultOf} tells of the others. */
export async function checkPixels(images: readonly ImageUse[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  // One after the other: libvips loses errors of images that it decodes at the same time.
  for (const { path, url, file, line } of images) {
    const message = await damageOf(path);
    if (message === undefined) continue;
    problems.push({
      file,
      line,
      message: `The image "${url}" ${message}.`,
      hint: 'Save it again.',
    });
  }
  return problems;
}

function damageOf(path: string): Promise<string | undefined> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || !imageName.test(path)) return Promise.resolve(undefined);
  const key = `${path}:${stats.mtimeMs}:${stats.size}`;
  const told = known.get(key) ?? decode(path);
  known.set(key, told);
  return told;
}

async function decode(path: string): Promise<string | undefined> {
  const bytes = readFileSync(path);
  // An SVG is a text, which is shown as it is.
  if (faultOf(bytes) !== undefined || /^[^\0]*<svg\b/i.test(bytes.toString('latin1', 0, 4096))) {
    return undefined;
  }
  try {
    // Counting its colors reads every pixel of every frame, and keeps none.
    await sharp(bytes, { failOn: 'warning', pages: -1 }).stats();
    return undefined;
  } catch (error) {
    return String(error).includes('pixel limit')
      ? 'has more pixels than can be read'
      : 'is damaged: not all of it can be decoded';
  }
}
