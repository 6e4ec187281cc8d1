/** @file The text: each word can be pointed at, by hand or with the arrow keys; from there one can go another way. */
import { printed } from '../../models/language/vocabulary.ts';
import { arrowOf } from '../shared/stage/arrow-of.ts';

export interface TextView {
  /** Shows the text; the first `given` words are the reader's. `place` is the word that is pointed at. */
  show(tokens: readonly number[], given: number, place: number): void;
  /** Marks each word with its surprise, in nats, or takes the marks away. */
  color(surprises: readonly number[] | undefined): void;
  /** The element of a word, or of the gap after the last. */
  word(i: number): HTMLElement | undefined;
}

/** As surprising as anything is shown: e^-6 is one in four hundred. */
const MOST_NATS = 6;

/** Binds the place `root`; `point` hears which word the reader points at, undefined for the one to come. */
export function bindText(
  root: HTMLElement,
  point: (place: number | undefined) => void,
  signal: AbortSignal,
): TextView {
  const words: HTMLButtonElement[] = [];
  const spaces: Text[] = []; // before each of them
  const gap = wordButton('▁');
  gap.setAttribute('aria-label', 'the next word');
  gap.dataset['gap'] = '';
  root.append(' ', gap);

  function wordButton(text: string): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'word';
    button.textContent = text;
    button.tabIndex = -1;
    return button;
  }

  const element = (i: number): HTMLButtonElement => words[i] ?? gap;
  const go = (i: number): void => {
    const to = Math.max(0, Math.min(words.length, i));
    point(to === words.length ? undefined : to);
    element(to).focus({ preventScroll: true });
  };

  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLButtonElement>('.word');
      if (button) go(button === gap ? words.length : words.indexOf(button));
    },
    { signal },
  );
  root.addEventListener(
    'keydown',
    (event) => {
      const step = arrowOf(event)?.[0];
      // Counted from the word that has the focus: a frame that is on its way may name an older place.
      const from = words.indexOf(event.target as HTMLButtonElement);
      const to =
        event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? words.length
            : step
              ? (from < 0 ? words.length : from) + step
              : undefined;
      if (to === undefined) return;
      event.preventDefault();
      go(to);
    },
    { signal },
  );

  return {
    show(tokens, given, place) {
      const pieces = printed(tokens);
      pieces.forEach((piece, i) => {
        const text = piece.trimStart();
        const known = words[i];
        if (known?.textContent === text) return;
        if (known) known.textContent = text;
        else {
          const made = wordButton(text);
          const space = new Text();
          words.push(made);
          spaces.push(space);
          gap.previousSibling!.before(space, made);
        }
      });
      for (const extra of [...words.splice(pieces.length), ...spaces.splice(pieces.length)]) {
        extra.remove();
      }
      pieces.forEach((piece, i) => {
        words[i]!.classList.toggle('given', i < given);
        const space = piece.startsWith(' ') ? ' ' : '';
        if (spaces[i]!.data !== space) spaces[i]!.data = space;
      });
      const at = Math.min(place, words.length);
      for (const [i, each] of [...words, gap].entries()) {
        each.tabIndex = i === at ? 0 : -1;
        if (i === at) each.setAttribute('aria-current', 'true');
        else each.removeAttribute('aria-current');
      }
    },
    color(surprises) {
      root.toggleAttribute('data-surprises', surprises !== undefined);
      words.forEach((word, i) => {
        const nats = surprises?.[i];
        if (nats === undefined) word.style.removeProperty('--surprise');
        else word.style.setProperty('--surprise', String(Math.min(1, nats / MOST_NATS)));
      });
    },
    word: (i) => (i <= words.length ? element(i) : undefined),
  };
}
