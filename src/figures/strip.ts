/** @file Where the small pictures of a strip stand, in rows below a larger one: for who draws them and for who points at them. */

/** Pixels of a side of the whole picture, and of a small one. */
export const SIDE = 420;
export const SMALL = 54;
/** Where the strip begins, from above. */
export const STRIP_TOP = 236;

const IN_A_ROW = 7;
const STEP = (SIDE - SMALL) / (IN_A_ROW - 1);
const ROW = SMALL + 22;

/** The upper left corner of a small picture, by its index. */
export function placeInStrip(index: number): { readonly x: number; readonly y: number } {
  return { x: (index % IN_A_ROW) * STEP, y: STRIP_TOP + Math.floor(index / IN_A_ROW) * ROW };
}

/** The index of the picture of the strip at a place, by shares of the picture's box; -1 where there is none. */
export function stripAt(x: number, y: number, pictures: number): number {
  const row = Math.floor((y * SIDE - STRIP_TOP) / ROW);
  const column = Math.min(IN_A_ROW - 1, Math.max(0, Math.floor((x * SIDE) / STEP)));
  const index = row * IN_A_ROW + column;
  return row >= 0 && index < pictures ? index : -1;
}

/** The index of the small picture of a generation, or of the one nearest to it. */
export function nearestTo(
  strip: readonly { readonly generation: number }[],
  generation: number,
): number {
  const off = (i: number): number => Math.abs(strip[i]!.generation - generation);
  return strip.reduce((best, _, i) => (off(i) < off(best) ? i : best), 0);
}
