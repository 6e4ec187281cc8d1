/** @file What is said of a beginning: words that the model does not know, and those that may have been meant. */
import { vocabulary } from '../../models/language/vocabulary.ts';
import { nearest } from '../../text/edits.ts';
import { quoted } from '../../text/shorten.ts';
import { MOST } from './limits.ts';

const words = vocabulary.filter((word) => /^[A-Za-z]{2,}$/.test(word));
/** As many words are named; of more, the last are counted. */
const NAMED = 3;

/** A sentence for each word that is unknown, and one for a text that is too long. */
export function promptNotes(unknown: readonly string[], length: number): string {
  const strange = [...new Set(unknown)];
  const told = strange.slice(0, NAMED).map((word) => {
    const meant = nearest(word.toLowerCase(), words, word.length < 4 ? 1 : 3);
    const hint = meant ? ` The nearest that is: “${meant}”.` : '';
    return `${quoted(word)} is not a word of this world.${hint}`;
  });
  const more = strange.length - told.length;
  if (more > 0) told.push(`${more} more are not.`);
  if (unknown.length > 0) told.push('What is unknown is left out.');
  if (length >= MOST) told.push(`Only the first ${MOST} words are read.`);
  return told.join(' ');
}
