/** @file Generations of words: the run, and what is seen of it. All of it comes when a reader chooses words (`chosen.ts`). */
import type { Chart } from '../shared/stage/charts.ts';
import { whole } from '../shared/words.ts';
import { readable, size, spanOf, theory, type SyntheticChart } from './charts.ts';
import type { StoriesOpening, StoriesRow } from './stories.ts';

export { storiesPicture } from '../../figures/stories-picture.ts';
export { createStories } from './stories.ts';

/** What is left of words, of rare words and of their pairs, each with what drift leaves, and how much of the text is rare. */
export function storiesCharts(
  { expected, rare }: StoriesOpening,
  records: readonly StoriesRow[],
): SyntheticChart[] {
  const x = records.map(({ iteration }) => iteration);
  const span = spanOf(x.length);
  const unit = 'Generation';
  const left = (key: 'left' | 'rareLeft' | 'pairs', title: string, tab: string): Chart => ({
    ...{ title: `${title}, in %`, tab, unit },
    spec: {
      ...{ ...size, x, span, y: [0, 100] },
      series: [
        { name: 'left', className: 'generated', values: records.map((row) => 100 * row[key]) },
        ...theory(
          expected?.[key].map((share) => 100 * share),
          'pure drift',
          x.length,
        ),
      ],
    },
  });
  const most = Math.max(2 * rare, ...records.map(({ rareShare }) => rareShare));
  const charts: readonly Chart[] = [
    left('left', 'Different words that are left', 'Words'),
    left('rareLeft', 'Rare words that are left', 'Rare'),
    {
      ...{ title: 'Share of rare words in the text, in %', tab: 'Share', unit },
      spec: {
        ...{ ...size, x, span, y: [0, 110 * most] },
        series: [
          {
            name: 'share',
            className: 'generated',
            values: records.map((row) => 100 * row.rareShare),
          },
        ],
        references: [{ value: 100 * rare, label: 'real texts' }],
      },
    },
    left('pairs', 'Different pairs of neighbors that are left', 'Pairs'),
  ];
  return charts.map(readable);
}

/** Words that are lost are listed up to so many. */
const LISTED = 60;

/** "31 of 345 words, the rarest first: …": what a generation no longer knows. */
export function lostInWords({ words }: StoriesOpening, counts: readonly number[]): string {
  const lost = words.filter((_, i) => counts[i] === 0).reverse();
  if (lost.length === 0) return 'None.';
  const more = lost.length > LISTED ? ', …' : '.';
  return `${whole(lost.length)} of ${whole(words.length)} words, the rarest first: ${lost.slice(0, LISTED).join(', ')}${more}`;
}
