/** The still pictures of the picture lab. */
import type { APIRoute } from 'astro';
import { stillSheet } from '../components/picture-still.ts';

export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await stillSheet()), { headers: { 'Content-Type': 'image/png' } });
