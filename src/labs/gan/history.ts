/** @file What is measured along a run of the GAN lab. */

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
