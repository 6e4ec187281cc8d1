/**
 * The sections as the page shows them, and the one function that derives all navigation: numbers,
 * contents, anchors, next and previous.
 */
import type { Heading } from './anchors.ts';
import type { Definition } from './definitions.ts';
import type { SectionData } from './schema.ts';
import { numeral } from './numeral.ts';
import type { SectionFile } from './section-files.ts';

/** One section: where it stands, what its frontmatter says, and its headings. */
export interface SectionInfo extends SectionFile, SectionData {
  readonly headings: readonly Heading[];
  /** Keys that it cites, in reading order, each once. */
  readonly cites: readonly string[];
  /** Terms that it defines, in reading order. */
  readonly definitions: readonly Definition[];
}

/** A link to a section. */
export interface SectionLink {
  readonly id: string;
  /** `#gans`. */
  readonly href: string;
  /** `02`. */
  readonly number: string;
  readonly title: string;
  /** The short title if there is one: for lists. */
  readonly label: string;
}

/** A section in the list of contents. */
export interface NavigationItem extends SectionLink {
  readonly headings: readonly { depth: number; text: string; href: string }[];
  readonly previous: SectionLink | undefined;
  readonly next: SectionLink | undefined;
}

/** All navigation of the page, in order. */
export function navigation(sections: readonly SectionInfo[]): NavigationItem[] {
  const links = sections.map(sectionLink);
  return sections.map((section, index) => ({
    ...sectionLink(section),
    headings: section.headings.map(({ depth, text, anchor }) => ({
      depth,
      text,
      href: `#${anchor}`,
    })),
    previous: links[index - 1],
    next: links[index + 1],
  }));
}

function sectionLink({ id, number, title, shortTitle }: SectionInfo): SectionLink {
  return { id, href: `#${id}`, number: numeral(number), title, label: shortTitle ?? title };
}
