/** @file The lab's tables of numbers as files: it comes when one is saved. */
import type { NumbersFile } from '../shared/save/save.ts';
import type { GenerationsFrame, GenerationsOpening, GenerationsRow } from './generations.ts';
import type { HelpFrame } from './help.ts';
import type { PicturesFrame, PicturesOpening } from './pictures.ts';
import type { SyntheticTypes } from './session.ts';
import type { StoriesFrame, StoriesOpening, StoriesRow } from './stories.ts';
import { errorOf, type Compared, type HelpRow } from './trials.ts';

type Opening = SyntheticTypes['opening'];

/** What a run measured. */
export function measuredFile(
  opening: Opening,
  records: readonly SyntheticTypes['row'][],
): NumbersFile {
  if (opening.half === 'stories') return storiesFile(records as readonly StoriesRow[], opening);
  return opening.half === 'generations'
    ? generationsFile(records as readonly GenerationsRow[], opening)
    : trialsFile(records as readonly HelpRow[], opening);
}

/** What the picture of a moment shows. */
export function shownFile(frame: SyntheticTypes['frame'], opening: Opening): NumbersFile {
  if (frame.half === 'stories') return wordsOf(frame, opening as StoriesOpening);
  return frame.half === 'pictures' ? pixelsOf(frame, opening as PicturesOpening) : pointsOf(frame);
}

/** The errors of every trial, as shares. */
export function trialsFile(
  rows: readonly HelpRow[],
  { sources }: Pick<Compared, 'sources'>,
): NumbersFile {
  return {
    name: 'trials',
    unit: 'trials',
    head: ['trial', 'examples', ...sources],
    rows: rows.map((row) => [
      ...[row.iteration, row.examples],
      ...sources.map((source) => errorOf(row, source)),
    ]),
  };
}

/** What was measured of every generation, and what was expected of it. */
export function generationsFile(
  rows: readonly GenerationsRow[],
  { expected, drift }: Pick<GenerationsOpening, 'expected' | 'drift'>,
): NumbersFile {
  const measured = ['variance', 'tenth', 'median', 'ninth', 'rare', 'lost', 'distance'] as const;
  return {
    name: 'generations',
    unit: 'generations',
    head: ['generation', ...measured, 'expected variance', 'lost by drift'],
    rows: rows.map((row, i) => [
      row.iteration,
      ...measured.map((key) => row[key]),
      ...[expected?.[i] ?? NaN, drift?.[i] ?? NaN],
    ]),
  };
}

/** What was measured of every generation of words, as shares, and what drift was to leave. */
export function storiesFile(
  rows: readonly StoriesRow[],
  { expected }: Pick<StoriesOpening, 'expected'>,
): NumbersFile {
  const measured = ['left', 'rareLeft', 'rareShare', 'pairs'] as const;
  const drift = ['left', 'rareLeft', 'pairs'] as const;
  return {
    name: 'generations',
    unit: 'generations',
    head: [
      ...['generation', 'words left', 'rare words left', 'share of rare words', 'pairs left'],
      ...['words left by drift', 'rare words left by drift', 'pairs left by drift'],
    ],
    rows: rows.map((row, i) => [
      row.iteration,
      ...measured.map((key) => row[key]),
      ...drift.map((key) => expected?.[key][i] ?? NaN),
    ]),
  };
}

/** The words of the picture: how often the real texts have each, and the generation that is shown. */
export function wordsOf(
  { generation, counts }: StoriesFrame,
  { words, real }: StoriesOpening,
): NumbersFile {
  return {
    name: 'words',
    unit: 'words',
    head: ['word', 'real', `generation ${generation}`],
    rows: words.map((word, i) => [word, real[i]!, counts[i]!]),
  };
}

/** The points of the picture, with what they are. */
export function pointsOf(frame: HelpFrame | GenerationsFrame): NumbersFile {
  const rows: (readonly (string | number)[])[] = [];
  const add = (what: string, label: string | number, points: ArrayLike<number>): void => {
    for (let i = 0; i < points.length; i += 2) rows.push([what, label, points[i]!, points[i + 1]!]);
  };
  if (frame.half === 'help') {
    frame.real.forEach((points, label) => add('real', label, points));
    for (const { source, added } of frame.panels) {
      added.forEach((points, label) => add(source, label, points));
    }
    return { name: 'points', unit: 'points', head: ['source', 'class', 'x', 'y'], rows };
  }
  add('real', 1, frame.real);
  add('examples', frame.generation, frame.examples);
  add('samples', frame.generation, frame.samples);
  return { name: 'points', unit: 'points', head: ['what', 'generation', 'x', 'y'], rows };
}

/** The pictures that are shown, a row for each: its source, what it shows, and its numbers from -1 to 1, pixel by pixel. */
export function pixelsOf(
  { panels }: PicturesFrame,
  { things }: Pick<PicturesOpening, 'things'>,
): NumbersFile {
  const rows = panels.flatMap(({ source, pictures }) =>
    pictures.map((picture, i) => [
      ...[source, things[i % things.length]!],
      ...Array.from(picture, (value) => Number(value.toFixed(3))),
    ]),
  );
  const numbers = Array.from({ length: (rows[0]?.length ?? 2) - 2 }, (_, i) => String(i + 1));
  return { name: 'pictures', unit: 'pictures', head: ['source', 'thing', ...numbers], rows };
}
