/** Addresses inside the site, wherever it is deployed. */

/** Path of a file of the site under the base path: `asset('theme.js')` is `/theme.js` or `/some/path/theme.js`. */
export function asset(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/+$/, '')}/${path}`;
}

/** Absolute address of a file of the site, for canonical links and the social image. */
export function absolute(path: string): string {
  return new URL(asset(path), import.meta.env.SITE).href;
}
