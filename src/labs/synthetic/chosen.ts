/** @file The code that words and pictures need beyond what points do, their makers and all: fetched once they are chosen. */
import type * as picturesShow from './pictures-show.ts';
import type * as storiesShow from './stories-show.ts';

type Words = typeof storiesShow;
type Pictures = typeof picturesShow;

let come: Words | undefined;
let comePictures: Pictures | undefined;

/** Fetches that of words, if it is not there. */
export async function fetchWords(): Promise<Words> {
  come ??= await import('./stories-show.ts');
  return come;
}

/** What has come: where there is a frame of words, it is there. */
export function words(): Words {
  return come!;
}

/** The same of pictures. */
export async function fetchPictures(): Promise<Pictures> {
  comePictures ??= await import('./pictures-show.ts');
  return comePictures;
}

export function pictures(): Pictures {
  return comePictures!;
}
