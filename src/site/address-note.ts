/** A site that is built without its address names this machine in its links: the build says so. */
import type { AstroIntegration } from 'astro';

/** What stands for the address of a site that has none yet. */
export const localAddress = 'http://localhost:4321';

/** Integration: a line at the end of a build without `SITE_URL`. */
export function addressNote(): AstroIntegration {
  return {
    name: 'address-note',
    hooks: {
      'astro:build:done': ({ logger }) => {
        if (process.env['SITE_URL']) return;
        logger.info(
          `SITE_URL is not set: canonical links, previews, the sitemap and “How to cite” name ${localAddress}. ` +
            'To publish the site, see “Deploy it” in README.md.',
        );
      },
    },
  };
}
