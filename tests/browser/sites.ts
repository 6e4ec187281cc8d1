/**
 * The built sites that browser tests visit: one at a root, one under a path, and one of content that
 * is meant to break a page. The global set-up starts a server for each and leaves the addresses in
 * the environment of the tests.
 */
export const sites = {
  root: { dir: 'dist', base: '/', variable: 'TEST_ROOT_URL' },
  path: { dir: '.cache/dist-path', base: '/frontier', variable: 'TEST_PATH_URL' },
  hostile: { dir: '.cache/dist-hostile', base: '/', variable: 'TEST_HOSTILE_URL' },
} as const;

/** Address of the home page of the site at a root; it is also the `baseURL` of every test. */
export function rootUrl(): string {
  return address(sites.root.variable);
}

/** Address of the home page of the site that was built for a path. */
export function pathUrl(): string {
  return address(sites.path.variable);
}

/** Address of the home page of the site whose content is hostile (`tests/fixtures/site/hostile`). */
export function hostileUrl(): string {
  return address(sites.hostile.variable);
}

function address(variable: string): string {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: the global set-up has not run`);
  return url;
}
