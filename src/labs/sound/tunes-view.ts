/** @file Twenty tunes, each with what became of it, to be heard or opened. */
import { inWords } from '../../models/music/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import { button } from '../shared/markup.ts';
import type { TuneRow } from './tunes.ts';

export interface TunesEvents {
  readonly play: (row: TuneRow) => void;
  readonly open: (row: TuneRow) => void;
  readonly signal: AbortSignal;
}

/** Binds the list. */
export function bindTunes(
  list: HTMLElement,
  { play, open, signal }: TunesEvents,
): { show(rows: readonly TuneRow[]): void } {
  let shown: readonly TuneRow[] = [];
  list.addEventListener(
    'click',
    ({ target }) => {
      const pressed = target instanceof Element && target.closest<HTMLElement>('[data-tune]');
      if (!pressed) return;
      const row = shown[[...list.children].indexOf(pressed.closest('li')!)];
      if (row) (pressed.dataset['tune'] === 'play' ? play : open)(row);
    },
    { signal },
  );
  return {
    show(rows) {
      if (rows.length < shown.length || rows[0] !== shown[0]) list.replaceChildren();
      for (const row of rows.slice(list.childElementCount)) list.append(item(row));
      shown = rows;
    },
  };
}

function item(row: TuneRow): HTMLElement {
  const made = document.createElement('li');
  made.innerHTML = `${button('play', 'Play', 'tune')}${button('open', 'Open', 'tune')}<span></span>`;
  const said = made.querySelector('span')!;
  said.className = keeps(row) ? 'kept' : 'broken';
  setText(said, `${inWords(row.header)} in ${row.header.key}: ${verdict(row)}`);
  return made;
}

const keeps = ({ broken }: TuneRow): boolean => Object.keys(broken).length === 0;

function verdict(row: TuneRow): string {
  if (keeps(row)) return '✓ keeps all rules';
  const [first, ...more] = Object.values(row.broken);
  return `✗ ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`;
}
