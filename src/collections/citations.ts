/** Numbers the sources by first appearance over all sections: [1] is the first that is cited. */
import type { Reference } from './bibliography.ts';

/** A source that is cited. */
export interface CitedReference {
  /** The number in the text and in the list, from 1. */
  readonly number: number;
  /** Anchor in the list, without `#`: `ref-goodfellow2014`. */
  readonly anchor: string;
  readonly reference: Reference;
  /** Ids of the sections that cite it, in order. */
  readonly citedIn: readonly string[];
}

/** The cited sources. */
export interface Citations {
  /** In the order of their numbers. */
  readonly list: readonly CitedReference[];
  /** The number of each key. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Anchor of a source in the list of references. */
export function referenceAnchor(key: string): string {
  return `ref-${key}`;
}

/** Numbers what the sections cite; keys without an entry are left out (the checks report them). */
export function numberCitations(
  sections: readonly { readonly id: string; readonly cites: readonly string[] }[],
  bibliography: ReadonlyMap<string, Reference>,
): Citations {
  const citedIn = new Map<string, string[]>();
  for (const { id, cites } of sections) {
    for (const key of new Set(cites)) {
      const known = citedIn.get(key);
      if (known !== undefined) known.push(id);
      else if (bibliography.has(key)) citedIn.set(key, [id]);
    }
  }
  const list = [...citedIn].flatMap(([key, ids], index) => {
    const reference = bibliography.get(key);
    if (reference === undefined) return [];
    return [{ number: index + 1, anchor: referenceAnchor(key), reference, citedIn: ids }];
  });
  return {
    list,
    numbers: new Map(list.map((cited) => [cited.reference.key, cited.number])),
  };
}
