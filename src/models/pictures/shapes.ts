/**
 * @file Shapes as signed distances: how far a place is from the outline, negative inside. The edge of a shape can then be
 * drawn smoothly with one look at each pixel, shapes can be joined and cut, and grown for an outline around them.
 */
export type Shape = (x: number, y: number) => number;

export function disc(cx: number, cy: number, r: number): Shape {
  return (x, y) => Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)) - r;
}

/** An ellipse with half axes a and b; its distance is exact on the outline and near enough beside it. */
export function ellipse(cx: number, cy: number, a: number, b: number): Shape {
  return (x, y) => {
    const [u, v] = [(x - cx) / a, (y - cy) / b];
    return (Math.sqrt(u * u + v * v) - 1) * Math.min(a, b);
  };
}

/** A box with half sides a and b. */
export function box(cx: number, cy: number, a: number, b: number): Shape {
  return (x, y) => {
    const [dx, dy] = [Math.abs(x - cx) - a, Math.abs(y - cy) - b];
    const [ox, oy] = [Math.max(dx, 0), Math.max(dy, 0)];
    return Math.sqrt(ox * ox + oy * oy) + Math.min(Math.max(dx, dy), 0);
  };
}

/** A polygon with corners x0, y0, x1, y1, … in either direction. */
export function polygon(...corners: readonly number[]): Shape {
  const n = corners.length / 2;
  return (x, y) => {
    let nearest = Infinity;
    let inside = false;
    for (let i = 0, j = n - 1; i < n; j = i++) {
      const [ax, ay] = [corners[2 * i]!, corners[2 * i + 1]!];
      const [bx, by] = [corners[2 * j]!, corners[2 * j + 1]!];
      const [ex, ey, wx, wy] = [bx - ax, by - ay, x - ax, y - ay];
      const along = Math.min(1, Math.max(0, (wx * ex + wy * ey) / (ex * ex + ey * ey)));
      const [px, py] = [wx - along * ex, wy - along * ey];
      nearest = Math.min(nearest, px * px + py * py);
      if (ay > y !== by > y && x < ax + (ex * (y - ay)) / ey) inside = !inside;
    }
    return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
  };
}

/** All that is in any of the shapes. */
export function union(...shapes: readonly Shape[]): Shape {
  return (x, y) => {
    let least = Infinity;
    for (const shape of shapes) least = Math.min(least, shape(x, y));
    return least;
  };
}

/** What is in both. */
export function common(a: Shape, b: Shape): Shape {
  return (x, y) => Math.max(a(x, y), b(x, y));
}

/** What is in the first and not in the second. */
export function without(a: Shape, b: Shape): Shape {
  return (x, y) => Math.max(a(x, y), -b(x, y));
}

/** The half plane to the right of x = `edge`, or to the left of it where `side` is -1. */
export function half(edge: number, side: 1 | -1): Shape {
  return (x) => side * (edge - x);
}

/** The shape grown by `by` on all sides. */
export function grown(shape: Shape, by: number): Shape {
  return (x, y) => shape(x, y) - by;
}
