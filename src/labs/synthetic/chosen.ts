/** @file The code that words need beyond what points do, language and all: fetched once they are chosen. */
import type * as storiesShow from './stories-show.ts';

type Words = typeof storiesShow;

let come: Words | undefined;

/** Fetches it, if it is not there. */
export async function fetchWords(): Promise<Words> {
  come ??= await import('./stories-show.ts');
  return come;
}

/** What has come: where there is a frame of words, it is there. */
export function words(): Words {
  return come!;
}
