/**
 * @file Contour lines of a function of the plane, by marching squares: each cell of a grid is crossed by the pieces
 * that its corners' signs imply, and pieces that share an edge of the grid are joined.
 */
import type { Interval } from './scale.ts';

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
  const values = grid.values.slice();
  values.fill(floor, 0, columns);
  values.fill(floor, (rows - 1) * columns);
  for (let i = 0; i < values.length; i += columns) values[i] = values[i + columns - 1] = floor;
  return { ...grid, values };
}

/** Where a grid edge's line goes on: the two edges that it is joined with, or -1; used again from call to call. */
let links = new Int32Array();

/**
 * The lines where the function crosses `level`, each as x0, y0, x1, y1, ... in model units. A closed line ends on its first
 * vertex.
 */
export function contour(grid: Grid, level: number): number[][] {
  const { columns, rows, values } = grid;
  // An edge is named by its lower node: 0.. for those along x, `nodes`.. for those along y.
  const nodes = columns * rows;
  if (links.length < 4 * nodes) links = new Int32Array(4 * nodes);
  links.fill(-1, 0, 4 * nodes);
  const crossed: number[] = [];
  for (let r = 0; r < rows - 1; r++) {
    for (let c = 0; c < columns - 1; c++) {
      const i = r * columns + c;
      // Corners anticlockwise from the lower left.
      const p = values[i]!;
      const q = values[i + 1]!;
      const s = values[i + columns + 1]!;
      const t = values[i + columns]!;
      const a = p > level;
      const b = q > level;
      const d = s > level;
      const e = t > level;
      if (a === b && b === d && d === e) continue;
      const bottom = i;
      const right = nodes + i + 1;
      const top = i + columns;
      const left = nodes + i;
      if (a === d && b === e) {
        // A saddle: the mean of the corners says whether the middle is above, and so who joins whom.
        const turn = (p + q + s + t) / 4 > level === a;
        join(crossed, bottom, turn ? right : left);
        join(crossed, top, turn ? left : right);
        continue;
      }
      const one = a !== b ? bottom : b !== d ? right : top;
      const other = e !== a ? left : d !== e ? top : right;
      join(crossed, one, other);
    }
  }
  return chains(crossed).map((chain) => {
    const line: number[] = [];
    for (const edge of chain) crossing(grid, edge, level, line);
    return line;
  });
}

/** Joins two edges; `crossed` lists every edge that is joined at all, once. */
function join(crossed: number[], a: number, b: number): void {
  link(crossed, a, b);
  link(crossed, b, a);
}

function link(crossed: number[], edge: number, other: number): void {
  if (links[2 * edge] === -1) {
    links[2 * edge] = other;
    crossed.push(edge);
  } else links[2 * edge + 1] = other;
}

/** Follows links from edge to edge: open lines from their ends first, then the closed ones. */
function chains(crossed: readonly number[]): number[][] {
  const found: number[][] = [];
  const DONE = -2;
  const walk = (start: number): void => {
    const chain = [start];
    let before = -1;
    for (let here = start; ;) {
      const [one, other] = [links[2 * here]!, links[2 * here + 1]!];
      links[2 * here] = links[2 * here + 1] = DONE;
      const next = one !== before && one >= 0 ? one : other;
      if (next < 0) break;
      chain.push(next);
      if (next === start || links[2 * next] === DONE) break;
      [before, here] = [here, next];
    }
    found.push(chain);
  };
  for (const edge of crossed) if (links[2 * edge]! >= 0 && links[2 * edge + 1] === -1) walk(edge);
  for (const edge of crossed) if (links[2 * edge]! >= 0) walk(edge);
  return found;
}

/** Adds where the level lies on an edge, by linear interpolation between its two nodes. */
function crossing(grid: Grid, edge: number, level: number, line: number[]): void {
  const { columns, rows, values, x, y } = grid;
  const nodes = columns * rows;
  const along = edge < nodes;
  const i = along ? edge : edge - nodes;
  const j = along ? i + 1 : i + columns;
  const share = (level - values[i]!) / (values[j]! - values[i]!);
  const [r, c] = [Math.floor(i / columns), i % columns];
  line.push(at(x, c + (along ? share : 0), columns), at(y, r + (along ? 0 : share), rows));
}

function at([from, to]: Interval, index: number, nodes: number): number {
  return from + ((to - from) * index) / (nodes - 1);
}

function grown([from, to]: Interval, share: number): Interval {
  const more = (to - from) * share;
  return [from - more, to + more];
}
