/**
 * @file What the page itself loads of the labs: it fetches the code of a lab when the reader comes near. One small script
 * for all, because each request delays the first paint. A lab is a folder with an `element.ts`.
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

// In a frame a link leads out of it: other pages may not stand there.
if (document.documentElement.classList.contains('framed')) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a')) link.target = '_blank';
}
