/**
 * @file What comes next: the likeliest words, or tokens of code, after a given one, as the smallest language model has
 * counted them in a text.
 */
import { commonest, indexRuns, nextTokens, type Next } from '../../models/ngram.ts';
import { codeRuns, wordRuns, type Run } from '../../models/tokens.ts';
import { path, rectangle, text, type Mark } from '../../drawing/mark.ts';
import { num } from '../../drawing/numbers.ts';
import { percent, SIDE, square, type Thumbnail } from './thumbnail.ts';

/** Bars that are drawn, and the longest, in units of the panel. */
const ROWS = 4;
const MARGIN = 12;
const LONGEST = SIDE - 2 * MARGIN;

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
      ...shown.flatMap((next, row) => bar(next, shown[0]!, row, className)),
    ),
    caption: `What follows “${given}” in ${of}, most often first.`,
    alt:
      `What comes after “${given}” in ${of}, most often first, as bars: ${list.join(', ')}. Counted in ${total} places, by a model ` +
      `that looks at one ${unit} only.`,
  };
}

function bar(
  { token, count }: Next<string>,
  first: Next<string>,
  row: number,
  className: string,
): Mark[] {
  const y = 42 + 39 * row;
  const length = Math.round((LONGEST * count) / first.count);
  return [
    text(className, MARGIN, y + 15, token),
    rectangle('generator area', MARGIN, y + 22, length, 9),
  ];
}

/** Where the blank begins, after a word of about this width. */
function blankAt(given: string, className: string): number {
  return MARGIN + 8 + given.length * (className === 'guess-code' ? 11 : 9);
}
