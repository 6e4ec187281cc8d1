/** @file The lab's numbers as words: for the picture, the table, the reading of the charts and the live region. */
import { decimal, whole } from '../shared/words.ts';
import type { GenerationsOpening, GenerationsRow } from './generations.ts';
import type { LineName } from './lines.ts';
import type { StoriesOpening, StoriesRow } from './stories.ts';
import type { Compared, CurvePoint, Source, SourceResult } from './trials.ts';

/** What a source is called where it stands by itself, and in a word or two. */
export const sourceLabels: Record<Source, readonly [name: string, short: string]> = {
  none: ['Nothing added', 'nothing'],
  jitter: ['Copies with jitter', 'copies'],
  density: ['Kernel density', 'density'],
  mixture: ['Mixture', 'mixture'],
  network: ['Diffusion network', 'network'],
  informed: ['Mixture that saw more', 'saw more'],
  shifted: ['Copies, shifted', 'copies'],
  drawn: ['Drawn by the model', 'drawn'],
  real: ['As many more real ones', 'real'],
};

/** "9.7%" */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : '–';
}

/** "−1.41", in percentage points. */
function points(share: number): string {
  const text = (100 * Math.abs(share)).toFixed(2);
  return Number(text) === 0 ? '0.00' : `${share < 0 ? '−' : '+'}${text}`;
}

/** A change of the share of errors below this is little, however sure it is. */
const LITTLE = 0.005;

/** A plain verdict: what the trials say of a source. */
export function verdictInWords({ change, verdict }: SourceResult): string {
  if (!change || !Number.isFinite(change.mean)) return '';
  if (!Number.isFinite(change.low)) return 'too few trials yet';
  if (verdict === 'open') return 'no difference beyond chance';
  return Math.abs(change.mean) < LITTLE ? `${verdict} a little` : verdict;
}

/** The same where there is little room. */
export function shortVerdict(result: SourceResult): string {
  return verdictInWords(result).replace('no difference beyond chance', 'within chance');
}

/** "−1.41 (−1.90 to −0.92)": how an error changed, in percentage points, with its interval. */
export function changeInWords({ change }: SourceResult): string {
  if (!change || !Number.isFinite(change.mean)) return '';
  const { mean, low, high } = change;
  return Number.isFinite(low)
    ? `${points(mean)} (${points(low)} to ${points(high)})`
    : points(mean);
}

/** "Copies with jitter: 8.2% errors, −1.41 (−1.90 to −0.92) points: helps." */
export function resultInWords(result: SourceResult): string {
  const name = sourceLabels[result.source][0];
  const errors = `${name}: ${percent(result.error.mean)} errors`;
  return result.change
    ? `${errors}, ${changeInWords(result)} percentage points: ${verdictInWords(result)}.`
    : `${errors}.`;
}

/** Of pictures nobody has a formula. */
export const UNKNOWN = 'The best possible is not known here.';

/** All that the trials with one number of examples say. */
export function resultsInWords({ least }: Compared, point: CurvePoint): string {
  if (point.trials === 0) return '';
  return [
    `After ${whole(point.trials)} trials with ${whole(point.examples)} real examples of a class.`,
    ...point.results.map(resultInWords),
    least === undefined ? UNKNOWN : `The best possible is ${percent(least)}.`,
  ].join(' ');
}

export const helpTableHead = [
  'Real examples',
  'Added',
  'Trials',
  'Errors',
  'Spread',
  'Change in points (95%)',
  'Verdict',
] as const;

/** A row for each source, by the numbers of examples. */
export function helpCells(curve: readonly CurvePoint[]): string[][] {
  return curve.flatMap(({ examples, trials, results }) =>
    trials === 0
      ? []
      : results.map((result) => [
          whole(examples),
          sourceLabels[result.source][0],
          whole(trials),
          percent(result.error.mean),
          percent(result.error.sd),
          changeInWords(result) || '–',
          verdictInWords(result) || '–',
        ]),
  );
}

/** The rows beside the picture: what was added, errors, change, verdict. */
export function verdictCells(results: readonly SourceResult[]): string[][] {
  return results.map((result) => [
    sourceLabels[result.source][0],
    percent(result.error.mean),
    changeInWords(result) || '–',
    shortVerdict(result) || '–',
  ]);
}
export const verdictHead = ['Added', 'Errors', 'Change in points (95%)', 'Verdict'] as const;

export const generationsTableHead = [
  'Generation',
  'Variance',
  'Expected',
  'In the middle line',
  'Rarest part',
  'Lines without it',
  'Distance',
] as const;

export function generationCells(row: GenerationsRow, { expected }: GenerationsOpening): string[] {
  return [
    whole(row.iteration),
    decimal(row.variance),
    decimal(expected?.[row.iteration - 1] ?? NaN),
    decimal(row.median),
    percent(row.rare),
    percent(row.lost),
    decimal(row.distance),
  ];
}

/** One generation in sentences. */
export function generationInWords(
  row: GenerationsRow,
  { expected, variance, drift, perfect }: GenerationsOpening,
): string {
  const i = row.iteration - 1;
  const theory = expected ? `, expected ${decimal(expected[i]!)}` : '';
  const chance = drift ? `, by drift alone ${percent(drift[i]!)}` : '';
  return (
    `Generation ${whole(row.iteration)}: variance ${decimal(row.variance)}${theory}, in truth ${decimal(variance)}. ` +
    `Lines without the rarest part ${percent(row.lost)}${chance}. ` +
    `Distance to real data ${decimal(row.distance)}, of fresh ones ${decimal(perfect)}.`
  );
}

export const storiesTableHead = [
  'Generation',
  'Words left',
  'By drift',
  'Rare words left',
  'By drift',
  'Share of rare words',
  'Pairs left',
] as const;

export function storiesCells(row: StoriesRow, { expected }: StoriesOpening): string[] {
  const i = row.iteration - 1;
  return [
    whole(row.iteration),
    percent(row.left),
    percent(expected?.left[i] ?? NaN),
    percent(row.rareLeft),
    percent(expected?.rareLeft[i] ?? NaN),
    percent(row.rareShare),
    percent(row.pairs),
  ];
}

/** One generation in sentences. */
export function storiesInWords(row: StoriesRow, { expected, rare }: StoriesOpening): string {
  const i = row.iteration - 1;
  const drift = (key: 'left' | 'rareLeft'): string =>
    expected ? `, by drift alone ${percent(expected[key][i]!)}` : '';
  return (
    `Generation ${whole(row.iteration)}: of all words ${percent(row.left)} are left${drift('left')}; ` +
    `of the rare ones ${percent(row.rareLeft)}${drift('rareLeft')}. ` +
    `They make up ${percent(row.rareShare)} of the text, and ${percent(rare)} of the real ones.`
  );
}

/** What stands beside lines of the code, up to the one that ran last. */
export type LineValues = Partial<Record<LineName, string>>;
