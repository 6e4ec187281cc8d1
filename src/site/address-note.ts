/** A site that is built without its address names this machine in its links: the build says so. */
import type { AstroIntegration } from 'astro';
import { localAddress } from './deployment.ts';

/** Integration: a line at the end of a build without `SITE_URL`. */
export function addressNote(): AstroIntegration {
  return {
    name: 'address-note',
    hooks: {
      'astro:build:done': ({ logger }) => {
        if (process.env['SITE_URL'] !== undefined) return;
        logger.info(
          `SITE_URL is not set: canonical links, previews, the sitemap and “How to cite” name ${localAddress}. ` +
            'To publish the site, see “Deploy it” in README.md.',
        );
      },
    },
  };
}
