/** @file What is dear to compute and the same on every page of a build. */

/** A function that computes its value at the first call and keeps it. */
export function once<T extends object>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}
