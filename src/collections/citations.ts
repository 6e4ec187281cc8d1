/** Numbers the sources by first appearance over all sections: [1] is the first that is cited. */
import type { Reference } from './bibliography.ts';
import { checkedSources } from './claims.ts';
import type { SectionInfo } from './sections.ts';

/** A source that is cited. */
export interface CitedReference {
  /** The number in the text and in the list, from 1. */
  readonly number: number;
  /** Anchor in the list, without `#`: `ref-goodfellow2014`. */
  readonly anchor: string;
  readonly reference: Reference;
  /** Ids of the sections that cite it, in order. */
  readonly citedIn: readonly string[];
  /** The day on which the claims that rest on it had all been checked, where some age. */
  readonly checked: string | undefined;
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
  sections: readonly Pick<SectionInfo, 'id' | 'cites' | 'claims'>[],
  bibliography: ReadonlyMap<string, Reference>,
): Citations {
  const checked = checkedSources(sections.flatMap(({ claims }) => claims));
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
    const anchor = referenceAnchor(key);
    return [{ number: index + 1, anchor, reference, citedIn: ids, checked: checked.get(key) }];
  });
  return {
    list,
    numbers: new Map(list.map((cited) => [cited.reference.key, cited.number])),
  };
}
