/** @file Words with a bar each, the longest for the commonest. */
import { rectangle, text, type Mark } from '../../drawing/mark.ts';
import { SIDE } from './thumbnail.ts';

/** Bars that fit below a heading, and the heading's distance from the side, in units of the panel. */
export const ROWS = 4;
export const MARGIN = 12;
const LONGEST = SIDE - 2 * MARGIN;

/** @param className how the words are set: `guess-word` or `guess-code`. */
export function wordBars(
  words: readonly { readonly token: string; readonly count: number }[],
  className: string,
): Mark[] {
  return words.slice(0, ROWS).flatMap(({ token, count }, row) => {
    const y = 42 + 39 * row;
    const length = Math.round((LONGEST * count) / words[0]!.count);
    return [
      text(className, MARGIN, y + 15, token),
      rectangle('generator area', MARGIN, y + 22, length, 9),
    ];
  });
}
