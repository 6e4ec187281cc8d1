/**
 * @file The keyboard: keys that the reader plays with mouse, finger or the letters of the computer's keyboard, and on each of
 * them how probable it is as the next note.
 */
import { noteName } from '../../models/music/spelling.ts';
import { pitchRange } from '../../models/music/tokens.ts';
import type { Key } from '../../models/music/vocabulary.ts';
import { HIGHEST, LOWEST } from './range.ts';

/** How probable keys are, by MIDI number. */
export type KeyShares = ReadonlyMap<number, number>;

export interface Keys {
  /**
   * Has the keys that have a word in a key of music alone, with their names in it; at the ends stand white ones. Where not all
   * fit, those of `melody` are in sight.
   */
  span(key: Key, melody: readonly [low: number, high: number]): void;
  /** Shows the probabilities, and tells them with each key's name. */
  show(shares: KeyShares): void;
  /** Marks the keys that sound. */
  sound(pitches: readonly number[]): void;
  /** Marks the key of the note that is pointed at. */
  point(pitch: number | undefined): void;
}

export interface KeysEvents {
  /** A key is pressed, by whatever means. */
  readonly pressed: (pitch: number) => void;
  readonly signal: AbortSignal;
}

const BLACK = [1, 3, 6, 8, 10];
const isBlack = (pitch: number): boolean => BLACK.includes(pitch % 12);

/** Letters of the computer's keyboard, by where they are: the middle row has white keys from C4 on, the one above it black ones. */
const LETTER_KEYS = Array.from('AWSEDFTGYHUJKOLP', (letter) => `Key${letter}`);
/** The same in words. */
export const LETTERS = 'A S D F G H J K L and W E T Y U O P';
const FIRST_LETTER = 60;
/** The key that the Tab key reaches first. */
const USUAL = 60;

const pitches = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => LOWEST + i);

const key = (pitch: number): string =>
  `<button type="button" class="key ${isBlack(pitch) ? 'black' : 'white'}" data-pitch="${pitch}"${
    pitch % 12 === 0 ? ` data-octave="${noteName(pitch, 'C')}"` : ''
  } tabindex="${pitch === USUAL ? 0 : -1}" aria-label="${noteName(pitch, 'C')}"><i></i><b aria-hidden="true"></b></button>`;

export const keysMarkup = `<div class="keys" role="group" aria-label="Keyboard. Arrow keys go from key to key, Enter plays; or play with the letters ${LETTERS}." data-keys>${pitches.map(key).join('')}</div>`;

/** Binds the keyboard in `root`. */
export function bindKeys(root: HTMLElement, { pressed, signal }: KeysEvents): Keys {
  const box = root.querySelector<HTMLElement>('[data-keys]')!;
  const all = [...box.querySelectorAll<HTMLButtonElement>('.key')];
  const keyOf = (pitch: number): HTMLButtonElement | undefined => all[pitch - LOWEST];
  const seen = (each: HTMLElement): boolean => !each.hidden;
  let lit: readonly number[] = [];
  let pointed: number | undefined;
  let spanned = '';
  let tonality: Key = 'C';

  function reach(pitch: number): void {
    for (const each of all) each.tabIndex = each === keyOf(pitch) ? 0 : -1;
  }

  box.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('.key');
      if (!button) return;
      const pitch = Number(button.dataset['pitch']);
      reach(pitch);
      pressed(pitch);
    },
    { signal },
  );
  box.addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const at = all.findIndex((each) => each === document.activeElement);
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -12, ArrowUp: 12 }[event.key];
      const [first, last] = [all.findIndex(seen), all.findLastIndex(seen)];
      const to = event.key === 'Home' ? first : event.key === 'End' ? last : step && at + step;
      if (to !== undefined) {
        event.preventDefault();
        const next = all[Math.min(last, Math.max(first, to))]!;
        reach(Number(next.dataset['pitch']));
        next.focus();
        return;
      }
      const letter = LETTER_KEYS.indexOf(event.code);
      if (letter < 0 || event.repeat) return;
      event.preventDefault();
      pressed(FIRST_LETTER + letter);
    },
    { signal },
  );
  /** Brings the keys between two pitches to the middle of what is in sight. */
  function bring(low: number, high: number): void {
    const [first, last] = [keyOf(low), keyOf(high)];
    if (!first || !last) return;
    const middle = (first.offsetLeft + last.offsetLeft + last.offsetWidth) / 2;
    box.scrollTo({ left: middle - box.clientWidth / 2, behavior: 'instant' });
  }

  function inSight({ offsetLeft, offsetWidth }: HTMLElement): boolean {
    return (
      offsetLeft >= box.scrollLeft && offsetLeft + offsetWidth <= box.scrollLeft + box.clientWidth
    );
  }

  return {
    span(music, [from, to]) {
      const now = [music, from, to].join(' ');
      if (now === spanned) return;
      [spanned, tonality] = [now, music];
      const [low, high] = pitchRange(music);
      const [first, last] = [isBlack(low) ? low - 1 : low, isBlack(high) ? high + 1 : high];
      for (const each of all) {
        const pitch = Number(each.dataset['pitch']);
        each.hidden = pitch < first || pitch > last;
      }
      bring(from, to);
    },
    show(shares) {
      for (const each of all) {
        const pitch = Number(each.dataset['pitch']);
        const p = shares.get(pitch) ?? 0;
        const told = p >= 0.005 ? (p >= 0.995 ? '1' : p.toFixed(2).slice(1)) : '';
        each.style.setProperty('--share', String(p));
        each.toggleAttribute('data-likely', told !== '');
        const number = each.querySelector('b')!;
        if (number.textContent !== told) number.textContent = told;
        const name =
          noteName(pitch, tonality) + (told === '' ? '' : `, next with ${told.replace('.', '0.')}`);
        if (each.getAttribute('aria-label') !== name) each.setAttribute('aria-label', name);
      }
    },
    sound(next) {
      for (const pitch of lit) if (!next.includes(pitch)) delete keyOf(pitch)?.dataset['sounds'];
      for (const pitch of next) {
        const each = keyOf(pitch);
        if (each) each.dataset['sounds'] = '';
      }
      lit = next;
    },
    point(pitch) {
      if (pointed !== undefined) keyOf(pointed)?.removeAttribute('aria-current');
      const each = pitch === undefined ? undefined : keyOf(pitch);
      if (pitch !== undefined && pitch !== pointed && each && !inSight(each)) bring(pitch, pitch);
      each?.setAttribute('aria-current', 'true');
      pointed = pitch;
    },
  };
}
