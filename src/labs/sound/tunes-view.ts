/** @file Twenty tunes, each with what became of it, to be heard or opened. */
import { inWords } from '../../models/music/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import { button } from '../shared/markup.ts';
import type { TuneRow } from './tunes.ts';

export interface TunesView {
  show(rows: readonly TuneRow[]): void;
  /** Plays the tune that was played last, or the first one. */
  play(): void;
}

export interface TunesEvents {
  readonly play: (row: TuneRow) => void;
  readonly open: (row: TuneRow) => void;
  /** Whether tunes differ in what they were asked to be, which is then told. */
  readonly differ: () => boolean;
  readonly signal: AbortSignal;
}

/** Binds the list. */
export function bindTunes(
  list: HTMLElement,
  { play, open, differ, signal }: TunesEvents,
): TunesView {
  let shown: readonly TuneRow[] = [];
  let chosen = 0;
  list.addEventListener(
    'click',
    ({ target }) => {
      const pressed = target instanceof Element && target.closest<HTMLElement>('[data-tune]');
      if (!pressed) return;
      const at = [...list.children].indexOf(pressed.closest('li')!);
      const row = shown[at];
      if (!row) return;
      if (pressed.dataset['tune'] === 'open') return open(row);
      mark(at);
      play(row);
    },
    { signal },
  );

  /** The tune that Play plays. */
  function mark(at: number): void {
    list.children[chosen]?.removeAttribute('aria-current');
    list.children[at]?.setAttribute('aria-current', 'true');
    chosen = at;
  }

  return {
    show(rows) {
      if (rows.length < shown.length || rows[0] !== shown[0]) {
        list.replaceChildren();
        chosen = 0;
      }
      for (const row of rows.slice(list.childElementCount))
        list.append(item(row, list.childElementCount + 1, differ()));
      shown = rows;
      if (rows.length > 0) mark(chosen);
    },
    play() {
      const row = shown[chosen];
      if (row) play(row);
    },
  };
}

function item(row: TuneRow, number: number, named: boolean): HTMLElement {
  const made = document.createElement('li');
  made.innerHTML = `${button('play', 'Play', 'tune')}${button('open', 'Open', 'tune')}<span></span>`;
  for (const each of made.querySelectorAll('button'))
    each.setAttribute('aria-label', `${each.textContent} tune ${number}`);
  const said = made.querySelector('span')!;
  said.className = keeps(row) ? 'kept' : 'broken';
  const name = named ? `, ${inWords(row.header)} in ${row.header.key}:` : '';
  setText(said, `${number}${name} ${verdict(row)}`);
  return made;
}

const keeps = ({ broken }: TuneRow): boolean => Object.keys(broken).length === 0;

function verdict(row: TuneRow): string {
  if (keeps(row)) return '✓ keeps all rules';
  const [first, ...more] = Object.values(row.broken);
  return `✗ ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`;
}
