/**
 * Builds the site, adds to each page a script that keeps what goes wrong in it, and serves that for the whole run.
 * WebKit's driver has no log to read instead.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pagesOf } from '../../src/tools/budgets.ts';
import { serve } from '../../src/tools/serve.ts';
import { buildForTest } from '../../src/tools/test-builds.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the home page. */
    readonly site: string;
    /** Paths of all pages under it. */
    readonly pages: readonly string[];
  }
}

const built = '.cache/dist-engines';

const watch = `
const faults = (globalThis.faults = []);
const { error } = console;
console.error = (...words) => {
  faults.push(words.join(' '));
  error(...words);
};
addEventListener(
  'error',
  ({ message, target }) => faults.push(message ?? \`\${target.src ?? target.href} did not load\`),
  true,
);
addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  faults.push(\`\${violatedDirective} forbids \${blockedURI}\`),
);
`;

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { code, output } = await buildForTest({ OUT_DIR: 'dist' }, true);
  if (code !== 0) throw new Error(output);
  rmSync(built, { recursive: true, force: true });
  cpSync('dist', built, { recursive: true });
  writeFileSync(join(built, 'watch.js'), watch);
  const pages = pagesOf(built);
  for (const page of pages) {
    const file = join(built, page, 'index.html');
    const html = readFileSync(file, 'utf8');
    writeFileSync(file, html.replace('<head>', '<head><script src="/watch.js"></script>'));
  }
  const server = await serve({ dir: built, port: 0 });
  project.provide('site', server.url);
  project.provide('pages', pages);
  return () => server.close();
}
