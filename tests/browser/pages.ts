/** The pages of a site as its content has them: tests take names, order and counts from here, none from their own. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from '@playwright/test';
import { loadContent, type Content } from '../../src/collections/check.ts';
import type { Chapter, LabLink } from '../../src/collections/navigation.ts';
import type { SectionInfo } from '../../src/collections/sections.ts';
import { labs, type LabName } from '../../src/labs/registry.ts';
import { sites, siteUrl, type SiteName } from './sites.ts';

export interface SitePage {
  readonly kind:
    'overview' | 'chapter' | 'worksheet' | 'lab' | 'sources' | 'glossary' | 'booklet' | 'missing';
  /** As tests call it: `/gans/`. */
  readonly name: string;
  /** Under the site's home page. */
  readonly path: string;
}

/** The content of one of the test sites. */
export function contentOf(site: SiteName): Content {
  return loadContent(resolve(sites[site].content));
}

/** All pages of a site, and an address that it does not have. */
export function pagesOf(site: SiteName): SitePage[] {
  const { chapters, labs: used, sources, glossary, booklet } = contentOf(site).navigation;
  const page = (kind: SitePage['kind'], path: string): SitePage => ({
    kind,
    path,
    name: `/${path}`,
  });
  return [
    page('overview', ''),
    ...chapters.map(({ path }) => page('chapter', path)),
    ...chapters.flatMap(({ worksheet }) => (worksheet ? [page('worksheet', worksheet.path)] : [])),
    ...used.map(({ path }) => page('lab', path)),
    page('sources', sources.path),
    page('glossary', glossary.path),
    page('booklet', booklet.path),
    page('missing', 'no/such/page'),
  ];
}

/** Whether search engines shall find it: what is made for paper says again what the chapters say. */
export function isToBeFound({ kind }: SitePage): boolean {
  return kind !== 'booklet' && kind !== 'worksheet' && kind !== 'missing';
}

/** Address of a page of a site. */
export function pageUrl(site: SiteName, { path }: Pick<SitePage, 'path'>): string {
  return siteUrl(site) + path;
}

export const content = contentOf('root');
export const pages = pagesOf('root');
export const { chapters } = content.navigation;

/** A section with its chapter. */
export interface Found {
  readonly section: SectionInfo;
  readonly chapter: Chapter;
}

/** Sections that pass the test, with their chapters; `source` is the text of the file without the author's notes. */
export function chaptersThat(
  pass: (section: SectionInfo, source: string) => boolean,
  site: SiteName = 'root',
): Found[] {
  const { sections, navigation } = contentOf(site);
  return sections.flatMap((section, index) => {
    const file = join(sites[site].content, section.file);
    const source = readFileSync(file, 'utf8').replaceAll(/\{\/\*[^]*?\*\/\}/g, '');
    return pass(section, source) ? [{ section, chapter: navigation.chapters[index]! }] : [];
  });
}

/** The first of them; without one, the test is skipped and says what the content lacks. */
export function chapterThat(
  has: string,
  pass: (section: SectionInfo, source: string) => boolean,
): Found {
  const [first] = chaptersThat(pass);
  test.skip(first === undefined, `No section has ${has}.`);
  return first!;
}

/** A lab of the site; the test is skipped where the content does not use it. */
export function labThat(name: LabName): LabLink {
  const lab = content.navigation.labs.find((each) => each.name === name);
  test.skip(lab === undefined, `No section has <${labs[name].component}>.`);
  return lab!;
}

/** Any lab of the site; the test is skipped where the content uses none. */
export function anyLab(): LabLink {
  const [lab] = content.navigation.labs;
  test.skip(lab === undefined, 'No section has a lab.');
  return lab!;
}
