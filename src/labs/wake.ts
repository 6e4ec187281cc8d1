/**
 * @file What the page itself loads of the labs: it fetches the code of a lab when the reader comes near. One small script
 * for all, because each request delays the first paint. A lab is a folder with an `element.ts`; figures that answer the
 * reader are a script for each kind.
 */
import { onNear } from './near.ts';
import { waker } from './waker.ts';

const elements = import.meta.glob('./*/element.ts');

for (const [file, load] of Object.entries(elements)) {
  const name = file.split('/')[1]!;
  for (const lab of document.querySelectorAll<HTMLElement>(`${name}-lab`)) {
    onNear(lab, waker(lab, load));
  }
}

const figures = {
  'slider-figure': () => import('./slider-figure.ts'),
  'site-words': () => import('./site-words.ts'),
};

// A figure whose script does not come stays the still that it is.
for (const [name, load] of Object.entries<() => Promise<unknown>>(figures)) {
  for (const figure of document.querySelectorAll(name)) {
    onNear(figure, () => {
      load().catch(() => figure.querySelector('.slider')?.remove());
    });
  }
}

// In a frame a link leads out of it: other pages may not stand there.
if (document.documentElement.classList.contains('framed')) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a')) link.target = '_blank';
}
