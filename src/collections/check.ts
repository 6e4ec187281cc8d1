/**
 * Reads and checks the whole content folder: `checkContent` reports all that is wrong, `loadContent`
 * stops with the list. Pages, loaders and tools take the content from here.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AstroError } from 'astro/errors';
import { loadBibliography, type Reference } from './bibliography.ts';
import { checkIds } from './check-ids.ts';
import { checkPixels, type ImageUse } from './check-pixels.ts';
import { overdueClaims, type Claim } from './claims.ts';
import { numberCitations, type Citations } from './citations.ts';
import { loadComments, type Comment } from './comments.ts';
import { components, type ComponentTable } from './component-names.ts';
import { today } from './days.ts';
import type { Glossary } from './glossary.ts';
import { loadSections } from './load-sections.ts';
import { formatProblems, sortProblems, type Problem } from './problem.ts';
import { contentRoot, folderName } from './root.ts';
import { navigation, type Navigation } from './navigation.ts';
import { type SectionInfo } from './sections.ts';

/** The content, as far as it is right. */
export interface Content {
  /** In order. */
  readonly sections: readonly SectionInfo[];
  /** In the order of the file. */
  readonly comments: readonly Comment[];
  /** All sources by key, cited or not. */
  readonly bibliography: ReadonlyMap<string, Reference>;
  /** The cited sources with their numbers. */
  readonly citations: Citations;
  /** Claims that age, in reading order. */
  readonly claims: readonly Claim[];
  /** The terms that the sections define. */
  readonly glossary: Glossary;
  /** Every address of the site. */
  readonly navigation: Navigation;
}

/** The content and what is wrong with it, in order of files and lines. */
export interface CheckedContent extends Content {
  readonly problems: readonly Problem[];
  /** What is right, but due to be looked at again. */
  readonly warnings: readonly Problem[];
  /** The images of all sections, whatever is wrong with them. */
  readonly images: readonly ImageUse[];
}

/** What the content is held against. */
export interface CheckOptions {
  /** What sections may use; by default what the site has. */
  readonly components?: ComponentTable;
  /** The day of the check, `2026-11-26`; by default the clock's. */
  readonly today?: string;
}

/** Reads and checks `sections/`, `comments.json` and `references.bib` under `root`. */
export function checkContent(root: string, options: CheckOptions = {}): CheckedContent {
  const day = options.today ?? today();
  const sources = loadBibliography(root);
  const sections = loadSections(root, {
    components: options.components ?? components,
    sources: sources.keys,
    today: day,
  });
  const comments = loadComments(root, sections.ids);
  const citations = numberCitations(sections.sections, sources.bibliography);
  const claims = sections.sections.flatMap((section) => section.claims);
  return {
    problems: sortProblems([
      ...sections.problems,
      ...comments.problems,
      ...sources.problems,
      ...checkIds(sections.sections, comments.comments, citations),
    ]),
    warnings: sortProblems(overdueClaims(claims, day)),
    images: sections.images,
    sections: sections.sections,
    comments: comments.comments,
    bibliography: sources.bibliography,
    citations,
    claims,
    glossary: sections.glossary,
    navigation: navigation(sections.sections),
  };
}

/** The same with every image decoded, which takes too long for what asks often. */
export async function checkWhole(root: string, options?: CheckOptions): Promise<CheckedContent> {
  const content = checkContent(root, options);
  const problems = [...content.problems, ...(await checkPixels(content.images))];
  return { ...content, problems: sortProblems(problems) };
}

/** The error that stops a build: it carries the problems, and its message lists them. */
export class ContentError extends AstroError {
  readonly problems: readonly Problem[];
  /** The first problem's place, which the error page of `astro dev` shows. */
  readonly loc: { readonly file: string; readonly line: number | undefined } | undefined;

  constructor(problems: readonly Problem[], root: string) {
    const [first] = problems;
    super(formatProblems(problems, folderName(root)));
    this.name = 'ContentError';
    this.problems = problems;
    if (first !== undefined) this.loc = { file: join(root, first.file), line: first.line };
  }
}

interface Cached {
  readonly content: CheckedContent;
  readonly signature: string;
  /** When the signature was last compared, in milliseconds. */
  time: number;
}

const cache = new Map<string, Cached>();
/** A page asks once for each citation; looking at every file each time would take seconds. */
const freshFor = 250;

/**
 * The content of `root`, checked; read anew only when a file has changed.
 *
 * @throws ContentError with all problems if there is any.
 */
export function loadContent(root: string = contentRoot): Content {
  const { content } = refresh(root);
  if (content.problems.length > 0) throw new ContentError(content.problems, root);
  return content;
}

function refresh(root: string): Cached {
  const known = cache.get(root);
  if (known !== undefined && performance.now() - known.time < freshFor) return known;
  const signature = signatureOf(root);
  const time = performance.now();
  if (known?.signature === signature) {
    known.time = time;
    return known;
  }
  const fresh: Cached = { content: checkContent(root), signature, time };
  cache.set(root, fresh);
  return fresh;
}

/** Names, sizes and times of all files: changes when any file does. */
function signatureOf(root: string): string {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => {
        const { mtimeMs, size } = statSync(join(root, name));
        return `${name}:${size}:${mtimeMs}`;
      })
      .join('\n');
  } catch {
    // The folder is missing, or a file went away meanwhile: look again next time.
    return '';
  }
}
