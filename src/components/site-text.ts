/** The sentences of this site, each with the address of its place: for the still, and for the file that the page reads. */
import { loadContent } from '../collections/check.ts';
import { passagesOf } from '../collections/passages.ts';
import { asset } from '../site/paths.ts';
import type { Passage } from '../text/passage.ts';

export function siteSentences(): Passage[] {
  return passagesOf(loadContent().sections, asset);
}
