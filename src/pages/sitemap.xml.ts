/** The sitemap of a site that is one page. */
import type { APIRoute } from 'astro';
import { absolute } from '../site/paths.ts';

export const GET: APIRoute = () =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>${absolute('')}</loc></url>
</urlset>
`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
