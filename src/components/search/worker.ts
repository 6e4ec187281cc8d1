/**
 * @file The search's worker. Pagefind is WebAssembly, which the pages' policy does not allow on purpose; a worker obeys
 * the policy of its own file's response, and that one does. Without a `window` Pagefind starts no worker of its own.
 */
import { asset } from '../../site/paths.ts';
import type { Pagefind } from './pagefind.ts';
import { placesOf } from './places.ts';
import type { Answer, Query } from './protocol.ts';

/** Most pages whose places are listed. Each brings a file of its own. */
const PAGES = 10;

/**
 * Pagefind takes a part of its index that did not come for an empty one, and would say that there are no results. So
 * its requests are watched here.
 */
let lost: unknown;
const request = self.fetch;
self.fetch = async (...what) => {
  try {
    const response = await request(...what);
    if (!response.ok) throw new Error(`${response.status}: ${response.url}`);
    return response;
  } catch (error) {
    lost ??= error;
    throw error;
  }
};

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const file = asset('pagefind/pagefind.js');
  const pagefind = (await import(/* @vite-ignore */ file)) as Pagefind;
  await pagefind.options({ baseUrl: asset(''), excerptLength: 26, excerptEllipsis: '…' });
  return pagefind;
}

async function answer({ id, words }: Query): Promise<Answer> {
  try {
    const { results } = await (await (loading ??= load())).search(words);
    const pages = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
    if (lost !== undefined) throw lost;
    const { places, more } = placesOf(words, pages);
    return { id, kind: 'places', places, more: more || results.length > PAGES };
  } catch (error) {
    return { id, kind: 'fault', message: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<Query>) => self.postMessage(await answer(data));
