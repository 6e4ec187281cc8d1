/** The one function that derives all navigation of the site from its sections: addresses, contents, neighbors. */
import { labAnchor, labs, type LabName } from '../labs/registry.ts';
import type { Heading } from './anchors.ts';
import { referenceAnchor } from './citations.ts';
import { numeral } from './numeral.ts';
import type { SectionInfo } from './sections.ts';

/** A link: what it says and where it leads, as a path under the site's root (`gans/#gans-the-loop`). */
export interface Link {
  readonly path: string;
  readonly label: string;
}

/** A link to a chapter. */
export interface ChapterLink extends Link {
  readonly id: string;
  /** `02`. */
  readonly number: string;
  readonly title: string;
}

/** A heading or a lab in the contents of a chapter. */
export interface Entry extends Link {
  /** Without `#`. */
  readonly anchor: string;
  /** 3 for a heading of the highest level; labs stand one below it. */
  readonly depth: number;
}

/** A lab and its page. */
export interface LabLink extends Link {
  readonly name: LabName;
  readonly does: string;
  /** Where it stands in its chapter: `gans/#gan-lab`. */
  readonly place: string;
  readonly chapter: ChapterLink;
}

/** A section's own page. */
export interface Chapter extends ChapterLink {
  readonly headings: readonly Entry[];
  /** Headings and labs, in reading order. */
  readonly entries: readonly Entry[];
  readonly labs: readonly LabLink[];
  /** Its questions and experiments to print; undefined where it has neither. */
  readonly worksheet: Link | undefined;
  readonly previous: ChapterLink | undefined;
  readonly next: ChapterLink | undefined;
}

/** All navigation of the site. */
export interface Navigation {
  /** In order. */
  readonly chapters: readonly Chapter[];
  /** In reading order; only those that a section uses. */
  readonly labs: readonly LabLink[];
  /** Pages of their own for what all chapters share. */
  readonly sources: Link;
  readonly glossary: Link;
  readonly booklet: Link;
  /**
   * Where an anchor leads from the page at `from`: `#gans-the-loop` where it is on that page, otherwise a path under
   * the site's root; undefined for an anchor that the site does not have.
   */
  readonly to: (anchor: string, from: string) => { path: string } | { hash: string } | undefined;
}

const sources: Link = { path: 'sources/', label: 'Sources' };
const glossary: Link = { path: 'glossary/', label: 'Glossary' };
const booklet: Link = { path: 'booklet/', label: 'Booklet' };

/** Anchors that belong to no section, with their paths. */
const places: Readonly<Record<string, string>> = {
  top: '',
  'how-to-cite': '#how-to-cite',
  references: sources.path,
  glossary: glossary.path,
};

/** Anchors that links may name besides those of sections, labs, headings, sources and terms. */
export const siteAnchors: readonly string[] = Object.keys(places);

/** Derives it from the sections in order. */
export function navigation(sections: readonly SectionInfo[]): Navigation {
  const links = sections.map(chapterLink);
  const chapters = sections.map((section, index): Chapter => ({
    ...links[index]!,
    headings: section.headings.map((heading) => headingEntry(heading, links[index]!)),
    entries: entries(section, links[index]!),
    labs: section.labs.map(({ name }) => labLink(name, links[index]!)),
    worksheet: worksheet(section, links[index]!),
    previous: links[index - 1],
    next: links[index + 1],
  }));
  const paths = new Map(Object.entries(places));
  for (const { id, path, headings, labs } of chapters) {
    paths.set(id, path);
    for (const heading of headings) paths.set(heading.anchor, heading.path);
    for (const { name, place } of labs) paths.set(labAnchor(name), place);
  }
  const byPath = new Map(sections.map((section, index) => [links[index]!.path, section]));
  const pathOf = (anchor: string): string | undefined => {
    const own = paths.get(anchor);
    if (own !== undefined) return own;
    if (anchor.startsWith('ref-')) return `${sources.path}#${anchor}`;
    return anchor.startsWith('term-') ? `${glossary.path}#${anchor}` : undefined;
  };
  return {
    chapters,
    labs: chapters.flatMap((chapter) => chapter.labs),
    sources,
    glossary,
    booklet,
    to(anchor, from) {
      const path = pathOf(anchor);
      if (path === undefined) return undefined;
      // A chapter lists its own sources and terms, and the booklet holds everything.
      const listed = byPath.get(from);
      const here =
        path.split('#')[0] === from ||
        from === booklet.path ||
        listed?.cites.some((key) => referenceAnchor(key) === anchor) === true ||
        listed?.terms.includes(anchor) === true;
      return here ? { hash: `#${anchor}` } : { path };
    },
  };
}

function chapterLink({ id, number, title, shortTitle }: SectionInfo): ChapterLink {
  return { id, path: `${id}/`, number: numeral(number), title, label: shortTitle ?? title };
}

function worksheet(
  { questions, labs: used }: SectionInfo,
  { path }: ChapterLink,
): Link | undefined {
  const asks = questions.length > 0 || used.some(({ name }) => labs[name].experiments.length > 0);
  return asks ? { path: `${path}worksheet/`, label: 'Worksheet' } : undefined;
}

/** A lab stands one level below the headings of the highest. */
const LAB_DEPTH = 4;

function headingEntry({ depth, text, anchor }: Heading, { path }: ChapterLink): Entry {
  return { depth, label: text, anchor, path: `${path}#${anchor}` };
}

function entries({ headings, labs: used }: SectionInfo, chapter: ChapterLink): Entry[] {
  const all = [
    ...headings.map((heading) => ({ line: heading.line, entry: headingEntry(heading, chapter) })),
    ...used.map(({ name, line }) => {
      const { label, place } = labLink(name, chapter);
      return { line, entry: { depth: LAB_DEPTH, label, anchor: labAnchor(name), path: place } };
    }),
  ];
  return all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ entry }) => entry);
}

function labLink(name: LabName, chapter: ChapterLink): LabLink {
  const { title, does } = labs[name];
  const place = `${chapter.path}#${labAnchor(name)}`;
  return { name, path: `labs/${name}/`, label: title, does, place, chapter };
}
