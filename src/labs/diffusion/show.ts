/** @file What is to be seen of a moment of the diffusion lab: the picture, the charts, and the words and numbers beside them. */
import { diffusionMarks, type PictureLayer } from '../../figures/diffusion-picture.ts';
import { text, type Drawing } from '../../drawing/mark.ts';
import { chartFrame, squareView } from '../../drawing/scale.ts';
import type { Flat } from '../../models/points.ts';
import type { PlaneReport, PlaneTypes, PlaneView } from '../shared/plane-kind.ts';
import type { Moment, Show } from '../shared/run/session.ts';
import { drawCharts, reportCharts, type Chart } from '../shared/stage/charts.ts';
import { MARK, ownDrawing, PLANE, planeDrawing, planeView } from '../shared/stage/plane.ts';
import { decimal } from '../shared/words.ts';
import { diffusionCharts, samplerLabels } from './charts.ts';
import { REACH } from './fields.ts';
import { lines, samplingLines, trainingLines, type LineName } from './lines.ts';
import type { Activity, DiffusionFrame, DiffusionOpening, DiffusionRecord } from './session.ts';
import type { DiffusionSettings } from './settings.ts';
import { followedInWords, pointAt, readingInWords } from './words.ts';

export interface DiffusionView extends PlaneView<PictureLayer> {
  readonly activity: Activity;
  /** Where the reader has put the followed point, and at what time; undefined: one of the samples. */
  readonly pick: { readonly x: number; readonly y: number; readonly t: number } | undefined;
}

type Told =
  'iteration' | 't' | 'abar' | 'line' | 'walked' | 'measures' | 'errors' | 'quality' | 'at';

export interface DiffusionReport extends PlaneReport<PictureLayer>, Pick<DiffusionFrame, Told> {
  /** What stands beside the lines of the code that have just run. */
  readonly values: Partial<Record<LineName, string>>;
  /** The followed point in words; nothing where none is followed. */
  readonly followed: string;
}

export interface DiffusionTypes extends PlaneTypes<PictureLayer> {
  settings: DiffusionSettings;
  view: DiffusionView;
  opening: DiffusionOpening;
  frame: DiffusionFrame;
  row: DiffusionRecord;
  report: DiffusionReport;
}

/** Small pictures side by side: their size, the gap between them, and the mark in them. */
const GAP = 8;
const SMALL = (PLANE - GAP) / 2;
const SMALL_MARK = 3.4;

const large = planeView(REACH);
const small = squareView(REACH, SMALL);

export const diffusionShow: Show<DiffusionTypes> = {
  every: 150, // its report is the longest: so the page's thread stays at rest
  picture({ frame, view }) {
    if (view.own) return ownDrawing(view.own, large);
    return frame.samplers.length === 1
      ? planeDrawing(large, diffusionMarks(frame, frame.layers, large, MARK))
      : sideBySide(frame);
  },
  charts: (moment) => drawCharts(chartsOf(moment), moment.view.reading, false),
  report(moment) {
    const { frame, view } = moment;
    const { iteration, t, abar, line, walked, measures, errors, quality, at } = frame;
    const charts = reportCharts(chartsOf(moment), view.reading, readingInWords);
    const follows = frame.samplers.length === 1;
    return {
      ...{ iteration, t, abar, line, walked, measures, errors, quality },
      at: follows ? at : undefined,
      charts,
      drawn: view.own ? [] : [...frame.layers],
      values: view.slow && line ? valuesOf(line, moment) : {},
      followed: follows ? followedInWords(frame) : '',
    };
  },
};

function chartsOf({ frame, opening, records }: Moment<DiffusionTypes>): Chart[] {
  return diffusionCharts({ ...frame, opening, records });
}

/** A picture for each sampler. */
function sideBySide(frame: DiffusionFrame): Drawing {
  const layers = new Set([...frame.layers].filter((name) => name !== 'follow'));
  const marks = frame.samplers.map((sampler, i) => ({
    kind: 'group' as const,
    x: (i % 2) * (SMALL + GAP),
    y: Math.floor(i / 2) * (SMALL + GAP),
    clip: [SMALL, SMALL] as const,
    marks: [
      ...diffusionMarks(frame, layers, small, SMALL_MARK, i),
      ...chartFrame(small, 3),
      text('name rimmed', 8, 18, samplerLabels[sampler]),
    ],
  }));
  return { width: PLANE, height: PLANE, marks };
}

/**
 * What the picture shows: what is ticked, with two denoisers both and where they differ; in slow motion what the line that
 * has just run is about.
 */
export function layersOf(
  { slow, layers }: DiffusionView,
  line: LineName | undefined,
  { denoiser }: DiffusionSettings,
): PictureLayer[] {
  if (!slow || !line) {
    return denoiser === 'both' ? [...layers, 'exact', 'learned', 'difference'] : [...layers];
  }
  const own = denoiser === 'learned' ? 'exact' : 'learned';
  const both = denoiser === 'both' || line.startsWith('training');
  return ['density' as const, ...lines[line].layers].filter((name) => both || name !== own);
}

/** The values of a line and of those before it in its loop, as far as what they have computed still stands. */
function valuesOf(last: LineName, moment: Moment<DiffusionTypes>): DiffusionReport['values'] {
  const loop: readonly LineName[] = last.startsWith('training')
    ? trainingLines.map((name) => `training/${name}` as const)
    : samplingLines.map((name) => `sampling/${name}` as const);
  return Object.fromEntries(
    loop
      .slice(0, loop.indexOf(last) + 1)
      .filter((name) => stands(name, last, moment.frame))
      .map((name) => [name, valueOf(name, moment)]),
  );
}

/** A step back moves the point: what was predicted belongs to where it was, and the first noise is gone. */
function stands(name: LineName, last: LineName, { step }: DiffusionFrame): boolean {
  const stepped = last === 'sampling/step-back';
  if (name === 'sampling/start-noise') return step === 0;
  return !(stepped && name.startsWith('sampling/predict'));
}

/** What a line of the code has computed: in training of the batch's first example, in sampling of the ringed point. */
function valueOf(line: LineName, { frame, opening }: Moment<DiffusionTypes>): string {
  const { batch, firstTime, firstNoise, loss, answer, t, stride, abar, asWritten } = frame;
  const at = frame.samplers.length === 1 ? frame.at : undefined; // side by side, none is ringed
  switch (line) {
    case 'training/real-batch':
      return batch ? pointAt(batch.real) : '';
    case 'training/draw-time':
      return String(firstTime);
    case 'training/draw-noise':
      return pointAt(firstNoise);
    case 'training/add-noise':
      return batch?.noisy ? pointAt(batch.noisy) : '';
    case 'training/predict-noise':
      return batch?.noisy && batch.guess
        ? noiseIn(batch.noisy, batch.guess, opening.schedule[firstTime]!)
        : '';
    case 'training/loss':
      return decimal(loss);
    case 'sampling/start-noise':
      return at ? pointAt(at) : '';
    case 'sampling/next-time':
      return stride.join(' → ');
    case 'sampling/predict-noise':
      return at && answer && t > 0 ? noiseIn(at, answer, abar) : '';
    case 'sampling/predict-data':
      return at && answer ? pointAt(answer) : '';
    case 'sampling/step-back':
      return at && asWritten ? pointAt(at) : '';
    case 'training/update':
      return '';
  }
}

/** The noise in a point, if it is what is left of this guess of the data. */
function noiseIn(noisy: Flat, guess: Flat, abar: number): string {
  const noise = [0, 1].map((i) => (noisy[i]! - Math.sqrt(abar) * guess[i]!) / Math.sqrt(1 - abar));
  return pointAt(noise);
}
