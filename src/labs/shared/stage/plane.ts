/** @file The picture of labs on points in the plane: its ground, the point that is asked for, points that the reader draws. */
import { chartFrame, squareView, type View } from '../../../drawing/scale.ts';
import { circle, path, type Drawing, type Mark } from '../../../drawing/mark.ts';
import { nums } from '../../../drawing/numbers.ts';
import { discs } from '../../../drawing/points.ts';

/** Pixels of a side, and the size of a mark. */
export const PLANE = 420;
export const MARK = 5;

/** Points that the reader draws, and the keyboard's cursor, in model units. */
export interface OwnPoints {
  readonly points: Float64Array;
  readonly cursor: readonly [number, number];
}

/** The view of [-reach, reach]^2. */
export function planeView(reach: number): View {
  return squareView(reach, PLANE);
}

/** Marks with the border of a chart around them. */
export function planeDrawing(v: View, marks: readonly Mark[]): Drawing {
  return { width: PLANE, height: PLANE, marks: [...marks, ...chartFrame(v)] };
}

/** What the reader draws, in place of a run. */
export function ownDrawing({ points, cursor: [x, y] }: OwnPoints, v: View): Drawing {
  const cross = path('asked', `M${nums(v.x(x) - 9, v.y(y))}h18m-9-9v18`);
  return planeDrawing(v, [discs(points, v, 'real', MARK), cross]);
}

/** A ring around the point that is asked for. */
export function askedMark(x: number, y: number, v: View): Mark {
  return circle('asked', v.x(x), v.y(y), 8);
}

/** From shares of the picture's box, x from its left and y from its top, to model units. */
export function toModel(reach: number): (x: number, y: number) => [number, number] {
  return (x, y) => [reach * (2 * x - 1), reach * (1 - 2 * y)];
}
