/** @file Numbers, settings and faults as words. */
import type { Settings, SettingsTable } from './settings/settings.ts';

/** 1,234 */
export function whole(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number to two digits after the point, three where it is small, none where it is large, or as 2.7 × 10⁻⁵; with a true minus sign. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : '–';
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 0.0005)) return powerOfTen(value);
  if (size >= 1000) return whole(value).replace('-', '−');
  return value.toFixed(size > 0 && size < 0.1 ? 3 : 2).replace('-', '−');
}

/** "(0.10, −0.20)": a place in the plane, never with a zero that has a sign. */
export function place(x: number, y: number): string {
  return `(${coordinate(x)}, ${coordinate(y)})`;
}

function coordinate(value: number): string {
  if (Math.abs(value) < 0.005) return '0.00';
  return Math.abs(value) < 1000 ? value.toFixed(2).replace('-', '−') : decimal(value);
}

/** A probability to two digits, and never a 1 that is not one. */
export function probability(p: number): string {
  return p >= 0.995 && p < 1 ? 'above 0.99' : decimal(p);
}

/** A small number, none of whose powers of ten matter: "below 0.001", "0.003". */
export function small(value: number): string {
  return value >= 0 && value < 0.001 ? 'below 0.001' : decimal(value);
}

function powerOfTen(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  const raised = [...exponent.replace('+', '')].map((sign) =>
    sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)],
  );
  return `${digits.replace('-', '−')} × 10${raised.join('')}`;
}

/** "Learning rate of the generator: 0.02 · R1 penalty: 0": what differs from the defaults, or an empty text. */
export function changesInWords<T extends SettingsTable>(
  table: T,
  changes: Partial<Settings<T>>,
): string {
  return Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const field = table[name]!;
      const choice = field.kind === 'choice' && field.choices.find((each) => each.value === value);
      return `${field.label}: ${choice ? choice.label : String(value)}`;
    })
    .join(' · ');
}

/** "Data, Batch: the run starts anew.": what a change of these settings does. */
export function anewInWords(table: SettingsTable, names: readonly string[]): string {
  return `${names.map((name) => table[name]!.label).join(', ')}: the run starts anew.`;
}

/**
 * Why a run is over, and what to do. `message`: when it diverged, or what was thrown; `advice` is for the former, `again`
 * for a worker that is gone.
 */
export function faultInWords(
  reason: 'diverged' | 'error' | 'died' | 'silent',
  message: string,
  { advice = '', again = 'Start over' }: { readonly advice?: string; readonly again?: string },
): string {
  switch (reason) {
    case 'diverged':
      return `The run diverged ${message}: its weights grew beyond all numbers. ${advice}`;
    case 'error':
      return `The run stopped: ${message}`;
    case 'died':
      return `The part of the page that computes stopped unexpectedly. ${again}, and a new one takes its place.`;
    case 'silent':
      return `The part of the page that computes did not answer and was ended. ${again}, and a new one takes its place.`;
  }
}
