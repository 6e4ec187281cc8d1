/**
 * Builds the sites that the browser tests visit (`npm run build:test`): one as `npm run build` makes
 * it, one for a path, with a repository, on another domain, and one of hostile content.
 */
import { sites } from '../../tests/browser/sites.ts';
import { runNode, type RunResult } from './process.ts';

const settings = [
  'SITE_URL',
  'BASE_PATH',
  'OUT_DIR',
  'CONTENT_DIR',
  'REPOSITORY_URL',
  'CONTACT_EMAIL',
] as const;
type Settings = Partial<Record<(typeof settings)[number], string>>;

/** Settings of each build; what is not named here is unset, whatever the caller's environment says. */
export const testBuilds: readonly { readonly name: string; readonly env: Settings }[] = [
  { name: 'build at a root', env: { OUT_DIR: sites.root.dir } },
  {
    name: 'build under a path',
    env: {
      SITE_URL: 'https://example.org',
      BASE_PATH: sites.path.base,
      OUT_DIR: sites.path.dir,
      REPOSITORY_URL: 'https://code.example/owner/name',
    },
  },
  {
    name: 'build of hostile content',
    env: { CONTENT_DIR: 'tests/fixtures/site/hostile', OUT_DIR: sites.hostile.dir },
  },
];

/** Builds one of them. */
export function buildForTest(env: Settings, quiet = false): Promise<RunResult> {
  const unset = Object.fromEntries(settings.map((name) => [name, undefined]));
  return runNode(['src/tools/astro.ts', 'build'], { quiet, env: { ...unset, ...env } });
}

if (import.meta.main) {
  for (const { name, env } of testBuilds) {
    console.log(`\n── ${name}`);
    const { code } = await buildForTest(env);
    if (code !== 0) process.exit(code);
  }
}
