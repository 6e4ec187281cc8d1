/** The sitemap: every page but the booklet, which says again what the chapters say. */
import type { APIRoute } from 'astro';
import { loadContent } from '../collections/check.ts';
import { absolute } from '../site/paths.ts';

export const GET: APIRoute = () => {
  const { chapters, labs, sources, glossary } = loadContent().navigation;
  const paths = ['', ...[...chapters, ...labs, sources, glossary].map(({ path }) => path)];
  const urls = paths.map((path) => `  <url><loc>${absolute(path)}</loc></url>\n`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
};
