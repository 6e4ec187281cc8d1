/** @file When to work and when to rest: in the window, in a tab that is looked at. */

/**
 * Tells whether some of the element is in the window and the tab is looked at, soon and at every change. Where the browser
 * cannot tell what is in the window, all of it counts.
 */
export function watchVisible(element: Element, tell: (visible: boolean) => void): () => void {
  let inside = !('IntersectionObserver' in window);
  let told: boolean | undefined;
  let ended = false;
  const check = (): void => {
    const visible = inside && !document.hidden;
    if (visible !== told && !ended) tell((told = visible));
  };
  let observer: IntersectionObserver | undefined;
  if (inside) queueMicrotask(check);
  else {
    observer = new IntersectionObserver((entries) => {
      inside = entries.at(-1)?.isIntersecting ?? inside;
      check();
    });
    observer.observe(element);
  }
  document.addEventListener('visibilitychange', check);
  return () => {
    ended = true;
    observer?.disconnect();
    document.removeEventListener('visibilitychange', check);
  };
}
