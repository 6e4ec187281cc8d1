/**
 * @file A lab before it is awake: the last press on one of its buttons is kept until the lab can carry it out, and a script
 * that is slow, missing or broken is told and tried again. Choices keep themselves: they are in the form when the lab wakes.
 */

import { keep, takeKept } from './kept.ts';

/** Milliseconds after which a lab says that it is still loading, and that a server may take to answer at all. */
const SLOW = 5000;

/** `failed`: its script did not arrive, or is none. `broken`: it arrived, and the lab did not come to life. */
type State = 'asleep' | 'loading' | 'slow' | 'failed' | 'broken';

const sentences: Record<State, string> = {
  asleep: '',
  loading: 'is still loading.',
  slow: 'is still loading, and it takes long.',
  failed: 'could not be loaded. It is tried again when the connection is back.',
  broken: 'could not start in this browser.',
};

/**
 * Attends to a lab that `load` brings to life, which its `data-ready` says. Returns what begins to load it. `what` is what
 * the page calls it.
 */
export function waker(lab: HTMLElement, load: () => Promise<unknown>, what = 'lab'): () => void {
  const notice = lab.querySelector('[data-notice]');
  const again = document.createElement('button');
  const awake = new AbortController();
  const { signal } = awake;
  let state: State = 'asleep';
  let kept = takeKept(lab); // the last button that was pressed
  let asked = kept !== undefined; // whether anything was
  let said = '';

  function tell(text: string): void {
    if (notice && text !== said) notice.textContent = said = text;
  }

  function enter(next: State): void {
    // A lab that loads as it should does so without a word, unless somebody waits for it.
    asked ||= state !== 'asleep' || next !== 'loading';
    state = next;
    again.hidden = state === 'asleep' || state === 'loading';
    if (!asked) return;
    const word = kept && `“${kept.textContent.trim()}” is kept and will be done when it is there.`;
    tell([`The ${what} ${sentences[state]}`, word].filter(Boolean).join(' '));
  }

  /** Loads the lab. Where that fails by the reader's own press, the page may know no better: see `anew`. */
  function wake(pressed = false): void {
    if (state === 'loading' || state === 'slow') return;
    enter('loading');
    const slow = setTimeout(() => enter('slow'), SLOW);
    load()
      .finally(() => clearTimeout(slow))
      .then(
        () => ('ready' in lab.dataset ? ready() : enter('broken')),
        () => (pressed ? anew() : enter('failed')),
      );
  }

  function ready(): void {
    awake.abort();
    again.remove();
    if (notice?.textContent === said) notice.textContent = '';
    if (kept?.isConnected) kept.click();
  }

  /**
   * Loads the page anew, if the server is there: browsers keep a script that could not be read, and pages from before a new
   * version ask for files that are gone.
   */
  async function anew(): Promise<void> {
    try {
      const options = { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(SLOW) };
      const answer = await fetch(location.href, options as RequestInit);
      if (answer.ok) {
        keep(lab, kept);
        return location.reload();
      }
    } catch {
      // No connection.
    }
    if (!signal.aborted) enter(state === 'loading' ? 'failed' : state);
  }

  Object.assign(again, { type: 'button', className: 'lab-button', hidden: true });
  again.textContent = 'Try again';
  notice?.after(again);
  again.addEventListener('click', () => {
    tell('Trying again.');
    if (state === 'failed') wake(true);
    else void anew();
  });
  lab.addEventListener(
    'click',
    ({ target }) => {
      const pressed = target instanceof Element ? target.closest('button, summary') : null;
      if (!pressed?.closest('[data-lab-control]')) return;
      if (pressed instanceof HTMLButtonElement) kept = pressed;
      asked = true;
      if (state === 'asleep') wake();
      else enter(state);
    },
    { signal },
  );
  lab.addEventListener('submit', (event) => event.preventDefault(), { signal });
  const back = (): void => {
    if (state === 'failed' && !document.hidden) wake();
  };
  addEventListener('online', back, { signal });
  document.addEventListener('visibilitychange', back, { signal });
  return () => wake();
}
