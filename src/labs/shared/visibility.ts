/** @file When to wake and when to rest: near the window, in the window, in a tab that is looked at. */

/** Calls `act` once, when the element is within one window's height of being seen. Returns a way to call it off. */
export function onNear(element: Element, act: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '100% 0px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

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
