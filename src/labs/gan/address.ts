/** @file The lab's state in an address, and back: settings, own points, and what a teacher has hidden. */
import { decodePoints, encodePoints } from '../shared/own-points.ts';
import { fromParams, toParams } from '../shared/settings.ts';
import { ganTable, OWN, type GanSettings } from './settings.ts';

const PREFIX = 'gan-';
/** The reader's points, and the hidden parts. */
const POINTS = 'points';
const HIDE = 'hide';

/** What `gan-hide` may name, several with commas: parts of the lab, and single settings. */
const parts = ['experiments', 'data', 'settings', 'save'];
const hideable = new Set([...parts, ...Object.keys(ganTable)]);

export interface Restored {
  readonly settings: GanSettings;
  readonly own: Float64Array | undefined;
  readonly hidden: readonly string[];
  /** A sentence for everything that had to be put right. */
  readonly corrections: readonly string[];
  /** Whether the address says anything of this lab. */
  readonly asked: boolean;
}

/** Reads the query of an address. Never throws. */
export function fromAddress(query: string): Restored {
  const params = new URLSearchParams(query);
  const { settings, corrections } = fromParams(ganTable, params, PREFIX, [POINTS, HIDE]);
  const points = params.get(PREFIX + POINTS);
  const own = points === null ? undefined : decodePoints(points);
  const wished = (params.get(PREFIX + HIDE) ?? '').split(',').filter((name) => name !== '');
  const hidden = wished.filter((name) => hideable.has(name));
  const notes = [...corrections];
  if (wished.length > hidden.length) {
    notes.push(`Only settings and these parts can be hidden: ${parts.join(', ')}.`);
  }
  if (points !== null && !own)
    notes.push('The points in the link cannot be read; they were left out.');
  const lost = settings.data === OWN && !own;
  if (lost && points === null)
    notes.push('The link carries no points of your own; draw some, or choose other data.');
  return {
    settings,
    own,
    hidden,
    corrections: notes,
    asked: [...params.keys()].some((name) => name.startsWith(PREFIX)),
  };
}

/** The address of these settings on the page at `base`. Own points go along if they are few enough. */
export function toAddress(
  base: string,
  settings: GanSettings,
  own: Float64Array | undefined,
): { readonly address: string; readonly complete: boolean } {
  const params = toParams(ganTable, settings, PREFIX);
  const points = settings.data === OWN && own ? encodePoints(own) : undefined;
  if (points) params.set(PREFIX + POINTS, points);
  const address = new URL(base);
  address.search = params.toString();
  address.hash = 'gan-lab';
  return { address: address.href, complete: settings.data !== OWN || !own || points !== undefined };
}
