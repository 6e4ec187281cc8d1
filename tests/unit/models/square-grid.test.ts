import { expect, it } from 'vitest';
import { placesOf } from '../../../src/models/square-grid.ts';

it('a grid on a square goes row by row from the lowest y, edges included', () => {
  expect([...placesOf({ reach: 2, nodes: 3 })]).toEqual(
    [-2, 0, 2].flatMap((y) => [-2, 0, 2].flatMap((x) => [x, y])),
  );
});
