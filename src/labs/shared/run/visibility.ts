/** @file When to work and when to rest: in the window, in a tab that is looked at. */

/** Tells whether some of the element is in the window and the tab is looked at, now and at every change. */
export function watchVisible(element: Element, tell: (visible: boolean) => void): () => void {
  let inside = false;
  let told: boolean | undefined;
  const check = (): void => {
    const visible = inside && !document.hidden;
    if (visible !== told) tell((told = visible));
  };
  const observer = new IntersectionObserver((entries) => {
    inside = entries.at(-1)?.isIntersecting ?? inside;
    check();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', check);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', check);
  };
}
