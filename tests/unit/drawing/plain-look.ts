/** @file A look of nothing, for tests to add to. */
import type { Look } from '../../../src/drawing/look.ts';

export const plain: Look = {
  fill: undefined,
  stroke: undefined,
  width: 1,
  dash: [],
  cap: 'butt',
  join: 'miter',
  opacity: 1,
  font: 'normal 400 12px serif',
  family: 'serif',
  size: '12px',
  align: 'start',
};
