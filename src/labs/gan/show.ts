/** @file What is to be seen of a moment of the GAN lab: the picture, the charts, and the words and numbers beside them. */
import { ganMarks, type PictureLayer } from '../../figures/gan-picture.ts';
import { sigmoid } from '../../models/network/gan-losses.ts';
import type { PlaneReport, PlaneTypes, PlaneView } from '../shared/plane-kind.ts';
import type { Moment, Show } from '../shared/run/session.ts';
import { drawCharts, reportCharts } from '../shared/stage/charts.ts';
import { askedMark, MARK, ownDrawing, planeDrawing, planeView } from '../shared/stage/plane.ts';
import { decimal, place as placeInWords } from '../shared/words.ts';
import { ganCharts } from './charts.ts';
import type { GanRecord } from './history.ts';
import { lineNames, lines, type LineName } from './lines.ts';
import { REACH } from './probe.ts';
import type { GanFrame, GanOpening } from './session.ts';
import type { GanSettings } from './settings.ts';
import { inWords } from './words.ts';

export interface GanView extends PlaneView<PictureLayer> {
  /** The point that is asked for, by its place among {@link GanReport.points}; -1 for none. */
  readonly asked: number;
}

export interface GanReport extends PlaneReport<PictureLayer> {
  readonly line: LineName | undefined;
  /** What stands beside the lines of the code. */
  readonly values: Partial<Record<LineName, string>>;
  /** Mean distance of D from the best discriminator; NaN when that was not asked for. */
  readonly gap: number;
  /** Places of the generated points and, after them, the real ones. */
  readonly points: Float32Array;
  /** What is known of the point that is asked for. */
  readonly asked: string;
}

export interface GanTypes extends PlaneTypes<PictureLayer> {
  settings: GanSettings;
  view: GanView;
  opening: GanOpening;
  frame: GanFrame;
  row: GanRecord;
  report: GanReport;
}

const v = planeView(REACH);

export const ganShow: Show<GanTypes> = {
  picture(moment) {
    const { frame, view } = moment;
    if (view.own) return ownDrawing(view.own, v);
    const real = realOf(moment);
    const ringed = pointAt(frame.fake, real, view.asked);
    return planeDrawing(v, [
      ...ganMarks({ ...frame, real }, layersOf(moment), v, MARK),
      ...(ringed ? [askedMark(...ringed, v)] : []),
    ]);
  },
  charts: ({ frame, records, opening, view }) =>
    drawCharts(ganCharts(records, opening, frame.loss), view.reading, true),
  report(moment) {
    const { frame, view, records, opening } = moment;
    const real = realOf(moment);
    const points = new Float32Array(frame.fake.length + real.length);
    points.set(frame.fake);
    points.set(real, frame.fake.length);
    return {
      iteration: frame.iteration,
      line: frame.line,
      values: valuesOf(frame, view.slow),
      gap: frame.gap,
      points,
      drawn: view.own ? [] : [...layersOf(moment)],
      asked: askedInWords(frame, real, view.asked),
      charts: reportCharts(ganCharts(records, opening, frame.loss), view.reading, (_, index) =>
        inWords(records[index]!, opening),
      ),
    };
  },
};

/** In slow motion the batch, else points that stay comparable from frame to frame. */
function realOf({ frame, opening }: Moment<GanTypes>): Float32Array {
  return frame.batch ?? opening.real;
}

function layersOf({ frame, view }: Moment<GanTypes>): ReadonlySet<PictureLayer> {
  if (view.slow && frame.line) return new Set(lines[frame.line].layers);
  return new Set<PictureLayer>(['real', 'fake', ...view.layers]);
}

/** The values of the line that ran last and of those before it in its iteration, as far as what they computed still stands. */
function valuesOf(frame: GanFrame, slow: boolean): GanReport['values'] {
  if (!frame.line) return {};
  const done = new Set(lineNames.slice(0, lineNames.indexOf(frame.line) + 1));
  // The generator's turn makes new fakes in place of those before.
  done.delete(done.has('fake-batch-2') ? 'fake-batch' : 'fake-batch-2');
  return Object.fromEntries([...done].map((line) => [line, valueOf(line, frame, slow)]));
}

/** What a line has computed; batches only in slow motion, where the frame has them. */
function valueOf(line: LineName, frame: GanFrame, slow: boolean): string {
  switch (line) {
    case 'real-batch':
      return slow && frame.batch ? meanInWords(frame.batch) : '';
    case 'fake-batch':
    case 'fake-batch-2':
      return slow ? meanInWords(frame.fake) : '';
    case 'discriminator-loss':
      return decimal(frame.dLoss);
    case 'generator-loss':
      // Minimax puts another loss in the place of the code's.
      return frame.loss === 'minimax'
        ? `log(1 − D): ${decimal(frame.gLoss)}`
        : decimal(frame.gLoss);
    default:
      return '';
  }
}

/** "64 points, mean (0.10, −0.20)" */
function meanInWords(points: Float32Array): string {
  const sum = [0, 0];
  points.forEach((value, i) => (sum[i % 2]! += value));
  const [x, y] = sum.map((value) => (2 * value) / points.length) as [number, number];
  return `${points.length / 2} points, mean ${placeInWords(x, y)}`;
}

function pointAt(
  fake: Float32Array,
  real: Float32Array,
  index: number,
): [number, number] | undefined {
  if (index < 0 || 2 * index >= fake.length + real.length) return undefined;
  const among = 2 * index < fake.length ? fake : real;
  const i = 2 * index < fake.length ? 2 * index : 2 * index - fake.length;
  return [among[i]!, among[i + 1]!];
}

/** What is known of the point with this index among the generated ones and, after them, the real ones. */
function askedInWords(frame: GanFrame, real: Float32Array, index: number): string {
  const place = pointAt(frame.fake, real, index);
  if (!place) return '';
  const [x, y] = place;
  const generated = 2 * index < frame.fake.length;
  const pull = Math.hypot(frame.pull[2 * index] ?? 0, frame.pull[2 * index + 1] ?? 0);
  const pulled = generated ? `, pulled with strength ${decimal(pull)}` : '';
  const verdict = decimal(sigmoid(logOddsAt(frame, x, y)));
  return `${generated ? 'Generated' : 'Real'} point at ${placeInWords(x, y)}: D = ${verdict}${pulled}.`;
}

/** D's log-odds at a place, between the nodes of its grid. */
function logOddsAt({ field }: GanFrame, x: number, y: number): number {
  const { reach, nodes, values } = field;
  const place = (value: number): number =>
    Math.min(nodes - 1.000001, Math.max(0, ((value + reach) / (2 * reach)) * (nodes - 1)));
  const [c, r] = [place(x), place(y)];
  const [column, row] = [Math.floor(c), Math.floor(r)];
  const at = (i: number, j: number): number => values[(row + i) * nodes + column + j]!;
  const low = at(0, 0) + (c - column) * (at(0, 1) - at(0, 0));
  const high = at(1, 0) + (c - column) * (at(1, 1) - at(1, 0));
  return low + (r - row) * (high - low);
}
