/** @file Whether numbers have grown beyond all numbers. Looked at after every iteration, so it is quick. */

/** Whether all of them are finite: 0 times each is 0, unless one is not. */
export function allFinite(values: Float32Array | Float64Array): boolean {
  let sum = 0;
  for (const value of values) sum += 0 * value;
  return sum === 0;
}
