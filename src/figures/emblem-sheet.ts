/** @file The sheet on which the emblem is drawn: from its units to pixels. */
import { view } from '../drawing/scale.ts';

/** Pixels a unit; the sheet reaches this many units to each side, and up and down. */
export const SCALE = 205;
export const REACH_X = 2.35;
export const REACH_Y = 1.95;
/** Diameter of a point, in pixels. */
export const POINT = 2.7;

export const sheet = view(
  [-REACH_X, REACH_X],
  [-REACH_Y, REACH_Y],
  2 * REACH_X * SCALE,
  2 * REACH_Y * SCALE,
);
