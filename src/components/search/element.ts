/** @file `<site-search>`: the search's dialog once it is open. Field, results, keys; `open.ts` opens it and loads this. */
import { createClient, type Places } from './client.ts';
import { entriesOf } from './list.ts';

/** Milliseconds without a key after which the words are looked for. */
const PAUSE = 120;

const ask = createClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'search' }),
);

class SiteSearch extends HTMLElement {
  /** The words that were asked for last, and those whose answer is shown. */
  #asked = '';
  #shown = '';
  #timer = 0;
  /** Enter was pressed before the results were there. */
  #follow = false;

  connectedCallback(): void {
    const field = this.#field;
    field.addEventListener('input', () => {
      this.#follow = false;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#search(), PAUSE);
    });
    this.#part('failed')
      .querySelector('button')
      ?.addEventListener('click', () => {
        field.focus();
        this.#search();
      });
    this.addEventListener('keydown', (event) => this.#key(event));
    const dialog = this.querySelector('dialog')!;
    dialog.addEventListener('click', (event) => {
      // A result, or the ground around the dialog, whose own box is all covered by its parts.
      if (event.target === dialog || (event.target as Element).closest('li a')) dialog.close();
    });
    this.#shortcut();
    this.#search();
  }

  get #field(): HTMLInputElement {
    return this.querySelector('input[type="search"]')!;
  }

  #part(name: 'failed' | 'status' | 'hint' | 'results' | 'key'): HTMLElement {
    return this.querySelector(`[data-${name}]`)!;
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.#part('results').querySelectorAll('a')];
  }

  async #search(): Promise<void> {
    clearTimeout(this.#timer);
    const words = this.#field.value.trim();
    this.#asked = words;
    this.#part('failed').hidden = true;
    if (words === '') return this.#show(words, undefined);
    // Soon enough not to flicker where the answer is near.
    const patience = setTimeout(() => this.#say('Searching …'), 400);
    try {
      const found = await ask(words);
      if (words === this.#asked) this.#show(words, found);
    } catch {
      if (words !== this.#asked) return;
      this.#show(words, undefined);
      this.#part('failed').hidden = false;
    } finally {
      clearTimeout(patience);
    }
  }

  #say(text: string): void {
    this.#part('status').textContent = text;
  }

  #show(words: string, found: Places | undefined): void {
    this.#shown = words;
    const places = found?.places ?? [];
    const list = this.#part('results');
    list.replaceChildren(...entriesOf(places));
    list.parentElement!.scrollTop = 0;
    this.#part('hint').hidden = !found || places.length > 0;
    if (!found) this.#say('');
    else if (places.length === 0) this.#say(`No results for “${words}”.`);
    else if (found.more) this.#say(`The ${places.length} best results`);
    else this.#say(places.length === 1 ? '1 result' : `${places.length} results`);
    if (this.#follow) this.#links[0]?.click();
    this.#follow = false;
  }

  #key(event: KeyboardEvent): void {
    const links = this.#links;
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const typing = document.activeElement === this.#field;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && typing) {
      if (this.#field.value.trim() === this.#shown) links[0]?.click();
      else {
        this.#follow = true;
        void this.#search();
      }
    } else if (event.key === 'ArrowDown' && (typing || at >= 0)) {
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (links[at - 1] ?? this.#field).focus();
    } else return;
    event.preventDefault();
  }

  /** A key without a modifier can be in the way of those who speak to their computer: it can be switched off. */
  #shortcut(): void {
    const box = this.#part('key') as HTMLInputElement;
    try {
      box.checked = localStorage.getItem('search-key') !== 'off';
      box.addEventListener('change', () => {
        if (box.checked) localStorage.removeItem('search-key');
        else localStorage.setItem('search-key', 'off');
      });
    } catch {
      box.disabled = true; // Storage is refused: nothing could be remembered.
    }
  }
}

customElements.define('site-search', SiteSearch);
