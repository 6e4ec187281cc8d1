/** Where links lead. */
import { loadContent } from '../collections/check.ts';
import type { LabName } from '../labs/registry.ts';
import { site } from '../site/config.ts';
import { asset, pathOf } from '../site/paths.ts';

/** Address of an anchor of the site, seen from the page at `page` (`Astro.url`); an unknown one is taken as it is. */
export function addressOf(anchor: string, page: URL): string {
  const target = loadContent().navigation.to(anchor, pathOf(page));
  if (target === undefined) return `#${anchor}`;
  return 'hash' in target ? target.hash : asset(target.path);
}

/** Whether a page is the booklet, where all sections stand under one title. */
export function isBooklet(page: URL): boolean {
  return pathOf(page) === loadContent().navigation.booklet.path;
}

/** What a lab’s element knows of the site: its own page, its title and, where the site has that lab, the other's. */
export function labPages(name: LabName, other?: LabName): Record<string, string | undefined> {
  const { labs } = loadContent().navigation;
  const page = (lab: LabName | undefined): string | undefined => {
    const path = labs.find((each) => each.name === lab)?.path;
    return path === undefined ? undefined : asset(path);
  };
  return {
    'data-page': page(name),
    'data-other-page': page(other),
    'data-title': `${labs.find((lab) => lab.name === name)?.label}: ${site.title}`,
  };
}
