/** The icon in browser tabs. */
import type { APIRoute } from 'astro';
import { iconSvg } from '../site/icons.ts';

export const GET: APIRoute = () =>
  new Response(iconSvg(), { headers: { 'Content-Type': 'image/svg+xml' } });
