/** Writes the site's headers beside its pages when it is built: see `headers.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { policyOf } from './csp.ts';
import { headerFilesFor } from './headers.ts';

/** Integration: writes the files of headers, with the policy of the built pages. */
export function headerFiles(base: string): AstroIntegration {
  return {
    name: 'header-files',
    hooks: {
      'astro:build:done': async ({ dir, pages }) => {
        const policies = new Set<string | undefined>();
        for (const { pathname } of pages) {
          const file = pathname === '404/' ? '404.html' : `${pathname}index.html`;
          policies.add(policyOf(await readFile(new URL(file, dir), 'utf8')));
        }
        const [policy, ...others] = policies;
        if (!policy || others.length > 0) {
          throw new Error('All pages must carry one and the same content-security policy.');
        }
        for (const { name, text } of headerFilesFor(policy, base)) {
          await writeFile(new URL(name, dir), text);
        }
      },
    },
  };
}
