/** Words for hints: the nearest existing name, and lists of names. */
import { nearest as nearestOf } from '../text/edits.ts';

/** The candidate nearest to `name`, if it is near enough to be what was meant. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name === '') return undefined;
  const lowered = candidates.map((candidate) => candidate.toLowerCase());
  const allowed = Math.max(2, Math.floor(name.length / 3));
  const found = nearestOf(name.toLowerCase(), lowered, allowed);
  return found === undefined ? undefined : candidates[lowered.indexOf(found)];
}

/** `a, b and c`; the empty list reads "none". */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = names.at(-1);
  if (last === undefined) return 'none';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** The first ten of many, and how many more there are. */
export function firstTen(names: readonly string[]): string[] {
  const rest = names.length - 10;
  return rest > 0 ? [...names.slice(0, 10), `${rest} more`] : [...names];
}

/**
 * "Did you mean x?" where a candidate is near, otherwise what there is to choose from.
 *
 * @param what the candidates in the plural: `sections`.
 * @param write how a name looks where the author types it: `<Cite>`, `#gans`.
 */
export function suggestion(
  name: string,
  candidates: readonly string[],
  what: string,
  write: (name: string) => string = (text) => text,
): string {
  const near = nearest(name, candidates);
  if (near !== undefined) return `Did you mean ${write(near)}?`;
  if (candidates.length === 0) return `There are no ${what} yet.`;
  return `The ${what} are: ${listed(firstTen(candidates.map(write)))}.`;
}
