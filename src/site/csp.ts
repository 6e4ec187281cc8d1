/**
 * The content-security policy. Astro adds the hashes of the page's style sheet and scripts and writes the
 * policy into a meta element of every page, so that it holds on any host; `headers.ts` repeats it for hosts that send
 * headers. No policy is set in `astro dev`.
 */
import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';
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

/** The policy in the meta element of a built page. */
export function policyOf(html: string): string | undefined {
  return meta.exec(html)?.[1]?.trim();
}
