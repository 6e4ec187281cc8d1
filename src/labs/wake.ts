/**
 * @file What the page itself loads of the labs: it fetches the code of a lab when the reader comes near, and that of the
 * title's emblem when everything else is there. One small script for all, because each request delays the first paint.
 */

import type { LabName } from './registry.ts';

/** Custom elements that wait for the reader, and their code. */
const labs: Record<`${LabName}-lab`, () => Promise<unknown>> = {
  'gan-lab': () => import('./gan/element.ts'),
  'diffusion-lab': () => import('./diffusion/element.ts'),
  'picture-lab': () => import('./picture/element.ts'),
};

for (const [name, load] of Object.entries(labs)) {
  for (const lab of document.querySelectorAll(name)) onNear(lab, () => void load());
}
if (document.querySelector('hero-emblem')) {
  addEventListener('load', () => onIdle(() => void import('./hero/element.ts')));
}

// In a frame a link leads out of it: other pages may not stand there.
if (document.documentElement.classList.contains('framed')) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a')) link.target = '_blank';
}

/** Calls `act` once, when the element is within one window's height of being seen. */
function onNear(element: Element, act: () => void): void {
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

function onIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act);
  else setTimeout(act, 200);
}
