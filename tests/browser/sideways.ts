/** Whether a page is too wide: run in the page itself, in any browser. */

/**
 * What sticks out at the right or left of the window: elements that are neither inside a scroller of
 * their own nor inside a box that is meant to cut its content. The page itself hides what overflows
 * it, so the width of the document would not tell.
 */
export function sideways(): string[] {
  const width = document.documentElement.clientWidth;
  const contained = (element: Element): boolean => {
    const parent = element.parentElement;
    if (!parent || parent === document.body) return false;
    return getComputedStyle(parent).overflowX !== 'visible' || contained(parent);
  };
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      if (own === 0 || height === 0 || !element.checkVisibility()) return false;
      return (right > width + 0.5 || left < -0.5) && !contained(element);
    })
    .filter((element) => getComputedStyle(element).visibility !== 'hidden')
    .map((element) => {
      const { left, right } = element.getBoundingClientRect();
      const name = [element.tagName.toLowerCase(), ...element.classList].join('.');
      return `${name} from ${Math.round(left)} to ${Math.round(right)} of ${width}`;
    });
}
