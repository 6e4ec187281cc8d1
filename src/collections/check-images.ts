/** Images in a section: that each says what it shows, and that its file is there and is one. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ImageUse } from './check-pixels.ts';
import { faultOf, imageName } from './image-file.ts';
import { lineOf, walk, type MdastNode } from './mdx.ts';
import type { Report } from './problem.ts';
import { nearest } from './suggest.ts';

const write = 'Put the file beside the section and write its name: ![what it shows](file.png).';

const sayingNothing =
  /^\s*(?:alt(?: text)?|description|figure|image|photo|picture|screenshot)\s*$/i;

/** @param folder the section's, from which paths count. */
export function checkImages(tree: MdastNode, source: string, folder: string, report: Report): void {
  for (const { node } of walk(tree)) {
    if (node.type === 'imageReference') {
      const message = `The image [${node.label}] has its address in another line, where it is not found.`;
      report(lineOf(node), message, 'Write ![what it shows](file.png).');
    }
    if (node.type !== 'image') continue;
    const { start, end } = node.position ?? {};
    const written = source.slice(start?.offset, end?.offset);
    const size = /\|\s*\d+(?:x\d+)?\s*$/.exec(node.alt ?? '')?.[0];
    if ((node.alt ?? '').trim() === '') {
      const message = `The image ![](${node.url}) has no alternative text.`;
      report(lineOf(node), message, 'Say what it shows between the brackets: ![what it shows](…).');
    } else if (size !== undefined) {
      const message = `"${size}" in the words of an image sets no size: it would be read aloud.`;
      report(lineOf(node), message, 'Leave it out: images have the size of the column.');
    } else if (/\$[^$]+\$.*\]\(/s.test(written)) {
      const message = `The words of the image "${node.url}" contain a formula, which would be lost.`;
      report(lineOf(node), message, 'Say it in words.');
    } else if (node.alt === basename(node.url) || sayingNothing.test(node.alt ?? '')) {
      const message = `The words of the image "${node.url}" do not say what it shows.`;
      report(lineOf(node), message, 'Say it as you would to someone who cannot see it.');
    }
    checkFile(node.url, folder, lineOf(node), report);
  }
}

/** The images of a section; those whose names cannot be read are left to {@link checkImages}. */
export function imagesIn(tree: MdastNode, file: string, folder: string): ImageUse[] {
  return [...walk(tree)].flatMap(({ node }): ImageUse[] => {
    const name = node.type === 'image' ? decode(node.url) : undefined;
    if (node.type !== 'image' || name === undefined) return [];
    return [{ file, line: lineOf(node), url: node.url, path: join(folder, name) }];
  });
}

function checkFile(url: string, folder: string, line: number | undefined, report: Report): void {
  const name = decode(url);
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) {
    const message = `The image "${url}" comes from elsewhere; nothing is loaded from other sites.`;
    report(line, message, write);
  } else if (url.startsWith('/')) {
    const message = `The image "${url}" has a path from the root, which breaks under a sub-path.`;
    report(line, message, write);
  } else if (name === undefined || /[%?#\\]/.test(name)) {
    const message = `The name of the image "${url}" has a sign that means something else in addresses.`;
    report(line, message, 'Call the file by letters, digits, hyphens: rate-50.png.');
  } else if (!isFile(join(folder, name))) {
    const near = nearest(basename(name), namesIn(dirname(join(folder, name))));
    const hint = near === undefined ? write : `Did you mean ${join(dirname(name), near)}?`;
    report(line, `There is no image file "${url}".`, hint);
  } else if (!imageName.test(name)) {
    const hint = 'Images end in .png, .jpg, .webp, .avif, .gif or .svg.';
    report(line, `The file "${url}" is none that is shown as an image.`, hint);
  } else {
    const fault = faultOf(readFileSync(join(folder, name)));
    if (fault === undefined) return;
    const where = fault.line === undefined ? '' : ` (line ${fault.line} of it)`;
    report(line, `The image "${url}" ${fault.message}${where}.`, fault.hint);
  }
}

/** Whether the file is there, in this spelling: some systems take capitals for small letters, others do not. */
function isFile(path: string): boolean {
  const regular = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return regular && namesIn(dirname(path)).includes(basename(path));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Undefined where a percent sign is not followed by two digits. */
function decode(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}
