import { expect, it } from 'vitest';
import { spaced } from '../../../src/labs/shared/save/data-table.ts';

it('a table keeps both ends and evenly spaced rows between', () => {
  expect(spaced(3, 5)).toEqual([0, 1, 2]);
  expect(spaced(101, 5)).toEqual([0, 25, 50, 75, 100]);
});
