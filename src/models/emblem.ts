/**
 * @file The emblem: a surveyor's compass rose, a four-pointed star over another between, with rings of
 * degrees. Its right faces are shaded by stipple. The same geometry gives the brand mark and the point
 * set that the diffusion of the title draws. Unit: the tip of the north point = radius 1; y up.
 */
import type { Points } from './points.ts';
import type { Polyline } from './polyline.ts';
import { evenlyAlong, lengthOf } from './polyline.ts';
import { cosSin } from './portable.ts';

type Vertex = readonly [number, number];

/** One point of the star: its tip, its two shoulders and the inner end of its halving line. */
export interface StarPoint {
  readonly tip: Vertex;
  readonly left: Vertex;
  readonly right: Vertex;
  readonly centre: Vertex;
}

/** Radii of the two rings of degrees. */
export const RINGS = [0.765, 0.82] as const;

const LINE_SPACING = 0.024;
const STIPPLE_SPACING = 0.034;
const WAIST = 0.235; // radius at which two neighbouring cardinal points meet

/** The four cardinal points, clockwise from north. */
export function cardinalPoints(): StarPoint[] {
  return quarters(0).map((bearing) => ({
    tip: polar(1, bearing),
    left: polar(WAIST, bearing - 1 / 8),
    right: polar(WAIST, bearing + 1 / 8),
    centre: [0, 0],
  }));
}

/** The four points between, as far as the cardinal ones leave them in sight, clockwise from north-east. */
export function ordinalPoints(): StarPoint[] {
  return quarters(1 / 8).map((bearing) => ({
    tip: polar(0.66, bearing),
    left: polar(0.278, bearing - 0.067),
    right: polar(0.278, bearing + 0.067),
    centre: polar(WAIST, bearing),
  }));
}

/** Degree ticks outside the rings, one to four points each: every 5, 15 and 45 degrees; none at the tips. */
function ticks(): Vertex[] {
  return Array.from({ length: 72 }, (_, k) => k)
    .filter((k) => k % 18 !== 0)
    .flatMap((k) => {
      const marks = k % 9 === 0 ? 4 : k % 3 === 0 ? 3 : 1;
      return Array.from({ length: marks }, (_, i) =>
        polar(RINGS[1] + (i + 1) * LINE_SPACING, k / 72),
      );
    });
}

/** The emblem as points, shape (about 1800, 2): its lines evenly spaced, its shaded faces stippled. */
export function emblemPoints(): Points {
  const stars = [...cardinalPoints(), ...ordinalPoints()];
  const edges = stars.flatMap(({ tip, left, right, centre }): Polyline[] => [
    [left, tip, right],
    [centre, tip],
  ]);
  const rings = RINGS.map((radius) =>
    Array.from({ length: 361 }, (_, k) => polar(radius, k / 360)),
  );
  const lines = [...edges, ...rings];
  const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const outline = evenlyAlong(lines, Math.round(length / LINE_SPACING));
  return Float64Array.from([...outline, ...ticks().flat(), ...stars.flatMap(stipple)]);
}

/** Rows of points across the face between the halving line and the right edge, as a flat list. */
function stipple({ tip, right, centre }: StarPoint): number[] {
  const rows = Math.round(lengthOf([tip, centre]) / STIPPLE_SPACING);
  return Array.from({ length: rows - 1 }, (_, i) => (i + 1) / rows).flatMap((share) => {
    const from = between(tip, centre, share);
    const to = between(tip, right, share);
    const marks = Math.floor(lengthOf([from, to]) / STIPPLE_SPACING);
    return Array.from({ length: marks }, (_, k) => between(from, to, (k + 1) / (marks + 1))).flat();
  });
}

function between(a: Vertex, b: Vertex, share: number): Vertex {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

function quarters(first: number): number[] {
  return [0, 1, 2, 3].map((k) => first + k / 4);
}

/** A vertex at a radius and a bearing in turns, clockwise from north. */
function polar(radius: number, bearing: number): Vertex {
  const [c, s] = cosSin(bearing);
  return [radius * s, radius * c];
}
