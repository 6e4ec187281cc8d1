/** @file From where a pointer is in the window to where that is in an SVG's own units. */
export function placeIn(
  svg: SVGSVGElement,
  event: { clientX: number; clientY: number },
): [number, number] {
  const box = svg.getBoundingClientRect();
  const { width, height } = svg.viewBox.baseVal;
  return [
    ((event.clientX - box.left) / box.width) * width,
    ((event.clientY - box.top) / box.height) * height,
  ];
}
