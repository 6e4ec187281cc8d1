/**
 * The content-security policy. Astro adds the hashes of the page's style sheet and scripts and writes the
 * policy into a meta element of every page, so that it holds on any host; `policyHeader` repeats it in
 * `_headers` for hosts that read that file. No policy is set in `astro dev`.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { themeScript } from './theme-script.ts';

type Policy = NonNullable<AstroUserConfig['security']>['csp'];

export const contentSecurityPolicy = {
  directives: [
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ],
  scriptDirective: {
    hashes: [`sha256-${createHash('sha256').update(themeScript).digest('base64')}`],
  },
} satisfies Policy;

const meta = /<meta http-equiv="content-security-policy" content="([^"]*)"/i;

/**
 * What the header allows beyond the pages' own policy: WebAssembly, and only that (not `eval`). A worker obeys the
 * header of its own file; a page obeys header and meta element both, so that nothing more is allowed there.
 */
const WASM = "'wasm-unsafe-eval'";

/** Integration: adds the policy of the built pages to `_headers`, under `/*`. */
export function policyHeader(): AstroIntegration {
  return {
    name: 'policy-header',
    hooks: {
      'astro:build:done': async ({ dir, pages }) => {
        const policies = new Set<string | undefined>();
        for (const { pathname } of pages) {
          const file = pathname === '404/' ? '404.html' : `${pathname}index.html`;
          policies.add(meta.exec(await readFile(new URL(file, dir), 'utf8'))?.[1]);
        }
        const [policy, ...others] = policies;
        if (!policy || others.length > 0) {
          throw new Error('All pages must carry one and the same content-security policy.');
        }
        const headers = new URL('_headers', dir);
        const allowed = policy.trim().replace("script-src 'self'", `$& ${WASM}`);
        const line = `  Content-Security-Policy: ${allowed}\n`;
        await writeFile(headers, (await readFile(headers, 'utf8')).replace('/*\n', `$&${line}`));
      },
    },
  };
}
