/**
 * The files in content/sections: `02-gans.mdx` is section number 2 with the id `gans`. The number
 * orders, the id is the anchor, so that renumbering keeps links.
 */
import { join } from 'node:path';
import { labAnchor, labNames } from '../labs/registry.ts';
import { readEntries, strange } from './entries.ts';
import { imageName } from './image-file.ts';
import { numeral } from './numeral.ts';
import type { Problem } from './problem.ts';

/** One section file, known by its name alone. */
export interface SectionFile {
  /** Position, from 1. */
  readonly number: number;
  /** Anchor and identity: the name without number and extension. */
  readonly id: string;
  /** Path relative to the content folder: `sections/02-gans.mdx`. */
  readonly file: string;
}

/**
 * Names that no section may take: addresses of the site's own pages and folders, and anchors that its pages have.
 */
export const reservedIds: readonly string[] = [
  ...['labs', 'sources', 'glossary', 'booklet', 'pagefind', 'social', 'pictures', 'index', '404'],
  ...['top', 'main', 'references', 'how-to-cite', 'hover-card', 'search', 'paint-help'],
  ...labNames.map(labAnchor),
];

const namePattern = /^(\d{2,})-([a-z0-9]+(?:-[a-z0-9]+)*)\.mdx$/;
const example = 'Call it like 02-gans.mdx: number, hyphen, small letters, digits or hyphens, .mdx.';

/** Number and id of a file name, or undefined where it is not the name of a section. */
export function parseSectionName(name: string): { number: number; id: string } | undefined {
  const match = namePattern.exec(name);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const number = Number(match[1]);
  return numeral(number) === match[1] ? { number, id: match[2] } : undefined;
}

/** Lists the section files in order, and what is wrong with their names. */
export function listSectionFiles(root: string): { files: SectionFile[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const files: SectionFile[] = [];
  const isNamed = (name: string) => parseSectionName(name) !== undefined;
  for (const { name, kind } of readEntries(join(root, 'sections'), isNamed)) {
    const file = name === '' ? 'sections' : `sections/${name}`;
    const parsed = parseSectionName(name);
    if (kind === 'file' && parsed !== undefined) files.push({ ...parsed, file });
    else if (kind !== 'file') problems.push({ file, ...strange(kind) });
    else if (!imageName.test(name)) problems.push({ file, ...misnamed(name) });
  }
  files.sort((a, b) => a.number - b.number || (a.file < b.file ? -1 : 1));
  // A misnamed file would show up again as a gap in the numbers.
  if (problems.length === 0) problems.push(...checkNumbers(files));
  problems.push(...checkIds(files));
  return { files, problems };
}

function misnamed(name: string): Pick<Problem, 'message' | 'hint'> {
  if (name.includes('/')) {
    return {
      message: 'This file would not be found: a folder inside sections may only hold images.',
      hint: 'Move it up into sections.',
    };
  }
  return { message: 'This is neither the name of a section nor of an image.', hint: example };
}

function checkNumbers(files: readonly SectionFile[]): Problem[] {
  if (files.length === 0) {
    return [{ file: 'sections', message: 'There is no section at all.', hint: example }];
  }
  const problems: Problem[] = [];
  let expected = 1;
  let before: SectionFile | undefined;
  for (const section of files) {
    const { file, number } = section;
    if (number === before?.number) {
      const message = `Number ${numeral(number)} is taken twice, by ${before.file} too.`;
      problems.push({ file, message, hint: 'Give each section a number of its own.' });
    } else if (number !== expected) {
      const message =
        before === undefined
          ? `The first section has number ${numeral(number)}, but the numbers start at 01.`
          : `Number ${numeral(expected)} is left out: this section follows ${before.file}.`;
      problems.push({ file, message, hint: `Call it ${numeral(expected)}-${section.id}.mdx.` });
    }
    before = section;
    expected = number + 1;
  }
  return problems;
}

function checkIds(files: readonly SectionFile[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { id, file } of files) {
    const other = seen.get(id);
    if (other !== undefined) {
      const message = `The id "${id}" is taken twice, by ${other} too.`;
      problems.push({ file, message, hint: 'Change the part of the name after the number.' });
    } else if (reservedIds.includes(id)) {
      const message = `The name "${id}" is taken by the site itself.`;
      problems.push({ file, message, hint: 'Change the part of the name after the number.' });
    }
    seen.set(id, other ?? file);
  }
  return problems;
}
