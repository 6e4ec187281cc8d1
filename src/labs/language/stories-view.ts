/** @file Twenty stories, each with what became of it. */
import { textOf } from '../../models/language/vocabulary.ts';
import { setText } from '../shared/set-text.ts';
import { storiesInWords } from './words.ts';
import type { StoryRow } from './stories.ts';

/** Binds the list and the sentence about it. */
export function bindStories(
  list: HTMLElement,
  said: HTMLElement,
): { show(rows: readonly StoryRow[]): void } {
  let shown: readonly StoryRow[] = [];
  return {
    show(rows) {
      if (rows.length < shown.length || rows[0] !== shown[0]) list.replaceChildren();
      for (const row of rows.slice(list.childElementCount)) list.append(item(row));
      shown = rows;
      setText(said, storiesInWords(rows));
    },
  };
}

function item({ tokens, kept, why }: StoryRow): HTMLElement {
  const made = document.createElement('li');
  const verdict = document.createElement('span');
  verdict.className = kept ? 'kept' : 'broken';
  verdict.textContent = kept ? (why ? `✓ kept; false: ${why}` : '✓ kept') : `✗ ${why ?? ''}`;
  made.append(textOf(tokens) || '(nothing)', ' ', verdict);
  return made;
}
