/**
 * @file A lab's controls as one table. The form's markup, the checks of what comes from an address or a message, and the
 * shareable state all derive from it.
 */
import { nearest } from '../../../text/edits.ts';
import { quoted } from '../../../text/shorten.ts';

interface Common {
  readonly label: string;
  readonly help: string;
  /** Whether a change starts the run anew. */
  readonly restarts: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceField extends Common {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly default: string;
}

export interface NumberField extends Common {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Values are `min` plus whole multiples of it; any, where absent. */
  readonly step?: number;
  /** Values to choose from in the form; an address may carry others. */
  readonly stops?: readonly number[];
  /** Whether the form has a slider for it. */
  readonly slider?: boolean;
  readonly default: number;
}

export type Field = ChoiceField | NumberField;
export type SettingsTable = Readonly<Record<string, Field>>;

/** The values of a table's settings. */
export type Settings<T extends SettingsTable> = {
  readonly [K in keyof T]: T[K] extends NumberField
    ? number
    : T[K] extends ChoiceField
      ? T[K]['choices'][number]['value']
      : never;
};

/** Valid settings, and a sentence for each value that had to change. */
export interface Corrected<T extends SettingsTable> {
  readonly settings: Settings<T>;
  readonly corrections: string[];
}

/** Every setting at its default. */
export function defaults<T extends SettingsTable>(table: T): Settings<T> {
  return correct(table, {}).settings;
}

/** The nearest valid settings to whatever came in. Never throws; what is missing has its default. */
export function correct<T extends SettingsTable>(
  table: T,
  raw: Readonly<Record<string, unknown>>,
): Corrected<T> {
  const corrections: string[] = [];
  const settings: Record<string, string | number> = {};
  for (const [name, field] of Object.entries(table)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const note = (problem: string, value: string | number): string | number => {
      corrections.push(`${field.label}: ${problem} It is set to ${shown(field, value)}.`);
      return value;
    };
    if (given === undefined) settings[name] = field.default;
    else if (field.kind === 'choice') settings[name] = chosen(field, given, note);
    else settings[name] = numbered(field, given, note);
  }
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(table, name)) {
      corrections.push(`There is no setting ${told(name)}; it was left out.`);
    }
  }
  return { settings: settings as Settings<T>, corrections };
}

/** Names of the changed settings that ask for a new run. */
export function restartsFor<T extends SettingsTable>(
  table: T,
  before: Settings<T>,
  after: Settings<T>,
): (keyof T & string)[] {
  return Object.keys(table).filter((name) => table[name]!.restarts && before[name] !== after[name]);
}

/** The settings that differ from their defaults, as parameters of an address, `prefix` before each name. */
export function toParams<T extends SettingsTable>(
  table: T,
  settings: Settings<T>,
  prefix: string,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, field] of Object.entries(table)) {
    if (settings[name] !== field.default) params.set(prefix + name, String(settings[name]));
  }
  return params;
}

/**
 * Settings from the parameters that carry the prefix. `others`: names, without the prefix, that somebody else reads.
 */
export function fromParams<T extends SettingsTable>(
  table: T,
  params: URLSearchParams,
  prefix: string,
  others: readonly string[] = [],
): Corrected<T> {
  const raw: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of params) {
    const own = name.slice(prefix.length);
    if (name.startsWith(prefix) && !others.includes(own)) raw[own] = value;
  }
  return correct(table, raw);
}

type Note = (problem: string, value: string | number) => string | number;

function chosen(
  { choices, default: usual }: ChoiceField,
  given: unknown,
  note: Note,
): string | number {
  const values = choices.map(({ value }) => value);
  const text = typeof given === 'string' ? given : '';
  if (values.includes(text)) return text;
  const small = text.trim().toLowerCase();
  const meant =
    values.find((value) => value.toLowerCase() === small) ??
    values.find(
      (value) => small.length > 1 && (value.startsWith(small) || small.startsWith(value)),
    ) ??
    (small.length > 2 ? nearest(small, values, 2) : undefined);
  return note(`there is no ${told(given)}.`, meant ?? usual);
}

function numbered(field: NumberField, given: unknown, note: Note): string | number {
  const { min, max, step } = field;
  const text = typeof given === 'string' ? given.trim() : '';
  const value = typeof given === 'number' ? given : text === '' ? NaN : Number(text);
  if (Number.isNaN(value)) return note(`${told(given)} is not a number.`, field.default);
  if (value < min) return note(`${told(given)} is below the smallest, ${min}.`, min);
  if (value > max) return note(`${told(given)} is above the largest, ${max}.`, max);
  if (step === undefined) return value;
  // Twelve digits drop the error of the multiplication: 0.1 + 2 * 0.1 becomes 0.3.
  const near = Number((min + step * Math.round((value - min) / step)).toPrecision(12));
  const kept = near > max ? near - step : near;
  if (Math.abs(kept - value) < 1e-9 * Math.max(1, Math.abs(value))) return kept;
  const rule = step === 1 ? 'a whole number' : `a step of ${step} from ${min}`;
  return note(`${told(given)} is not ${rule}.`, kept);
}

function shown(field: Field, value: string | number): string {
  if (field.kind === 'number') return String(value);
  return told(field.choices.find((choice) => choice.value === value)?.label ?? value);
}

/** What came in, in words. */
function told(raw: unknown): string {
  return quoted(typeof raw === 'string' || typeof raw === 'number' ? String(raw) : typeof raw);
}
