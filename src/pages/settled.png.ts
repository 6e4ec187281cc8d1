/** The guesses of one picture, for the settled figure. */
import type { APIRoute } from 'astro';
import { settledStrip } from '../components/settled-still.ts';

export const GET: APIRoute = async () => {
  const { png } = await settledStrip();
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
