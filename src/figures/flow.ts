/**
 * @file Parts of a data-flow drawing: boxes, arrows with heads, and small pictures of sample sets.
 */
import { path, rectangle, type Mark } from '../drawing/mark.ts';
import { nums } from '../drawing/numbers.ts';
import { linear, type View } from '../drawing/scale.ts';

export interface Box {
  /** Center, width and height, in pixels of the panel. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type Heading = 'up' | 'down' | 'left' | 'right';

/** A box with slightly rounded corners; `className` says what it is, for example `updated`. */
export function boxOf({ x, y, w, h }: Box, className: string, radius = 3): Mark {
  return rectangle(`box ${className}`.trim(), x - w / 2, y - h / 2, w, h, radius);
}

/** A line along straight pieces with rounded corners, and a head at its end. */
export function arrow(
  corners: readonly (readonly [number, number])[],
  className = 'arrow',
  headClass = 'head',
): Mark[] {
  const [x, y] = corners.at(-1)!;
  const [px, py] = corners.at(-2)!;
  const heading = x > px ? 'right' : x < px ? 'left' : y > py ? 'down' : 'up';
  return [path(className, route(corners)), head(x, y, heading, headClass)];
}

/** A view of the plane inside a box: [-reach, reach] from bottom to top, and the same scale across. */
export function viewInside({ x, y, w, h }: Box, reach: number): View {
  const [halfWidth, halfHeight] = [w / 2 - 3, h / 2 - 3];
  const wide = (halfWidth / halfHeight) * reach;
  return {
    x: linear([-wide, wide], [x - halfWidth, x + halfWidth]),
    y: linear([-reach, reach], [y + halfHeight, y - halfHeight]),
    width: Infinity,
    height: Infinity,
    domain: { x: [-wide, wide], y: [-reach, reach] },
  };
}

/** A filled triangle with its tip at (x, y). */
export function head(x: number, y: number, heading: Heading, className = 'head'): Mark {
  const back = { up: 'l4 8h-8z', down: 'l-4-8h8z', left: 'l8-4v8z', right: 'l-8 4v-8z' }[heading];
  return path(className, `M${nums(x, y)}${back}`);
}

/** Path data through corners, each rounded by 8 pixels. */
export function route(corners: readonly (readonly [number, number])[]): string {
  const parts = [`M${nums(...corners[0]!)}`];
  for (let i = 1; i < corners.length - 1; i++) {
    const before = towards(corners[i]!, corners[i - 1]!);
    const after = towards(corners[i]!, corners[i + 1]!);
    parts.push(`L${nums(...before)}Q${nums(...corners[i]!, ...after)}`);
  }
  parts.push(`L${nums(...corners.at(-1)!)}`);
  return parts.join('');
}

function towards(
  from: readonly [number, number],
  to: readonly [number, number],
  reach = 8,
): [number, number] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const share = Math.min(0.5, reach / length);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}
