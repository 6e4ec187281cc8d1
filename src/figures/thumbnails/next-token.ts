/**
 * @file What comes next: the likeliest words, or tokens of code, after a given one, as the smallest language model has
 * counted them in a text.
 */
import { commonest, indexRuns, nextTokens } from '../../models/ngram.ts';
import { codeRuns, wordRuns, type Run } from '../../models/tokens.ts';
import { path, text } from '../../drawing/mark.ts';
import { num } from '../../drawing/numbers.ts';
import { percent, square, type Thumbnail } from './thumbnail.ts';
import { MARGIN, ROWS, wordBars } from './word-bars.ts';

/** After `word`, in this prose; after the commonest word if nothing comes after that one. */
export function nextWordThumbnail(prose: string, word = 'the'): Thumbnail {
  return bars(wordRuns(prose), word, 'guess-word', {
    unit: 'word',
    of: 'the text of this site',
  });
}

/** After `token`, in this pseudo-code; after the commonest token if nothing comes after that one. */
export function nextTokenThumbnail(code: string, token = '='): Thumbnail {
  return bars(codeRuns(code), token, 'guess-code', {
    unit: 'token',
    of: 'the pseudo-code of this site',
  });
}

function bars(
  runs: readonly Run[],
  wanted: string,
  className: string,
  { unit, of }: { readonly unit: string; readonly of: string },
): Thumbnail {
  const index = indexRuns(runs);
  const given = nextTokens(index, [wanted]).length > 0 ? wanted : commonest(index);
  const all = given === undefined ? [] : nextTokens(index, [given]);
  if (given === undefined)
    return { drawing: square(), alt: `There is no ${unit} to count yet.`, caption: '' };
  const shown = all.slice(0, ROWS);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const list = shown.map((next) => `“${next.token}” ${percent(next.probability)}`);
  return {
    drawing: square(
      text(`${className} given`, MARGIN, 27, given),
      // The place that is to be filled.
      path('noise line', `M${num(blankAt(given, className))} 28H188`),
      ...wordBars(shown, className),
    ),
    caption: `What follows “${given}” in ${of}, most often first.`,
    alt:
      `What comes after “${given}” in ${of}, most often first, as bars: ${list.join(', ')}. Counted in ${total} places, by a model ` +
      `that looks at one ${unit} only.`,
  };
}

/** Where the blank begins, after a word of about this width. */
function blankAt(given: string, className: string): number {
  return MARGIN + 8 + given.length * (className === 'guess-code' ? 11 : 9);
}
