/**
 * The content-security policy. Astro adds the hashes of the page's style sheet and scripts and writes the
 * policy into a meta element of every page, so that it holds on any host; `headers.ts` repeats it for hosts that send
 * headers. In `astro dev`, where Vite writes scripts and styles into the page, only what stands in attributes is refused.
 */
import { createHash } from 'node:crypto';
import type { AstroIntegration, AstroUserConfig } from 'astro';
import { themeScript } from './theme-script.ts';

type Policy = NonNullable<AstroUserConfig['security']>['csp'];

const contentSecurityPolicy = {
  algorithm: 'SHA-256',
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

/** So that a style or a script in an attribute does not work while it is written, and is gone when it is built. */
const policyOfDev = "style-src-attr 'none'; script-src-attr 'none'";

/**
 * Integration: sets the policy. In the configuration itself, Astro would warn of Shiki's inline styles, which the
 * transformer `tokenClasses` has made classes of.
 */
export function securityPolicy(): AstroIntegration {
  return {
    name: 'security-policy',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ security: { csp: contentSecurityPolicy } });
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((_request, response, next) => {
          response.setHeader('Content-Security-Policy', policyOfDev);
          next();
        });
      },
    },
  };
}

const meta = /<meta http-equiv="content-security-policy" content="([^"]*)"/i;

/** The policy in the meta element of a built page. */
export function policyOf(html: string): string | undefined {
  return meta.exec(html)?.[1]?.trim();
}
