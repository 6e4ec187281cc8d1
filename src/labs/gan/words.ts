/** @file The lab's numbers as words: for captions, the live region, the reading of the charts and the table. */
import type { GanRecord } from './history.ts';
import type { Field } from '../shared/settings.ts';
import type { GanOpening } from './session.ts';
import { ganTable, type GanSettings } from './settings.ts';

/** 1,234 */
export function whole(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number to two digits after the point, three where it is small, or as 2.7 × 10⁻⁵; with a true minus sign. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : '–';
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 0.0005)) return powerOfTen(value);
  return value.toFixed(size > 0 && size < 0.1 ? 3 : 2).replace('-', '−');
}

function powerOfTen(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  const raised = [...exponent.replace('+', '')].map((sign) =>
    sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)],
  );
  return `${digits.replace('-', '−')} × 10${raised.join('')}`;
}

/** "6 of 8 clusters", or an empty text where modes are not defined. */
function modesInWords(record: GanRecord, opening: GanOpening): string {
  if (opening.modes === 0) return '';
  const unit = opening.modeUnit === 'stretch' ? 'stretches' : `${opening.modeUnit}s`;
  return `${record.modes} of ${opening.modes} ${unit}`;
}

/** A record in one sentence. */
export function inWords(record: GanRecord, opening: GanOpening): string {
  const modes = modesInWords(record, opening);
  return (
    `Iteration ${whole(record.iteration)}: ${modes && `${modes} covered, `}discriminator ${decimal(record.onReal)} on real and ` +
    `${decimal(record.onFake)} on generated points, distance ${decimal(record.distance)}.`
  );
}

/** "Learning rate of the generator: 0.02 · R1 penalty: 0": what differs from the defaults, or an empty text. */
export function changesInWords(changes: Partial<GanSettings>): string {
  return Object.entries(changes)
    .map(([name, value]) => {
      const field: Field = ganTable[name as keyof GanSettings];
      const choice = field.kind === 'choice' && field.choices.find((each) => each.value === value);
      return `${field.label}: ${choice ? choice.label : value}`;
    })
    .join(' · ');
}

/** Why a run is over, and what to do. */
export function faultInWords(
  reason: 'diverged' | 'error' | 'died',
  message: string,
  iteration: number,
): string {
  if (reason === 'diverged') {
    return (
      `The run diverged after ${whole(iteration)} iterations: its weights grew beyond all numbers. ` +
      'Lower a learning rate, or add a penalty, and start over.'
    );
  }
  if (reason === 'died') {
    return 'The part of the page that trains stopped unexpectedly. Start over, and a new one takes its place.';
  }
  return `The run stopped: ${message}`;
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
