/** @file Words in the page that change many times a second. */

/** Touches the page only where something changes: the same words again would be laid out again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
