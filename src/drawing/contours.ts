/**
 * @file Contour lines of a function of the plane, by marching squares: each cell of a grid is crossed by the pieces
 * that its corners' signs imply, and pieces that share an edge of the grid are joined.
 */
import type { Interval } from './scale.ts';

type Vertex = readonly [number, number];

/** Values of a function on the nodes of a grid, row by row from the lowest y, in model units. */
export interface Grid {
  readonly x: Interval;
  readonly y: Interval;
  /** Nodes a row, and rows. */
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** Evaluates f on cells x cells cells, and `margin` cells more on every side of the intervals. */
export function sampleGrid(
  f: (x: number, y: number) => number,
  x: Interval,
  y: Interval,
  cells: number,
  margin = 0,
): Grid {
  const nodes = cells + 1 + 2 * margin;
  const wide = grown(x, margin / cells);
  const high = grown(y, margin / cells);
  const values = new Float64Array(nodes * nodes);
  for (let r = 0; r < nodes; r++) {
    for (let c = 0; c < nodes; c++)
      values[r * nodes + c] = f(at(wide, c, nodes), at(high, r, nodes));
  }
  return { x: wide, y: high, columns: nodes, rows: nodes, values };
}

/** The same grid with its outermost nodes sunk below every level, so that each contour closes into a region. */
export function walled(grid: Grid, floor: number): Grid {
  const { columns, rows } = grid;
  const values = grid.values.map((value, i) => {
    const [r, c] = [Math.floor(i / columns), i % columns];
    return r === 0 || c === 0 || r === rows - 1 || c === columns - 1 ? floor : value;
  });
  return { ...grid, values };
}

/** The lines where the function crosses `level`, in model units. A closed line ends on its first vertex. */
export function contour(grid: Grid, level: number): Vertex[][] {
  const { columns, rows, values } = grid;
  const nodes = columns * rows;
  const links = new Map<number, number[]>();
  const join = (a: number, b: number): void => {
    (links.get(a) ?? links.set(a, []).get(a)!).push(b);
    (links.get(b) ?? links.set(b, []).get(b)!).push(a);
  };
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const i = r * columns + c;
      const corners = [i, i + 1, i + columns + 1, i + columns]; // anticlockwise from the lower left
      // An edge is named by its lower node: 0.. for those along x, `nodes`.. for those along y.
      const edges = [i, nodes + i + 1, i + columns, nodes + i];
      const above = corners.map((k) => values[k]! > level);
      const crossed = edges.filter((_, k) => above[k] !== above[(k + 1) % 4]);
      if (crossed.length === 2) join(crossed[0]!, crossed[1]!);
      if (crossed.length === 4) {
        // A saddle: the mean of the corners says whether the middle is above, and so who joins whom.
        const middle = corners.reduce((sum, k) => sum + values[k]!, 0) / 4 > level;
        const turn = middle === above[0];
        join(edges[0]!, edges[turn ? 1 : 3]!);
        join(edges[2]!, edges[turn ? 3 : 1]!);
      }
    }
  }
  return chains(links).map((chain) => chain.map((edge) => crossing(grid, edge, level)));
}

/** Follows links from edge to edge: open lines from their ends first, then the closed ones. */
function chains(links: Map<number, number[]>): number[][] {
  const found: number[][] = [];
  const walk = (start: number): void => {
    const chain = [start];
    for (let here = start; ;) {
      const next = links.get(here)?.pop();
      if (next === undefined) break;
      const back = links.get(next)!;
      back.splice(back.indexOf(here), 1);
      chain.push(next);
      here = next;
    }
    if (chain.length > 1) found.push(chain);
  };
  for (const [edge, ends] of links) if (ends.length === 1) walk(edge);
  for (const [edge, ends] of links) if (ends.length === 2) walk(edge);
  return found;
}

/** Where the level lies on an edge, by linear interpolation between its two nodes. */
function crossing(grid: Grid, edge: number, level: number): Vertex {
  const { columns, rows, values, x, y } = grid;
  const nodes = columns * rows;
  const along = edge < nodes;
  const i = along ? edge : edge - nodes;
  const j = along ? i + 1 : i + columns;
  const share = (level - values[i]!) / (values[j]! - values[i]!);
  const [r, c] = [Math.floor(i / columns), i % columns];
  return [at(x, c + (along ? share : 0), columns), at(y, r + (along ? 0 : share), rows)];
}

function at([from, to]: Interval, index: number, nodes: number): number {
  return from + ((to - from) * index) / (nodes - 1);
}

function grown([from, to]: Interval, share: number): Interval {
  const more = (to - from) * share;
  return [from - more, to + more];
}
