/** Addresses inside the site, wherever it is deployed. */

const base = import.meta.env.BASE_URL.replace(/\/+$/, '');

/** Address of a path of the site under the base path: `asset('theme.js')` is `/theme.js` or `/some/path/theme.js`. */
export function asset(path: string): string {
  return `${base}/${path}`;
}

/** Absolute address of a path of the site, for canonical links and link previews. */
export function absolute(path: string): string {
  return new URL(asset(path), import.meta.env.SITE).href;
}

/** Path of a page under the site's root, as navigation has it (`gans/`), from its `Astro.url`. */
export function pathOf(page: URL): string {
  const path = page.pathname.slice(base.length + 1).replace(/(?:^|(?<=\/))index\.html$/, '');
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}
