/** The PNG icons: home screens of phones and tablets. */
import type { APIRoute } from 'astro';
import { iconPng } from '../site/icons.ts';

const sizes: Record<string, number> = { 'apple-touch-icon': 180, 'icon-192': 192, 'icon-512': 512 };

export const getStaticPaths = () => Object.keys(sizes).map((icon) => ({ params: { icon } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await iconPng(sizes[params['icon'] ?? ''] ?? 0)), {
    headers: { 'Content-Type': 'image/png' },
  });
