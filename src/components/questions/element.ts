/** Questions that can be answered: what the reader says is judged, explained, kept on the device and counted. */
import styles from '../../styles/questions.css?inline';
import { controlsOf } from './controls.ts';
import { keptAnswers } from './kept.ts';

const kept = keptAnswers(document.querySelector('article')?.id ?? '');
const checks = new Set<SelfCheck>();

class SelfCheck extends HTMLElement {
  #reset = (): void => undefined;

  connectedCallback(): void {
    if (checks.has(this)) return;
    checks.add(this);
    if (this.dataset['kind'] === 'open') this.#open();
    else this.#ask();
    count();
  }

  get answered(): boolean {
    return kept.get(this.#hash) !== undefined;
  }

  reset(): void {
    this.#reset();
  }

  get #hash(): string {
    return this.dataset['hash'] ?? '';
  }

  #keep(answer: string): void {
    kept.set(this.#hash, answer);
    count();
  }

  /** A question whose answer is opened counts as answered. */
  #open(): void {
    const details = this.querySelector('details')!;
    details.addEventListener('toggle', () => {
      if (details.open) this.#keep('opened');
    });
    this.#reset = () => (details.open = false);
  }

  #ask(): void {
    const work = this.querySelector('.check-work')!;
    const acts = this.querySelector<HTMLElement>('.check-acts')!;
    const controls = controlsOf(this, acts);
    if (!controls) return;
    const form = document.createElement('form');
    const check = document.createElement('button');
    const verdict = document.createElement('div');
    Object.assign(check, { className: 'lab-button', textContent: 'Check' });
    Object.assign(verdict, { className: 'check-verdict', role: 'status' });
    acts.append(check);
    form.append(...work.childNodes, verdict);
    work.append(form);
    form.noValidate = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { right, words } = controls.judge();
      verdict.replaceChildren(...words);
      verdict.dataset['right'] = String(right ?? '');
      if (right !== undefined) this.#keep(controls.read());
    });
    form.addEventListener('input', () => verdict.replaceChildren());
    this.#reset = () => {
      controls.reset();
      verdict.replaceChildren();
    };
    const before = kept.get(this.#hash);
    if (before !== undefined) controls.restore(before);
  }
}

/** Says how far the reader has come; what the page says of it at first stands where nothing is answered. */
function count(): void {
  const done = [...checks].filter(({ answered }) => answered).length;
  for (const place of document.querySelectorAll<HTMLElement>('[data-answered]')) {
    place.dataset['words'] ??= place.textContent ?? '';
    const total = place.dataset['answered'];
    place.textContent =
      done === 0 ? place.dataset['words'] : `${done} of ${total} questions answered.`;
  }
  const forget = document.querySelector<HTMLButtonElement>('[data-forget]');
  if (forget) forget.disabled = done === 0;
}

document.querySelector('[data-forget]')?.addEventListener('click', () => {
  kept.clear();
  for (const check of checks) check.reset();
  count();
});

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);
customElements.define('self-check', SelfCheck);
