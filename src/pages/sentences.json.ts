/** The sentences of the chapters, which the page counts when a reader comes near `<site-words>`. */
import type { APIRoute } from 'astro';
import { siteSentences } from '../components/site-text.ts';

export const GET: APIRoute = () => Response.json(siteSentences());
