/** @file A lab's state in an address, and back: settings, own points, and what a teacher has hidden. */
import { OWN } from './data.ts';
import { decodePoints, encodePoints } from './own-points.ts';
import { fromParams, toParams, type ChoiceField, type Settings } from './settings.ts';
import type { SettingsTable } from './settings.ts';

/** The reader's points, and the hidden parts. */
const POINTS = 'points';
const HIDE = 'hide';

/** What `…-hide` may name, several with commas: parts of a lab, and single settings. */
const parts = ['experiments', 'data', 'settings', 'save'];

export interface Restored<T extends SettingsTable> {
  readonly settings: Settings<T>;
  readonly own: Float64Array | undefined;
  readonly hidden: readonly string[];
  /** A sentence for everything that had to be put right. */
  readonly corrections: readonly string[];
  /** Whether the address says anything of this lab. */
  readonly asked: boolean;
}

export interface LabAddress<T extends SettingsTable> {
  /** Reads the query of an address. Never throws. */
  from(query: string): Restored<T>;
  /** The address of these settings on the page at `base`. Own points go along if they are few enough. */
  to(
    base: string,
    settings: Settings<T>,
    own: Float64Array | undefined,
  ): { readonly address: string; readonly complete: boolean };
}

/** The address at which the lab `name` opens the same data: a data set's name or, if few enough, the reader's points. */
export function dataLink(
  base: string,
  name: string,
  data: string,
  own: Float64Array | undefined,
): string | undefined {
  const points = data === OWN && own ? encodePoints(own) : undefined;
  if (data === OWN && !points) return undefined;
  const address = new URL(base);
  address.search = new URLSearchParams({
    [`${name}-data`]: data,
    ...(points && { [`${name}-${POINTS}`]: points }),
  }).toString();
  address.hash = `${name}-lab`;
  return address.href;
}

/** Addresses of the lab `name`: parameters begin with `name-`, and the page's anchor is `name-lab`. */
export function labAddress<T extends SettingsTable & { readonly data: ChoiceField }>(
  name: string,
  table: T,
): LabAddress<T> {
  const prefix = `${name}-`;
  const hideable = new Set([...parts, ...Object.keys(table)]);
  const dataOf = (settings: Settings<T>): unknown => settings['data'];
  return {
    from(query) {
      const params = new URLSearchParams(query);
      const { settings, corrections } = fromParams(table, params, prefix, [POINTS, HIDE]);
      const points = params.get(prefix + POINTS);
      const own = points === null ? undefined : decodePoints(points);
      const wished = (params.get(prefix + HIDE) ?? '').split(',').filter((each) => each !== '');
      const hidden = wished.filter((each) => hideable.has(each));
      const notes = [...corrections];
      if (wished.length > hidden.length) {
        notes.push(`Only settings and these parts can be hidden: ${parts.join(', ')}.`);
      }
      if (points !== null && !own) {
        notes.push('The points in the link cannot be read; they were left out.');
      }
      if (dataOf(settings) === OWN && !own && points === null) {
        notes.push('The link carries no points of your own; draw some, or choose other data.');
      }
      const asked = [...params.keys()].some((key) => key.startsWith(prefix));
      return { settings, own, hidden, corrections: notes, asked };
    },
    to(base, settings, own) {
      const params = toParams(table, settings, prefix);
      const isOwn = dataOf(settings) === OWN;
      const points = isOwn && own ? encodePoints(own) : undefined;
      if (points) params.set(prefix + POINTS, points);
      const address = new URL(base);
      address.search = params.toString();
      address.hash = `${name}-lab`;
      return { address: address.href, complete: !isOwn || !own || points !== undefined };
    },
  };
}
