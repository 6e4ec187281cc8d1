/** @file Fetches the code of the title's emblem when everything else of the page is there. */
import { waker } from '../../labs/waker.ts';

const emblem = document.querySelector<HTMLElement>('hero-emblem');
if (emblem) {
  const wake = waker(emblem, () => import('./element.ts'), 'emblem');
  addEventListener('load', () => {
    if ('requestIdleCallback' in window) requestIdleCallback(wake);
    else setTimeout(wake, 200);
  });
}
