/** @file Where an arrow key leads. */

/** One step along x or y, y growing upwards; undefined for other keys, and for those that are the browser's. */
export function arrowOf(event: KeyboardEvent): readonly [number, number] | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  return { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[
    event.key
  ] as readonly [number, number] | undefined;
}
