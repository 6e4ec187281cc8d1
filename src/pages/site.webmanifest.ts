/** The web app manifest: name, colors and icons for a home screen. */
import type { APIRoute } from 'astro';
import { palette } from '../site/palette.ts';
import { site } from '../site/config.ts';
import { asset } from '../site/paths.ts';

export const GET: APIRoute = () =>
  Response.json(
    {
      name: site.title,
      short_name: 'New Frontier',
      description: site.description,
      lang: site.language,
      start_url: asset(''),
      display: 'minimal-ui',
      background_color: palette.paper,
      theme_color: palette.paper,
      icons: [
        { src: asset('icon-192.png'), sizes: '192x192', type: 'image/png' },
        { src: asset('icon-512.png'), sizes: '512x512', type: 'image/png' },
        { src: asset('icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    { headers: { 'Content-Type': 'application/manifest+json' } },
  );
