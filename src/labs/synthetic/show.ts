/** @file What is to be seen of a moment of the lab of synthetic data: the picture, the charts, the words and numbers. */
import { generationsPicture, helpPicture } from '../../figures/synthetic-picture.ts';
import { worlds, type WorldName } from '../../models/synthetic/generations.ts';
import type { Moment, Show } from '../shared/run/session.ts';
import {
  drawCharts,
  reportCharts,
  type ChartsReport,
  type Reading,
} from '../shared/stage/charts.ts';
import { decimal, whole } from '../shared/words.ts';
import { focusOf, generationsCharts, helpCharts, type SyntheticChart } from './charts.ts';
import { pictures, words } from './chosen.ts';
import type { GenerationsFrame, GenerationsOpening, GenerationsRow } from './generations.ts';
import type { HelpFrame, HelpOpening } from './help.ts';
import { generationLines, helpLines, type LineName } from './lines.ts';
import type { PicturesFrame, PicturesOpening } from './pictures.ts';
import type { SyntheticTypes } from './session.ts';
import type { StoriesFrame, StoriesOpening, StoriesRow } from './stories.ts';
import { errorOf, type CurvePoint, type HelpRow, type Source } from './trials.ts';
import { percent, shortVerdict, sourceLabels, type LineValues } from './words.ts';

export interface SyntheticView {
  /** Where the charts are read. */
  readonly reading: Reading | undefined;
  /** The generation to show; undefined: the newest. */
  readonly generation: number | undefined;
}

interface Common {
  readonly iteration: number;
  readonly line: LineName | undefined;
  /** What stands beside the lines of the code. */
  readonly values: LineValues;
  readonly charts: ChartsReport;
}

export interface HelpReport extends Common {
  readonly half: 'help' | 'pictures';
  readonly curve: readonly CurvePoint[];
  /** What the picture and the charts of dots are about. */
  readonly point: CurvePoint;
}

export interface GenerationsReport extends Common {
  readonly half: 'generations';
  /** The generation that is shown, and those of the strip. */
  readonly generation: number;
  readonly strip: readonly number[];
}

export interface StoriesReport extends Common {
  readonly half: 'stories';
  /** The generation that is shown, and those of the strip. */
  readonly generation: number;
  readonly strip: readonly number[];
  /** What it wrote, and the words that it no longer knows. */
  readonly text: string;
  readonly lost: string;
}

/** Whether a report is of the first half. */
export function helps(report: SyntheticReport): report is HelpReport {
  return report.half === 'help' || report.half === 'pictures';
}

export type SyntheticReport = HelpReport | GenerationsReport | StoriesReport;

/** The half of the plane that each set of real data needs. */
export const reaches: Record<WorldName, number> = { cloud: 3, islands: 2 };

export const syntheticShow: Show<SyntheticTypes> = {
  picture(moment) {
    const half = halfOf(moment);
    if (half.frame.half === 'help') {
      const { frame, opening, point } = half as HelpHalf;
      return helpPicture(
        frame.panels.map((panel) => ({
          ...panel,
          ...told(point, panel.source),
          real: frame.real,
          best: opening.best,
        })),
      );
    }
    if (half.frame.half === 'pictures') {
      const { frame, point } = half as PicturesHalf;
      return pictures().picturesPicture(frame, (source) => told(point, source));
    }
    if (half.frame.half === 'stories') {
      return words().storiesPicture({ ...half.frame, real: (half as StoriesHalf).opening.real });
    }
    const { frame, opening } = half as GenerationsHalf;
    const { truth } = worlds[opening.world];
    return generationsPicture({ ...frame, truth, reach: reaches[opening.world] });
  },
  charts(moment) {
    const { charts, reading, together } = halfOf(moment);
    return drawCharts(charts, reading, together);
  },
  every: 333, // a table of numbers that change faster cannot be read
  report(moment) {
    const half = halfOf(moment);
    const { iteration, line } = half.frame;
    const charts = reportCharts(half.charts, half.reading, (chart, index) =>
      (chart as SyntheticChart).inWords(index),
    );
    const common = { iteration, line, values: valuesOf(half), charts };
    if (half.frame.half === 'help' || half.frame.half === 'pictures') {
      const { frame, point } = half as HelpHalf | PicturesHalf;
      return { ...common, half: frame.half, curve: frame.curve, point };
    }
    const { generation } = half.frame;
    const strip = half.frame.strip.map((each) => each.generation);
    if (half.frame.half === 'generations') {
      return { ...common, half: 'generations', generation, strip };
    }
    const { text, counts } = half.frame;
    const lost = generation > 0 ? words().lostInWords((half as StoriesHalf).opening, counts) : '';
    return { ...common, half: 'stories', generation, strip, text, lost };
  },
};

interface Half {
  readonly charts: readonly SyntheticChart[];
  /** Where the charts are read. */
  readonly reading: Reading | undefined;
  /** Whether all are read at one place. */
  readonly together: boolean;
}

interface HelpHalf extends Half {
  readonly frame: HelpFrame;
  readonly opening: HelpOpening;
  readonly records: readonly HelpRow[];
  readonly point: CurvePoint;
}

interface PicturesHalf extends Half {
  readonly frame: PicturesFrame;
  readonly opening: PicturesOpening;
  readonly records: readonly HelpRow[];
  readonly point: CurvePoint;
}

interface GenerationsHalf extends Half {
  readonly frame: GenerationsFrame;
  readonly opening: GenerationsOpening;
  readonly records: readonly GenerationsRow[];
}

interface StoriesHalf extends Half {
  readonly frame: StoriesFrame;
  readonly opening: StoriesOpening;
  readonly records: readonly StoriesRow[];
}

type AnyHalf = HelpHalf | PicturesHalf | GenerationsHalf | StoriesHalf;

/** A moment, with everything of the half that it is of. */
function halfOf({ frame, opening, records, view }: Moment<SyntheticTypes>): AnyHalf {
  if (frame.half === 'help' || frame.half === 'pictures') {
    const of = {
      opening: opening as HelpOpening | PicturesOpening,
      records: records as readonly HelpRow[],
    };
    const charted = { ...of, curve: frame.curve };
    const charts = helpCharts(charted);
    const { point } = focusOf(charted);
    const half = { ...of, frame, charts, point, reading: view.reading, together: false };
    return half as HelpHalf | PicturesHalf;
  }
  if (frame.half === 'stories') {
    const of = { opening: opening as StoriesOpening, records: records as readonly StoriesRow[] };
    const charts = words().storiesCharts(of.opening, of.records);
    return { ...of, frame, charts, reading: readingOf(frame, view), together: true };
  }
  const of = {
    opening: opening as GenerationsOpening,
    records: records as readonly GenerationsRow[],
  };
  const charts = generationsCharts(of.opening, of.records);
  return { ...of, frame, charts, reading: readingOf(frame, view), together: true };
}

/** Where nothing else is read, the charts are read at the generation that is shown. */
function readingOf(
  { generation }: GenerationsFrame | StoriesFrame,
  { reading = { chart: 0 } }: SyntheticView,
): Reading {
  const asked = reading.at !== undefined || reading.share !== undefined;
  return asked || generation === 0 ? reading : { ...reading, at: generation };
}

/** What stands below the panel of a source. */
function told({ results }: CurvePoint, source: Source) {
  const result = results.find((each) => each.source === source);
  const known = result && Number.isFinite(result.error.mean);
  return {
    name: sourceLabels[source][0],
    error: known ? `${percent(result.error.mean)} errors` : '',
    verdict: known ? shortVerdict(result) : '',
  };
}

/** The values of the line that ran last and of those before it in its trial or generation. */
function valuesOf(half: AnyHalf): LineValues {
  const { line } = half.frame;
  if (line === undefined) return {};
  if (half.frame.half === 'help') {
    const { frame, records, opening } = half as HelpHalf;
    const [a] = frame.real;
    const added = frame.panels.filter(({ source }) => source !== 'none');
    const all: LineValues = {
      'draw-real': `2 × ${whole(a.length / 2)} points`,
      'fit-models': `by ${added.length} sources`,
      'draw-added': `2 × ${whole((added[0]?.added[0].length ?? 0) / 2)} points each`,
      train: `${frame.panels.length} classifiers`,
      test: errorsInWords(records, opening.sources),
    };
    return upTo(helpLines, line, all);
  }
  if (half.frame.half === 'pictures') {
    const { frame, records, opening } = half as PicturesHalf;
    const test = errorsInWords(records, opening.sources);
    return upTo(helpLines, line, { ...pictures().valuesOf(frame), test });
  }
  const { frame } = half;
  const all: LineValues = {
    gather: `generation ${frame.iteration + (line === 'measure' ? 0 : 1)}`,
    fit: '',
    measure: measuredInWords(half as GenerationsHalf | StoriesHalf),
  };
  return upTo(generationLines, line, all);
}

/** From the least to the most, in the last trial. */
function errorsInWords(records: readonly HelpRow[], sources: readonly Source[]): string {
  const last = records.at(-1);
  const errors = last ? sources.map((source) => errorOf(last, source)) : [];
  return `errors ${percent(Math.min(...errors))} to ${percent(Math.max(...errors))}`;
}

/** What was measured of the newest generation. */
function measuredInWords({ records }: GenerationsHalf | StoriesHalf): string {
  const last = records.at(-1);
  if (!last) return '';
  return last.half === 'stories'
    ? `words left ${percent(last.left)}, rare ones ${percent(last.rareLeft)}`
    : `variance ${decimal(last.variance)}, rarest part ${percent(last.rare)}`;
}

function upTo(lines: readonly LineName[], last: LineName, all: LineValues): LineValues {
  const done = lines.slice(0, lines.indexOf(last) + 1);
  return Object.fromEntries(done.map((line) => [line, all[line] ?? '']));
}
