/** @file The lab's numbers as words: for captions, the live region, the reading of the charts and the table. */
import type { GanRecord } from './history.ts';
import { decimal, whole } from '../shared/words.ts';
import type { GanOpening } from './session.ts';

/** What modes are called, where they are defined: clusters, or stretches of a curve. */
export function unitsOf({ modeUnit }: Pick<GanOpening, 'modeUnit'>): string {
  return modeUnit === 'stretch' ? 'stretches' : `${modeUnit}s`;
}

/** "6 of 8 clusters", or an empty text where modes are not defined. */
function modesInWords(record: GanRecord, opening: GanOpening): string {
  if (opening.modes === 0) return '';
  return `${record.modes} of ${opening.modes} ${unitsOf(opening)}`;
}

/** A record in one sentence. */
export function inWords(record: GanRecord, opening: GanOpening): string {
  const modes = modesInWords(record, opening);
  return (
    `Iteration ${whole(record.iteration)}: ${modes && `${modes} covered, `}discriminator ${decimal(record.onReal)} on real and ` +
    `${decimal(record.onFake)} on generated points, distance ${decimal(record.distance)}.`
  );
}

/** Heads and cells of the table of records. */
export const tableHead = [
  'Iteration',
  'd_loss',
  'g_loss',
  'D on real',
  'D on generated',
  'Pull on a fake',
  'Modes covered',
  'Distance',
] as const;

/** The cells of one record. */
export function cells(record: GanRecord): string[] {
  return [
    whole(record.iteration),
    decimal(record.dLoss),
    decimal(record.gLoss),
    decimal(record.onReal),
    decimal(record.onFake),
    decimal(record.pull),
    Number.isNaN(record.modes) ? '–' : String(record.modes),
    decimal(record.distance),
  ];
}
