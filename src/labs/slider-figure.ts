/** @file A figure with a slider in the page: it shows what the slider says. */
import { panelsOf, spoken } from '../figures/slider-figure.ts';
import { sliderFigures, type SliderFigureName } from '../figures/sliders.ts';

customElements.define(
  'slider-figure',
  class extends HTMLElement {
    #listens: AbortController | undefined;

    connectedCallback(): void {
      this.#listens = new AbortController();
      const slider = this.querySelector('input')!;
      const { start, state } = sliderFigures[this.getAttribute('name') as SliderFigureName];
      const show = (): void => {
        const shown = state(slider.valueAsNumber);
        const panels = this.querySelector('.panels')!;
        panels.innerHTML = panelsOf(shown);
        panels.ariaLabel = shown.alt;
        slider.ariaValueText = spoken(shown);
        this.querySelector('output')!.textContent = shown.value;
        this.querySelector('.slider-words')!.textContent = shown.words;
      };
      slider.addEventListener('input', show, { signal: this.#listens.signal });
      // It can be moved before this script is there.
      if (slider.valueAsNumber !== start) show();
      this.dataset['ready'] = '';
    }

    disconnectedCallback(): void {
      this.#listens?.abort();
    }
  },
);
