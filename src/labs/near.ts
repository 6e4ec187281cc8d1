/** @file Waiting until the reader comes near. */

/** Calls `act` once, when the element is within one window's height of being seen; at once where nobody can tell. */
export function onNear(element: Element, act: () => void): void {
  if (!('IntersectionObserver' in window)) return act();
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '100% 0px' },
  );
  observer.observe(element);
}
