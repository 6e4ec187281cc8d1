/** Limits of tests grow with the load, and not without end. */
import { expect, test } from 'vitest';
import { slowness } from '../../../src/tools/load.ts';

test.each([
  [0, 2, 1],
  [2, 2, 1],
  [6, 2, 3],
  [30, 2, 15],
  [500, 2, 16],
])('with a load of %d on %d processors it is %d', (load, processors, expected) => {
  expect(slowness(load, processors)).toBe(expected);
});
