/**
 * @file What is measured along a run, at iterations that depend on the iteration alone, never on a clock: equal seeds
 * give equal charts. A long run keeps every second record and measures half as often, so that memory stays flat.
 */
const FIRST_SPACING = 50;
const MOST = 400;

export interface History<R> {
  readonly records: readonly R[];
  /** Whether this iteration is one at which to measure. */
  due(iteration: number): boolean;
  add(record: R): void;
}

/** An empty history. */
export function createHistory<R extends { readonly iteration: number }>(): History<R> {
  let records: R[] = [];
  let spacing = FIRST_SPACING;
  return {
    get records() {
      return records;
    },
    due: (iteration) => iteration % spacing === 0,
    add(record) {
      records.push(record);
      if (records.length <= MOST) return;
      spacing *= 2;
      records = records.filter(({ iteration }) => iteration % spacing === 0);
    },
  };
}
