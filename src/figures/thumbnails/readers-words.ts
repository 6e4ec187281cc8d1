/** @file The words that readers' comments use most. */
import { text } from '../../drawing/mark.ts';
import { wordRuns } from '../../models/tokens.ts';
import { square, type Thumbnail } from './thumbnail.ts';
import { MARGIN, ROWS, wordBars } from './word-bars.ts';

/** Words shorter than this are mostly grammar. */
const SHORTEST = 5;

/** @param comments their texts; of words that come up equally often, the first to come stands first. */
export function readersWordsThumbnail(comments: readonly string[]): Thumbnail {
  const counts = new Map<string, number>();
  for (const word of comments.flatMap((comment) => wordRuns(comment).flat())) {
    if (word.length >= SHORTEST) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts]
    .map(([token, count]) => ({ token, count }))
    .sort((a, b) => b.count - a.count);
  const list = words.slice(0, ROWS).map(({ token, count }) => `“${token}” ${count}`);
  return {
    drawing: square(
      text('guess-word given', MARGIN, 27, 'Readers write'),
      ...wordBars(words, 'guess-word'),
    ),
    caption: 'The words that come up most often in readers’ comments, short ones left out.',
    alt:
      list.length === 0
        ? 'There is no comment to count words in yet.'
        : `The words that come up most often in readers’ comments, as bars: ${list.join(', ')}. Words of fewer than ${SHORTEST} letters are left out.`,
  };
}
