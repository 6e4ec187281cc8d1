/** @file The counting model of the site's own text, in the page: it goes on with the words that the reader takes. */
import { nextWordsOf, readText, readWords, spoken, type SiteText } from '../figures/site-words.ts';
import type { Passage } from '../text/passage.ts';
import { createAnnouncer } from './shared/announcer.ts';

customElements.define(
  'site-words',
  class extends HTMLElement {
    #listens: AbortController | undefined;

    connectedCallback(): void {
      this.#listens = new AbortController();
      const { signal } = this.#listens;
      const field = this.querySelector('input')!;
      const back = this.querySelector<HTMLButtonElement>('[data-back]')!;
      const place = this.querySelector('.panels')!;
      const notice = this.querySelector('[data-notice]')!;
      const announcer = createAnnouncer(this.querySelector('[data-live-region]')!);
      signal.addEventListener('abort', () => announcer.stop());
      let text: SiteText | undefined;

      /** Shows what comes next, and returns it in words. */
      const show = (): string => {
        if (!text) return '';
        const words = readWords(field.value);
        place.innerHTML = nextWordsOf(text, words, true);
        return spoken(text, words);
      };

      const wake = async (): Promise<void> => {
        try {
          text = await load(this.dataset['text']!);
        } catch {
          notice.textContent =
            'The text of this site could not be loaded. It is tried again when you type.';
          return;
        }
        notice.textContent = '';
        show();
        back.disabled = false;
        this.dataset['ready'] = '';
      };

      const take = (written: string): void => {
        field.value = written;
        field.scrollLeft = field.scrollWidth;
        announcer.now(show());
      };

      field.addEventListener('input', () => (text ? announcer.say(show()) : void wake()), {
        signal,
      });
      back.addEventListener('click', () => take(field.value.replace(/\s*\S+\s*$/, '')), { signal });
      place.addEventListener(
        'click',
        ({ target }) => {
          const button = (target as Element).closest<HTMLElement>('[data-word]');
          if (!button) return;
          const model = [...place.children].findIndex((list) => list.contains(button));
          take(`${field.value.trim()} ${button.dataset['word']}`);
          // The lists are new. Their first word has the focus, so that one can go on by pressing; at the end, the way back.
          const lists = [place.children[model], ...place.children];
          const next = lists.map((list) => list?.querySelector('button')).find(Boolean) ?? back;
          next.focus({ preventScroll: true });
        },
        { signal },
      );
      void wake();
    }

    disconnectedCallback(): void {
      this.#listens?.abort();
    }
  },
);

async function load(address: string): Promise<SiteText> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  return readText((await response.json()) as readonly Passage[]);
}
