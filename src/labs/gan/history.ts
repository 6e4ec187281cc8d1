/**
 * @file What is measured along a run, at iterations that depend on the iteration alone, never on a clock: equal seeds
 * give equal charts. A long run keeps every second record and measures half as often, so that memory stays flat.
 */

/** One measurement. Losses in nats; D's means are probabilities; `modes` is NaN where modes are not defined. */
export interface GanRecord {
  readonly iteration: number;
  readonly dLoss: number;
  readonly gLoss: number;
  /** D's mean on real and on generated points. */
  readonly onReal: number;
  readonly onFake: number;
  /** Median length of the generator's gradient at its points: how strongly a typical one is pulled. */
  readonly pull: number;
  /** Modes covered. */
  readonly modes: number;
  /** Energy distance between generated and real points. */
  readonly distance: number;
}

/** Names of the columns, in the order of a row. */
export const recordColumns = [
  'iteration',
  'dLoss',
  'gLoss',
  'onReal',
  'onFake',
  'pull',
  'modes',
  'distance',
] as const satisfies readonly (keyof GanRecord)[];

const FIRST_SPACING = 50;
const MOST = 400;

export interface History {
  readonly records: readonly GanRecord[];
  /** Whether this iteration is one at which to measure. */
  due(iteration: number): boolean;
  add(record: GanRecord): void;
}

/** An empty history. */
export function createHistory(): History {
  let records: GanRecord[] = [];
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
