/**
 * Where the site will live, from the environment: the one place that reads these variables. A value that would make
 * wrong addresses stops the command, with the variable, what is wrong with it, and an example.
 */
import { isAbsolute, join, relative, resolve } from 'node:path';

/** What stands for the address of a site that has none yet. */
export const localAddress = 'http://localhost:4321';

export interface Deployment {
  /** Origin of the site, without a slash at the end. */
  readonly site: string;
  /** Path under it: `/`, or `/some/path` without a slash at the end. */
  readonly base: string;
  /** Folder of the built site. */
  readonly outDir: string;
  /** Address of the public repository, without a slash at the end. */
  readonly repository: string | undefined;
  readonly branch: string;
  readonly contactEmail: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that cannot be what it is. */
export class DeploymentError extends Error {}

/**
 * The settings of this environment, with their defaults.
 *
 * @throws DeploymentError that names the variable, what is wrong with it, and an example.
 */
export function deployment(environment: Environment = process.env): Deployment {
  const { SITE_URL, BASE_PATH = '/', OUT_DIR = 'dist', CONTENT_DIR = 'content' } = environment;
  const { REPOSITORY_URL, REPOSITORY_BRANCH, CONTACT_EMAIL } = environment;
  return {
    site: SITE_URL === undefined ? localAddress : siteOf(SITE_URL),
    base: baseOf(BASE_PATH),
    outDir: outDirOf(OUT_DIR, CONTENT_DIR),
    repository: REPOSITORY_URL ? repositoryOf(REPOSITORY_URL) : undefined,
    branch: REPOSITORY_BRANCH || 'main',
    contactEmail: CONTACT_EMAIL ? emailOf(CONTACT_EMAIL) : undefined,
  };
}

function siteOf(value: string): string {
  const wrong = refusal('SITE_URL', value, 'https://example.org');
  if (value.trim() === '') throw wrong('leave it unset, or give the address of the site');
  const url = webAddress(value);
  if (!url) throw wrong('it must begin with https:// or http:// and name a host');
  if (url.username || url.search || url.hash) throw wrong('it must be a scheme and a host only');
  if (url.pathname !== '/') {
    throw wrong(`its path belongs into a variable of its own, BASE_PATH=${trimmed(url.pathname)}`);
  }
  return url.origin;
}

/** Empty is the root, too: GitHub's action gives an empty path for a site at one. */
function baseOf(value: string): string {
  const wrong = refusal('BASE_PATH', value, '/frontier');
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(value)) {
    throw wrong('it must be a path only; the scheme and the host belong into SITE_URL');
  }
  if (/^[a-z]:[\\/]/i.test(value)) {
    throw wrong(
      'it is a path on this machine. Git Bash on Windows turns /frontier into one: write it without its first slash',
    );
  }
  const parts = value.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '.' || part === '..' || !/^[\w.~-]+$/.test(part))) {
    throw wrong('it may hold letters, digits, and . _ ~ - between slashes only');
  }
  return `/${parts.join('/')}`;
}

/** The build empties the folder first, so it must not hold what is to be built, or lie in it. */
function outDirOf(value: string, content: string): string {
  const wrong = refusal('OUT_DIR', value, 'dist');
  if (value.trim() === '') throw wrong('it must name a folder');
  const sources = ['src', 'public', 'node_modules', '.git', join(content, 'sections')];
  if (['.', ...sources].some((source) => within(source, value))) {
    throw wrong('the build would first delete everything in that folder, the sources among it');
  }
  const source = sources.find((folder) => within(value, folder));
  if (source !== undefined) throw wrong(`it must lie outside of ${source}`);
  return value;
}

function repositoryOf(value: string): string {
  const wrong = refusal('REPOSITORY_URL', value, 'https://github.com/owner/name');
  if (!webAddress(value)) throw wrong('it must begin with https:// or http:// and name a host');
  return trimmed(value);
}

function emailOf(value: string): string {
  const wrong = refusal('CONTACT_EMAIL', value, 'editor@example.org');
  if (!/^[^\s@<>?&"]+@[^\s@<>?&"]+$/.test(value)) throw wrong('it must be an address alone');
  return value;
}

function webAddress(value: string): URL | undefined {
  if (!/^https?:\/\/\S+$/i.test(value) || !URL.canParse(value)) return undefined;
  return new URL(value);
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

function within(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return !way.startsWith('..') && !isAbsolute(way);
}

function refusal(variable: string, value: string, example: string) {
  return (reason: string): DeploymentError =>
    new DeploymentError(
      `${variable} is ${JSON.stringify(value)}: ${reason}. Example: ${variable}=${example}`,
    );
}
