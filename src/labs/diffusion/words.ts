/** @file The lab's numbers as words: for captions, the live region, the reading of the charts and the table. */
import { samplerNames } from '../../models/sampler.ts';
import { decimal, place, probability, whole } from '../shared/words.ts';
import type { Chart } from '../shared/stage/charts.ts';
import { samplerLabels } from './charts.ts';
import type { Quality } from './measure.ts';
import type { DiffusionFrame } from './session.ts';

/** One of many points. */
export function pointAt(points: ArrayLike<number>, i = 0): string {
  return place(points[2 * i]!, points[2 * i + 1]!);
}

/** The followed point: where it is now and what it is taken for; once the samples have arrived, where it lands. */
export function followedInWords({ ways, at, answer, t, walked }: DiffusionFrame): string {
  const [way, exact] = ways;
  if (!way || !at || !answer) return '';
  const now = `t = ${t}: the ringed point is at ${pointAt(at)}, and the denoiser takes it for ${pointAt(answer)}.`;
  if (!walked) return `${now} Where will it land?`;
  const landing = (each: ArrayLike<number>): string => pointAt(each, each.length / 2 - 1);
  const beside = exact ? ` (by the exact denoiser at ${landing(exact)})` : '';
  return t === 0
    ? `From ${pointAt(way)} the ringed point has landed at ${landing(way)}${beside}.`
    : `${now} From ${pointAt(way)} it lands at ${landing(way)}${beside}.`;
}

/** How good the samples are, in one sentence; before they have arrived for the first time nothing tells. */
export function measuresInWords({
  measures,
  t,
  walked,
  iteration,
}: Pick<DiffusionFrame, 'measures' | 't' | 'walked' | 'iteration'>): string {
  const { distance, perfect, fidelity, spread } = measures;
  if (!walked && iteration === 0) return `The samples are on their way, at t = ${t}.`;
  const labels = Number.isNaN(fidelity)
    ? ''
    : ` Mean probability of the label ${probability(fidelity)}, spread ${decimal(spread)}.`;
  const moment = t === 0 ? 'The samples have arrived.' : `Shown at t = ${t}.`;
  return `${moment} Their distance to the data is ${decimal(distance)}; fresh data score ${decimal(perfect.mean)} on average.${labels}`;
}

/** A chart's numbers at one place. */
export function readingInWords({ unit, spec }: Chart, index: number): string {
  const x = spec.x[index];
  if (x === undefined) return '';
  const values = spec.series
    .filter(({ values }) => Number.isFinite(values[index]))
    .map(({ name, values }) => `${name} ${decimal(values[index]!)}`);
  return `${unit} ${whole(x) === String(x) ? x : decimal(x)}: ${values.join(', ')}.`;
}

/** Heads and cells of the table of distances. */
export const tableHead = ['Steps', ...samplerNames.map((name) => samplerLabels[name])] as const;

/** The cells of one row. */
export function cells(row: Quality): string[] {
  return [String(row.steps), ...samplerNames.map((name) => decimal(row[name]))];
}
