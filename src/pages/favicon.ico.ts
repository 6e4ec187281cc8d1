/** The icon for programs that ask for nothing newer. */
import type { APIRoute } from 'astro';
import { ico, iconPng } from '../site/icons.ts';

export const GET: APIRoute = async () =>
  new Response(new Uint8Array(ico(await iconPng(32), 32)), {
    headers: { 'Content-Type': 'image/x-icon' },
  });
