/**
 * What a chapter loads of its questions at once: it fetches the rest when the reader comes near one, or when there are
 * answers to be counted. Until then, and where that fails, a question can be read and its answer opened.
 */
const checks = document.querySelectorAll('self-check');
const load = (): void => void import('./element.ts').catch(() => undefined);

if (checks.length > 0) {
  if (answered() || !('IntersectionObserver' in window)) load();
  else {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        load();
      },
      { rootMargin: '100% 0px' },
    );
    for (const check of checks) observer.observe(check);
  }
}

/** Whether answers of this chapter are kept: see `kept.ts`. */
function answered(): boolean {
  try {
    return localStorage.getItem(`answers:${document.querySelector('article')?.id}`) !== null;
  } catch {
    return false; // Storage is refused.
  }
}
