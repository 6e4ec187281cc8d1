/** @file A lab's state in an address, and back: settings, own points, and what a teacher has hidden. */
import { OWN } from '../own-data/data.ts';
import type { SettingsLink } from './link.ts';
import { decodePoints, encodePoints } from '../own-data/own-points.ts';
import { fromParams, toParams, type ChoiceField, type Settings } from './settings.ts';
import type { SettingsTable } from './settings.ts';

/** Parameters: the reader's points, and the hidden parts. */
const POINTS = 'points';
const HIDE = 'hide';

/** What `…-hide` may name, several with commas: parts of a lab, and single settings. */
const parts = ['experiments', 'data', 'settings', 'save'];

/** Sentences about an address; a link may have hundreds of faults. */
const MOST_NOTES = 3;

export interface Restored<T extends SettingsTable, Own> {
  readonly settings: Settings<T>;
  readonly own: Own | undefined;
  readonly hidden: readonly string[];
  /** A sentence for everything that had to be put right. */
  readonly corrections: readonly string[];
  /** Whether the address says anything of this lab. */
  readonly asked: boolean;
}

export interface LabAddress<T extends SettingsTable, Own> {
  /** Reads the query of an address; of a name that stands there twice, the last value counts. Never throws. */
  from(query: string): Restored<T, Own>;
  /**
   * The address of these settings on the lab's page at `base`. What is the reader's own goes along if it is small enough,
   * and what a teacher has hidden stays hidden.
   */
  to(
    base: string,
    settings: Settings<T>,
    own: Own | undefined,
    hidden: readonly string[],
  ): SettingsLink;
}

/** What of the reader's own a lab's address carries, besides the settings. */
export interface OwnPart<T extends SettingsTable, Own> {
  readonly parameter: string;
  /** Whether these settings use it. */
  readonly used: (settings: Settings<T>) => boolean;
  /** As letters; undefined if that would be too long. */
  readonly encode: (own: Own) => string | undefined;
  /** From letters; undefined for any that are not such. */
  readonly decode: (text: string) => Own | undefined;
  /** What to say of letters that cannot be read, and where settings use what the address does not carry; nothing, if absent. */
  readonly unreadable: string;
  readonly missing?: string;
}

/**
 * The address at which the lab `name` opens the same data: a data set's name or, if few enough, the reader's points.
 * Undefined where its page, `base`, is.
 */
export function dataLink(
  base: string | undefined,
  name: string,
  data: string,
  own: Float64Array | undefined,
): string | undefined {
  const points = data === OWN && own ? encodePoints(own) : undefined;
  if (base === undefined || (data === OWN && !points)) return undefined;
  const address = new URL(base);
  address.search = new URLSearchParams({
    [`${name}-data`]: data,
    ...(points && { [`${name}-${POINTS}`]: points }),
  }).toString();
  return address.href;
}

/** The reader's own points, for labs with a setting `data`. */
export function ownPointsPart<T extends SettingsTable & { readonly data: ChoiceField }>(): OwnPart<
  T,
  Float64Array
> {
  return {
    parameter: POINTS,
    used: (settings) => (settings['data'] as unknown) === OWN,
    encode: encodePoints,
    decode: decodePoints,
    unreadable: 'The points in the link cannot be read, or are in one place; they were left out.',
    missing: 'The link carries no points of your own; draw some, or choose other data.',
  };
}

/** Addresses of the lab `name`: parameters begin with `name-`. Without a part they carry nothing of the reader's own. */
export function labAddress<T extends SettingsTable, Own = never>(
  name: string,
  table: T,
  part?: OwnPart<T, Own>,
): LabAddress<T, Own> {
  const prefix = `${name}-`;
  const hideable = new Set([...parts, ...Object.keys(table)]);
  const others = [...(part ? [part.parameter] : []), HIDE];
  return {
    from(query) {
      const params = new URLSearchParams(query);
      const { settings, corrections } = fromParams(table, params, prefix, others);
      const last = (name: string): string | undefined => params.getAll(prefix + name).at(-1);
      const text = part && last(part.parameter);
      const own = text === undefined ? undefined : part?.decode(text);
      const wished = (last(HIDE) ?? '').split(',').filter((each) => each !== '');
      const hidden = wished.filter((each) => hideable.has(each));
      const notes = [...corrections];
      for (const name of [...Object.keys(table), ...others]) {
        const times = params.getAll(prefix + name).length;
        if (times > 1) notes.push(repeated(prefix + name, times));
      }
      if (wished.length > hidden.length) {
        notes.push(`Only settings and these parts can be hidden: ${parts.join(', ')}.`);
      }
      if (part && text !== undefined && own === undefined) notes.push(part.unreadable);
      if (text === undefined && part?.missing && part.used(settings)) notes.push(part.missing);
      const asked = [...params.keys()].some((key) => key.startsWith(prefix));
      const more = notes.length - MOST_NOTES;
      const told =
        more > 1 ? [...notes.slice(0, MOST_NOTES), `And ${more} more like these.`] : notes;
      return { settings, own, hidden, corrections: told, asked };
    },
    to(base, settings, own, hidden) {
      const params = toParams(table, settings, prefix);
      const used = part !== undefined && own !== undefined && part.used(settings);
      const text = used ? part.encode(own) : undefined;
      if (used && text !== undefined) params.set(prefix + part.parameter, text);
      if (hidden.length > 0) params.set(prefix + HIDE, hidden.join(','));
      const address = new URL(base);
      address.search = params.toString();
      return { address: address.href, complete: !used || text !== undefined };
    },
  };
}

function repeated(name: string, times: number): string {
  return `“${name}” stands in the link ${times === 2 ? 'twice' : `${times} times`}; the last one counts.`;
}
