/**
 * The headers of the built site, in the words of each kind of host: `_headers` for Netlify and Cloudflare Pages, and files
 * to include for nginx and Apache. All hold for the paths under the site's base only.
 */

const everywhere = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
] as const;

const POLICY = 'Content-Security-Policy';

/** Labs alone (`/labs/…/`) may stand in frames of other sites; all other pages may not. */
const FRAMES = "frame-ancestors 'self'";

/** Of files whose names change with their content. */
const KEPT = 'public, max-age=31536000, immutable';
/** Of all others. */
const ASKED = 'public, max-age=0, must-revalidate';

/**
 * What the header allows beyond the pages' own policy: WebAssembly, and only that (not `eval`). A worker obeys the
 * header of its own file; a page obeys header and meta element both, so that nothing more is allowed there.
 */
const WASM = "'wasm-unsafe-eval'";

export interface HeaderFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The files of headers for a site.
 *
 * @param policy the pages' own policy.
 * @param base the path of the site: `/`, or `/some/path`.
 */
export function headerFilesFor(policy: string, base: string): HeaderFile[] {
  const allowed = policy.replace("script-src 'self'", `$& ${WASM}`);
  const root = base === '/' ? '' : base;
  return [
    { name: '_headers', text: forNetlify(allowed, root) },
    { name: '_headers.nginx', text: forNginx(allowed, root) },
    { name: '_headers.apache', text: forApache(allowed, root) },
  ];
}

function forNetlify(policy: string, root: string): string {
  const rule = (path: string, ...headers: (readonly [name: string, value: string])[]): string =>
    [root + path, ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return [
    rule('/*', [POLICY, policy], ...everywhere),
    rule('/', [POLICY, FRAMES]),
    rule('/:page/', [POLICY, FRAMES]),
    rule('/_astro/*', ['Cache-Control', KEPT]),
  ].join('\n');
}

/**
 * For the block `location` of the site. Without `always`, nginx sets a header on answers that are found only: a file that
 * is missing for a moment is not missed for a year.
 */
function forNginx(policy: string, root: string): string {
  const path = pattern(root);
  const add = ([name, value]: readonly [string, string]) => `add_header ${name} "${value}" always;`;
  return lines(
    '# Written by the build. A block within that has an add_header of its own needs this line again.',
    `set $site_frames "${FRAMES}";`,
    `set $site_cache "${ASKED}";`,
    `if ($uri ~ "^${path}/labs/[^/]+/") { set $site_frames ""; }`,
    `if ($uri ~ "^${path}/_astro/") { set $site_cache "${KEPT}"; }`,
    ...everywhere.map(add),
    add([POLICY, policy]),
    add([POLICY, '$site_frames']),
    'add_header Cache-Control $site_cache;',
  );
}

/** For the block `Directory` of the site, or for its `.htaccess`. `always` is on answers of any status. */
function forApache(policy: string, root: string): string {
  const path = pattern(root);
  return lines(
    '# Written by the build. It needs the module "headers".',
    ...everywhere.map(([name, value]) => `Header always set ${name} "${value}"`),
    `Header always set ${POLICY} "${policy}"`,
    `<If "%{REQUEST_URI} !~ m#^${path}/labs/[^/]+/#">`,
    `  Header always add ${POLICY} "${FRAMES}"`,
    '</If>',
    `Header set Cache-Control "${ASKED}"`,
    `<If "%{REQUEST_URI} =~ m#^${path}/_astro/#">`,
    `  Header set Cache-Control "${KEPT}"`,
    '</If>',
  );
}

/** A path as part of a regular expression; `deployment.ts` allows no other signs in it. */
function pattern(path: string): string {
  return path.replaceAll('.', '\\.');
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}
