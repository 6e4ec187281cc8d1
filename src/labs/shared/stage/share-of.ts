/** @file From where a pointer is in the window to where that is in an element. */

/** Shares of the element's box, 0..1: x from its left, y from its top. Outside they go on; without a size they are no numbers. */
export function shareOf(
  element: Element,
  at: { readonly clientX: number; readonly clientY: number },
): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [(at.clientX - left) / width, (at.clientY - top) / height];
}
