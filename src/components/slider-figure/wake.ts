/** @file Fetches the code of figures with a slider when one of them comes near. Where it does not come, stills remain. */
import { onNear } from '../../labs/near.ts';

for (const figure of document.querySelectorAll('slider-figure')) {
  onNear(figure, () => {
    import('./element.ts').catch(() => figure.querySelector('.slider')?.remove());
  });
}
