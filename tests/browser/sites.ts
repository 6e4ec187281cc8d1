/**
 * The built sites that browser tests visit: one at a root, one under a path, one of content that is
 * meant to break a page, and one of content that an editor has changed. The global set-up starts a
 * server for each and leaves the addresses in the environment of the tests.
 */
export const sites = {
  root: { content: 'content', dir: 'dist', base: '/', variable: 'TEST_ROOT_URL' },
  path: {
    content: 'content',
    dir: '.cache/dist-path',
    base: '/frontier',
    variable: 'TEST_PATH_URL',
  },
  hostile: {
    content: 'tests/fixtures/site/hostile',
    dir: '.cache/dist-hostile',
    base: '/',
    variable: 'TEST_HOSTILE_URL',
  },
  /** Made by `editContent` of `src/tools/test-builds.ts`. */
  edited: {
    content: '.cache/content-edited',
    dir: '.cache/dist-edited',
    base: '/',
    variable: 'TEST_EDITED_URL',
  },
} as const;

export type SiteName = keyof typeof sites;

export const siteNames = Object.keys(sites) as SiteName[];

/** Address of a site's home page, with a slash at the end. */
export function siteUrl(name: SiteName): string {
  const { variable } = sites[name];
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: the global set-up has not run`);
  return url;
}

/** Address of the home page of the site at a root; it is also the `baseURL` of every test. */
export const rootUrl = (): string => siteUrl('root');

/** Address of the home page of the site that was built for a path. */
export const pathUrl = (): string => siteUrl('path');

/** Address of the home page of the site whose content is hostile (`tests/fixtures/site/hostile`). */
export const hostileUrl = (): string => siteUrl('hostile');

/** Address of the home page of the site whose content an editor has changed. */
export const editedUrl = (): string => siteUrl('edited');
