/** @file The lab's numbers as words: for captions, the live region, the reading of the charts and the table. */
import { samplerNames } from '../../models/sampler.ts';
import { decimal, probability, whole } from '../shared/words.ts';
import type { Chart } from '../shared/stage/charts.ts';
import { samplerLabels } from './charts.ts';
import type { Quality } from './measure.ts';
import type { DiffusionFrame } from './session.ts';

/** "(0.10, −0.20)" */
export function place(points: ArrayLike<number>, i = 0): string {
  return `(${decimal(points[2 * i]!)}, ${decimal(points[2 * i + 1]!)})`;
}

/** The followed point: where it comes from, where it lands, where it is now and what it is taken for. */
export function followedInWords({ ways, at, answer, t }: DiffusionFrame): string {
  const [way, exact] = ways;
  if (!way || !at || !answer) return '';
  const landing = (each: ArrayLike<number>): string => place(each, each.length / 2 - 1);
  const beside = exact ? ` (by the exact denoiser at ${landing(exact)})` : '';
  return (
    `From ${place(way)} the ringed point lands at ${landing(way)}${beside}. ` +
    `At t = ${t} it is at ${place(at)}, and the denoiser takes it for ${place(answer)}.`
  );
}

/** How good the samples are, in one sentence. */
export function measuresInWords({ measures, t }: Pick<DiffusionFrame, 'measures' | 't'>): string {
  const { distance, perfect, fidelity, spread } = measures;
  const labels = Number.isNaN(fidelity)
    ? ''
    : ` Mean probability of the label ${probability(fidelity)}, spread ${decimal(spread)}.`;
  const moment = t === 0 ? 'The samples have arrived.' : `Shown at t = ${t}.`;
  return `${moment} Their distance to the data is ${decimal(distance)}; perfect samples score ${decimal(perfect.mean)}.${labels}`;
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
