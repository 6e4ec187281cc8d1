/** @file The counting model of the site's own text, in the page: it goes on with the words that the reader takes. */
import {
  guess,
  guessesOf,
  noteOn,
  readText,
  readWords,
  spoken,
  type SiteText,
} from '../figures/site-words.ts';
import type { Passage } from '../text/passage.ts';
import { createAnnouncer } from './shared/announcer.ts';
import { setText } from './shared/set-text.ts';

customElements.define(
  'site-words',
  class extends HTMLElement {
    #listens = new AbortController();
    #text: SiteText | undefined;

    connectedCallback(): void {
      this.#listens = new AbortController();
      const { signal } = this.#listens;
      const field = this.querySelector('input')!;
      const back = this.querySelector<HTMLButtonElement>('[data-back]')!;
      const place = this.querySelector('.panels')!;
      const note = this.querySelector('[data-note]')!;
      const announcer = createAnnouncer(this.querySelector('[data-live-region]')!);
      signal.addEventListener('abort', () => announcer.stop());

      /** Shows what comes next, and returns it in words. */
      const show = (text: SiteText): string => {
        const words = readWords(field.value);
        const guesses = guess(text, words);
        const said = noteOn(text, words);
        place.innerHTML = guessesOf(guesses, true);
        setText(note, said);
        back.disabled = words.length === 0;
        return [said, spoken(guesses)].filter(Boolean).join(' ');
      };

      const wake = async (): Promise<void> => {
        setText(note, '');
        try {
          this.#text ??= await load(this.dataset['text']!);
        } catch {
          setText(note, 'The text of this site could not be loaded. Typing tries it again.');
          return;
        }
        show(this.#text);
        this.dataset['ready'] = '';
      };

      const take = (written: string): void => {
        field.value = written;
        if (this.#text) announcer.now(show(this.#text));
      };

      field.addEventListener(
        'input',
        () => (this.#text ? announcer.say(show(this.#text)) : void wake()),
        { signal },
      );
      back.addEventListener('click', () => take(field.value.replace(/\s*\S+\s*$/, '')), { signal });
      place.addEventListener(
        'click',
        ({ target }) => {
          const button = (target as Element).closest<HTMLElement>('[data-word]');
          if (!button) return;
          const model = [...place.children].findIndex((list) => list.contains(button));
          take(`${field.value.trim()} ${button.dataset['word']}`);
          // The list is new: its first word has the focus, so that a reader can go on by pressing.
          const lists = [place.children[model], ...place.children];
          const next = lists.map((list) => list?.querySelector('button')).find(Boolean) ?? field;
          next.focus({ preventScroll: true });
        },
        { signal },
      );
      void wake();
    }

    disconnectedCallback(): void {
      this.#listens.abort();
    }
  },
);

async function load(address: string): Promise<SiteText> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  return readText((await response.json()) as readonly Passage[]);
}
