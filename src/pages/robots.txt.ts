/** Tells search engines that everything may be read, and where the sitemap is. */
import type { APIRoute } from 'astro';
import { absolute } from '../site/paths.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('sitemap.xml')}\n`);
