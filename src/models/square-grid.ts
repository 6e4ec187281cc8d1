/** @file A function of the plane as its values at the nodes of a regular grid on a square. */
import type { Flat, Points } from './points.ts';

/** nodes x nodes places over [-reach, reach] in both coordinates, row by row from the lowest y; at least 2 nodes a row. */
export interface SquareGrid {
  readonly reach: number;
  readonly nodes: number;
}

/** The values there, shape (nodes * nodes). */
export interface SquareValues extends SquareGrid {
  readonly values: Flat;
}

/** Where the nodes are, shape (nodes * nodes, 2). */
export function placesOf({ reach, nodes }: SquareGrid): Points {
  const at = (step: number): number => reach * ((2 * step) / (nodes - 1) - 1);
  return Float64Array.from({ length: 2 * nodes * nodes }, (_, i) =>
    at(i & 1 ? Math.floor((i >> 1) / nodes) : (i >> 1) % nodes),
  );
}
